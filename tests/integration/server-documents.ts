import { newId } from '#server/organization/ids.ts';
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { AuditEvent } from '#shared/domain/audit-event.ts';
import type { Call } from '#shared/domain/call.ts';
import type { DocumentStamp } from '#shared/domain/document.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { PLAIN_TASK, type Task } from '#shared/domain/task.ts';

export const AT = '2026-11-01T09:00:00.000Z';

interface Author {
  staffId: string;
  deviceId: string;
}

function stamp(author?: Author): DocumentStamp {
  return {
    id: newId(),
    updatedAt: AT,
    updatedBy: author?.staffId ?? 'server',
    deviceId: author?.deviceId ?? 'server',
    rev: 0,
    receivedAt: '',
  };
}

/** An invented patient. */
export function patient(changes: Partial<Patient> = {}): Patient {
  return {
    ...{ needs: [], education: [], careGapAnswers: [], coverages: [], monthCloses: [] },
    ...stamp(),
    recordNumber: 'R-1',
    identifiers: [],
    givenName: 'Rosa',
    familyName: 'Alvarez',
    preferredName: '',
    birthDate: '1950-02-03',
    administrativeGender: 'female',
    deceased: 'no',
    phones: [],
    address: { lines: ['1 Main St'], city: 'Tucson', state: 'AZ', postalCode: '85701' },
    timeZone: 'America/Phoenix',
    language: 'en',
    needsInterpreter: false,
    callWindows: [],
    consents: [],
    enrollments: [],
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
    careManagerId: '',
    ...changes,
  };
}

/** A task that the author made for a patient. */
export function task(author: Author, patientId: string, changes: Partial<Task> = {}): Task {
  return {
    ...PLAIN_TASK,
    ...stamp(author),
    patientId,
    kind: 'callback',
    status: 'requested',
    priority: 'routine',
    title: 'Call back',
    detail: '',
    dueAt: AT,
    ownerId: author.staffId,
    createdAt: AT,
    createdBy: author.staffId,
    completedAt: '',
    callId: '',
    ...changes,
  };
}

/** A call by the author, not yet signed. */
export function call(author: Author, patientId: string, changes: Partial<Call> = {}): Call {
  return {
    ...stamp(author),
    patientId,
    staffId: author.staffId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    startedAt: AT,
    endedAt: AT,
    disposition: 'reached-completed',
    identityCheck: null,
    numberDialled: '',
    interpreterId: '',
    note: { reason: '', assessment: 'She feels well.', education: '', plan: '' },
    nextContact: null,
    signedAt: '',
    addenda: [],
    reviews: [],
    ...changes,
  };
}

/** An audit event of the author's device. */
export function auditEvent(author: Author, patientId: string): AuditEvent {
  return {
    ...stamp(author),
    patientId,
    staffId: author.staffId,
    action: 'patient.open',
    entityType: 'patients',
    entityId: patientId,
    at: AT,
    sequence: 0,
    previousDigest: '',
    digest: 'a'.repeat(64),
  };
}

/** A row of a push: the new state, and the server's state it was made on. */
export function row(document: object, assumed: WireDocument | null = null): PushRow {
  return {
    newDocumentState: { ...(document as WireDocument), _deleted: false },
    assumedMasterState: assumed,
  };
}

/** A row that edits a document as it was pulled, in the name of the author. */
export function edit(author: Author, pulled: WireDocument, changes: object, updatedAt: string = AT): PushRow {
  const stamped = { updatedAt, updatedBy: author.staffId, deviceId: author.deviceId, receivedAt: '' };
  return row({ ...pulled, ...changes, ...stamped }, pulled);
}
