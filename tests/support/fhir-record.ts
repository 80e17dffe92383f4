import { FORMS } from '#shared/content/forms/index.ts';
import { NEED_GUIDES } from '#shared/content/needs.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import { canonical, questionsOf } from '#shared/domain/questionnaire/model.ts';
import type { Resource } from '#shared/domain/resource.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Staff } from '#shared/domain/staff.ts';
import { PLAIN_TASK, type Task } from '#shared/domain/task.ts';
import { makeCall, makePatient, testId } from '#shared/domain/test-documents.ts';
import type { ExportInput } from '#shared/fhir/export/export-context.ts';

const NURSE = testId(9001);
const at = '2026-11-10T17:00:00.000Z';
const stamp = { updatedAt: at, updatedBy: NURSE, deviceId: testId(9002), rev: 1, receivedAt: at };
const ICD_10 = 'http://hl7.org/fhir/sid/icd-10-cm';

/** A need of Rosa's; hungry since a screening, open and undecided. */
export function makeNeed(changes: Partial<PatientNeed> = {}): PatientNeed {
  return {
    id: testId(20),
    needId: 'food-insecurity',
    domain: 'food',
    title: 'Food runs out',
    status: 'open',
    sourceScreeningId: testId(30),
    foundAt: at,
    foundBy: NURSE,
    code: { system: ICD_10, code: 'Z59.41', display: 'Food insecurity' },
    codeStatus: 'proposed',
    codeDecidedBy: '',
    codeDecidedAt: '',
    problemId: testId(41),
    goalId: testId(42),
    referralTaskId: testId(50),
    confirmedAt: '',
    closedAt: '',
    comment: '',
    ...changes,
  };
}

const violence = makeNeed({
  id: testId(21),
  needId: 'interpersonal-safety',
  domain: 'safety',
  title: 'Not safe at home',
  code: null,
  codeStatus: 'none',
  problemId: '',
  goalId: '',
  referralTaskId: '',
});

const carePlan: CarePlan = {
  ...stamp,
  id: testId(40),
  patientId: testId(1),
  version: 2,
  status: 'active',
  problems: [
    {
      ...{
        id: testId(41),
        title: 'Food runs out',
        status: 'active',
        sourceScreeningId: testId(30),
        order: 1,
      },
      codes: [{ system: ICD_10, code: 'Z59.41' }],
      ...{ codeStatus: 'proposed', expectedOutcome: 'Food in the house all month' },
    },
  ],
  goals: [
    {
      ...{
        id: testId(42),
        problemId: testId(41),
        description: 'Systolic below 130',
        patientWords: 'Feel steady',
      },
      target: {
        measureLoinc: '8480-6',
        measureName: 'Systolic',
        comparator: '<',
        value: 130,
        unit: 'mm[Hg]',
      },
      baseline: { value: 148, on: '2026-10-01' },
      ...{ dueOn: '2026-12-24', nextReviewOn: '2026-12-01', lifecycleStatus: 'active', order: 2 },
      ...{ achievementStatus: 'improving', confidence: 7 },
      progress: [{ id: testId(43), recordedAt: at, recordedBy: NURSE, value: 139.5, note: 'Better' }],
    },
  ],
  interventions: [
    {
      ...{ id: testId(44), problemId: testId(41), goalId: testId(42), taskId: testId(50), order: 3 },
      ...{ description: 'Apply for SNAP', owner: 'care-manager', dueOn: '2026-11-24', status: 'in-progress' },
    },
  ],
  barriers: [{ id: testId(45), goalId: '', description: 'No ride', status: 'open', order: 0 }],
  sections: [{ id: 'caregiver', text: 'Her son helps <daily>', reviewedOn: '2026-11-01' }],
  signatures: [
    { id: testId(46), action: 'authored', by: NURSE, at, comment: '' },
    { id: testId(47), action: 'approved', by: testId(9003), at: '2026-11-11T17:00:00.000Z', comment: 'Good' },
  ],
  copies: [
    { id: testId(48), givenAt: at, givenBy: NURSE, recipient: 'Rosa', method: 'mail', language: 'en' },
  ],
};

