/** @file Small valid documents for unit tests of the rules. */
import type { Call } from './call.ts';
import type { Patient } from './patient.ts';
import type { Id } from './primitives.ts';
import type { ReviewItem } from './review-item.ts';
import { PLAIN_TASK, type Task } from './task.ts';
import type { TimeEntry } from './time-entry.ts';

/** A UUID that shows its number. */
export function testId(number: number): Id {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

const stamp = {
  updatedAt: '2026-11-01T12:00:00.000Z',
  updatedBy: testId(9001),
  deviceId: testId(9002),
  rev: 1,
  receivedAt: '2026-11-01T12:00:01.000Z',
};

/** A patient of 72 in New York with an active CCM enrollment and consent. */
export function makePatient(changes: Partial<Patient> = {}): Patient {
  return {
    ...{ needs: [], education: [], careGapAnswers: [], coverages: [], monthCloses: [] },
    ...stamp,
    id: testId(1),
    recordNumber: 'T-1',
    identifiers: [],
    givenName: 'Rosa',
    familyName: 'Alvarez',
    preferredName: '',
    birthDate: '1954-03-02',
    administrativeGender: 'female',
    deceased: 'no',
    phones: [
      { id: testId(9100), number: '555-0100', use: 'home', isPreferred: true, mayLeaveVoicemail: true },
    ],
    address: { lines: ['1 Main Street'], city: 'Albany', state: 'NY', postalCode: '12207' },
    timeZone: 'America/New_York',
    language: 'en',
    needsInterpreter: false,
    callWindows: [],
    consents: [
      {
        id: testId(9200),
        program: 'CCM',
        decision: 'accepted',
        method: 'verbal',
        obtainedAt: '2026-01-05T15:00:00.000Z',
        obtainedBy: 'Test',
        costSharingDisclosed: true,
        onePractitionerDisclosed: true,
        rightToStopDisclosed: true,
      },
    ],
    enrollments: [
      {
        id: testId(9300),
        program: 'CCM',
        status: 'active',
        startedOn: '2026-01-05',
        endedOn: '',
        billingPractitioner: 'Dr. Test',
      },
    ],
    riskTier: 'stable',
    riskReasons: [],
    conditions: [],
    medications: [],
    allergies: [],
    immunizations: [],
    careTeam: [],
    emergencyContacts: [],
    transitions: [],
    evidence: [],
    holds: [],
    personalNotes: '',
    careManagerId: testId(9001),
    ...changes,
  };
}

/** Ten billable CCM minutes on 2026-11-10 at noon in New York. */
export function makeTimeEntry(changes: Partial<TimeEntry> = {}): TimeEntry {
  return {
    ...stamp,
    id: testId(500),
    patientId: testId(1),
    staffId: testId(9001),
    program: 'CCM',
    activity: 'patient-contact',
    callId: '',
    startedAt: '2026-11-10T17:00:00.000Z',
    endedAt: '2026-11-10T17:10:00.000Z',
    seconds: 600,
    timeZone: 'America/New_York',
    method: 'timer',
    isInteractive: true,
    isBillable: true,
    reason: '',
    supersedes: '',
    credential: 'LPN',
    counterpart: 'patient',
    narrative: '',
    sequence: 0,
    previousDigest: '',
    digest: '',
    ...changes,
  };
}

/** A completed outbound check-in of ten minutes on 2026-11-10 at noon in New York. */
export function makeCall(changes: Partial<Call> = {}): Call {
  return {
    ...stamp,
    id: testId(600),
    patientId: testId(1),
    staffId: testId(9001),
    kind: 'monthly-check-in',
    direction: 'outbound',
    startedAt: '2026-11-10T17:00:00.000Z',
    endedAt: '2026-11-10T17:10:00.000Z',
    disposition: 'reached-completed',
    identityCheck: null,
    numberDialled: '555-0100',
    interpreterId: '',
    note: { reason: '', assessment: '', education: '', plan: '' },
    nextContact: null,
    signedAt: '2026-11-10T17:12:00.000Z',
    addenda: [],
    reviews: [],
    ...changes,
  };
}

/** An open callback on 2026-11-24 at 2 PM in New York. */
export function makeTask(changes: Partial<Task> = {}): Task {
  return {
    ...PLAIN_TASK,
    ...stamp,
    id: testId(700),
    patientId: testId(1),
    kind: 'callback',
    status: 'requested',
    priority: 'routine',
    title: 'Call back',
    detail: '',
    dueAt: '2026-11-24T19:00:00.000Z',
    ownerId: testId(9001),
    createdAt: '2026-11-20T15:00:00.000Z',
    createdBy: testId(9001),
    completedAt: '',
    callId: '',
    ...changes,
  };
}

/** An open conflict about a medicine's dosage, not with the server yet. */
export function makeReviewItem(changes: Partial<ReviewItem> = {}): ReviewItem {
  const [by, at] = [testId(9001), '2026-11-01T12:00:00.000Z'];
  return {
    ...stamp,
    rev: 0,
    receivedAt: '',
    id: testId(7),
    patientId: testId(1),
    kind: 'conflict',
    status: 'open',
    documentCollection: 'patients',
    documentId: testId(1),
    path: `medications/${testId(9400)}/dosage`,
    base: '"10 mg"',
    kept: { value: '"20 mg"', by, at },
    other: { value: '"5 mg"', by, at },
    reason: '',
    raisedAt: at,
    raisedBy: by,
    decision: null,
    ...changes,
  };
}