const core = FORMS.find(({ questionnaire }) => questionnaire.id === 'ahc-hrsn-core');

function makeScreening(): Screening {
  if (core === undefined) throw new Error('There is no AHC core form.');
  return {
    ...stamp,
    id: testId(30),
    patientId: testId(1),
    staffId: NURSE,
    callId: testId(600),
    questionnaire: canonical(core.questionnaire),
    title: core.questionnaire.title,
    status: 'completed',
    amendsId: '',
    language: 'en',
    authoredAt: at,
    items: questionsOf(core.questionnaire).map(({ linkId, options }) => {
      const chosen = options.find(
        ({ value }) => 'valueCoding' in value && value.valueCoding.code === 'LA28397-0',
      );
      const first = chosen?.value ?? options[0]?.value;
      if (linkId === '93030-5' || first === undefined)
        return { linkId, instance: '', status: 'declined', answers: [] };
      return { linkId, instance: '', status: 'answered', answers: [first] };
    }),
    scores: [
      { id: 'safety', title: 'HITS', loinc: '95614-4', value: 4, interpretation: 'negative', text: '' },
    ],
    needs: [{ id: 'food-insecurity', domain: 'food', title: 'Food', detail: '', linkIds: ['88122-7'] }],
  };
}

const task: Task = {
  ...stamp,
  ...PLAIN_TASK,
  ...{ id: testId(51), patientId: testId(1), kind: 'callback', status: 'requested', priority: 'routine' },
  ...{
    title: 'Call back',
    detail: 'After three',
    dueAt: at,
    ownerId: NURSE,
    createdAt: at,
    createdBy: NURSE,
  },
  ...{ completedAt: '', callId: testId(600) },
};

const referral: Task = {
  ...task,
  ...{ id: testId(50), kind: 'referral', status: 'in-progress', title: 'Food bank' },
  referral: {
    ...{
      patientNeedId: testId(20),
      resourceId: testId(60),
      resourceName: 'Pantry',
      resourcePhone: '555-0199',
    },
    ...{ hasConsent: true, state: 'sent' },
    events: [{ id: testId(52), state: 'sent', at, by: NURSE, note: 'By telephone' }],
  },
};

const escalation: Task = {
  ...task,
  ...{ id: testId(53), kind: 'escalation', priority: 'stat', title: 'Not safe at home' },
  escalation: {
    ...{ level: 'RN-now', triggerId: 'abuse-disclosed', occurredAt: at, location: '', callbackNumber: '' },
    sbar: { situation: 'She told', background: '', assessment: '', recommendation: 'Call today' },
    steps: [{ id: testId(54), stepId: 'note', at, by: NURSE, text: 'Safe to talk' }],
    ...{ acknowledgedAt: '', acknowledgedBy: '', outcome: '', closedAt: '', followUpTaskId: '' },
  },
};

const observations: Observation[] = [
  {
    ...{ ...stamp, id: testId(70), patientId: testId(1), loinc: '85354-9', title: 'Blood pressure' },
    ...{ category: 'vital-signs', effectiveAt: at, value: 148, unit: 'mm[Hg]', text: '' },
    components: [
      { code: { system: 'http://loinc.org', code: '8480-6' }, value: 148, unit: 'mm[Hg]' },
      { code: { system: 'http://loinc.org', code: '8462-4' }, value: 88, unit: 'mm[Hg]' },
    ],
  },
  {
    ...{ ...stamp, id: testId(71), patientId: testId(1), loinc: '9318-7', title: 'Albumin' },
    ...{ category: 'laboratory', effectiveAt: at, value: 5, unit: 'mg/g', text: '< 5', components: [] },
  },
];

const nurse: Staff = {
  ...stamp,
  ...{ id: NURSE, name: 'Ana Ruiz', role: 'care-manager', credential: 'LPN', teamId: '', teamName: '' },
  ...{ phone: '555-0111', devices: [], isActive: true },
  licenses: [{ id: testId(80), state: 'NY', number: 'N-1', isCompact: false, expiresOn: '2028-01-01' }],
};

const pantry: Resource = {
  ...stamp,
  ...{ id: testId(60), name: 'Pantry', needs: ['food'], phone: '555-0199', website: '', postalCodes: [] },
  ...{ languages: [], eligibility: '', description: '', hours: '', address: '2 Main Street', verifiedOn: '' },
  ...{ latitude: null, longitude: null },
};

/** The record of Rosa, with one of everything that is exported. */
export function fullRecord(changes: Partial<Patient> = {}): ExportInput {
  const patient = makePatient({
    recordNumber: 'MR-7',
    identifiers: [{ system: 'urn:hospital', value: 'MR-7' }],
    preferredName: 'Rosie',
    conditions: [
      {
        ...{
          id: testId(10),
          text: 'Alcohol use',
          clinicalStatus: 'active',
          onsetOn: '2020-01-01',
          abatedOn: '',
        },
        codes: [{ system: ICD_10, code: 'F10.20' }],
      },
    ],
    medications: [
      {
        id: testId(11),
        codes: [],
        text: 'Lisinopril',
        dosage: 'Daily',
        status: 'stopped',
        startedOn: '2024-02-03',
      },
    ],
    allergies: [{ id: testId(12), codes: [], text: 'Latex', criticality: 'high', reaction: 'Hives' }],
    immunizations: [{ id: testId(13), codes: [], text: 'Influenza', givenOn: '2025-10-02' }],
    careTeam: [
      { id: testId(14), name: 'Dr. Test', role: 'Primary care', phone: '555-0122', organization: 'Clinic' },
    ],
    emergencyContacts: [
      {
        id: testId(15),
        name: 'Luis',
        relationship: 'Son',
        phone: '555-0123',
        mayShareHealthInformation: true,
      },
    ],
    transitions: [
      {
        ...{ id: testId(16), kind: 'discharge', facility: 'General', on: '2026-10-30', reason: 'Fall' },
        steps: [{ id: 'contact', doneAt: at, doneBy: NURSE, note: 'Reached' }],
      },
    ],
    education: [
      {
        ...{ id: testId(17), handoutId: 'salt', version: '1', title: 'Less salt', language: 'en' },
        ...{
          method: 'mail',
          teachBack: 'said-back',
          givenAt: at,
          givenBy: NURSE,
          callId: '',
          note: 'Liked it',
        },
      },
    ],
    careGapAnswers: [
      {
        ...{ id: testId(18), gapId: 'eye-exam', answer: 'done-elsewhere', on: '2026-09-01', note: '' },
        ...{ recordedAt: at, recordedBy: NURSE },
      },
    ],
    monthCloses: [
      {
        ...{ id: testId(20), month: '2026-10', kind: 'closed', seconds: [{ program: 'CCM', seconds: 1260 }] },
        ...{ codes: [{ code: '99490', units: 1 }], reason: '', at, by: NURSE },
      },
    ],
    coverages: [
      {
        ...{
          id: testId(19),
          payer: 'Medicare',
          plan: 'Part B',
          memberId: 'M-1',
          phone: '',
          benefits: 'Rides',
        },
        ...{ networkNotes: '', startsOn: '2024-01-01', endsOn: '', checkedOn: '2026-11-01' },
      },
    ],
    needs: [makeNeed(), violence],
    riskReasons: ['Lives alone'],
    ...changes,
  });
  return {
    organization: { id: testId(900), name: 'Northside' },
    patient,
    carePlans: [{ ...carePlan, id: testId(49), version: 0, status: 'draft', goals: [] }, carePlan],
    calls: [makeCall(), makeCall({ id: testId(601), disposition: 'no-answer', signedAt: '' })],
    screenings: [makeScreening()],
    observations,
    tasks: [referral, task, escalation],
    staff: [nurse],
    resources: [pantry],
    forms: FORMS,
    guides: NEED_GUIDES,
    withSensitive: false,
  };
}
