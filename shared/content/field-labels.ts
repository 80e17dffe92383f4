/** @file The words for fields and items of the documents, where one must be named in a sentence: `Medicine: Lisinopril 20 mg, dosage`. */
import { DISPOSITIONS } from './dispositions.ts';
import {
  ACTIVITY_LABELS,
  CALL_KIND_LABELS,
  CARE_PLAN_STATUS_LABELS,
  CONSENT_DECISION_LABELS,
  CONSENT_METHOD_LABELS,
  ENROLLMENT_STATUS_LABELS,
  GENDER_LABELS,
  GOAL_ACHIEVEMENT_LABELS,
  GOAL_STATUS_LABELS,
  INTERVENTION_OWNER_LABELS,
  INTERVENTION_STATUS_LABELS,
  PHONE_USE_LABELS,
  PROBLEM_STATUS_LABELS,
  PROGRAM_LABELS,
  RISK_TIER_LABELS,
  SCORE_LABELS,
  SCREENING_STATUS_LABELS,
  TASK_KIND_LABELS,
  TASK_PRIORITY_LABELS,
  TASK_STATUS_LABELS,
  TRANSITION_LABELS,
} from './labels.ts';

/** An item of a list, in the singular, by the list's name. */
export const ITEM_LABELS: Readonly<Record<string, string>> = {
  phones: 'Telephone',
  callWindows: 'Time to call',
  consents: 'Consent',
  enrollments: 'Enrollment',
  conditions: 'Condition',
  medications: 'Medicine',
  allergies: 'Allergy',
  immunizations: 'Immunization',
  careTeam: 'Care team',
  emergencyContacts: 'Emergency contact',
  transitions: 'Hospital stay or visit',
  needs: 'Need',
  problems: 'Problem',
  goals: 'Goal',
  progress: 'Progress',
  interventions: 'Intervention',
  barriers: 'Barrier',
  signatures: 'Signature',
  addenda: 'Addendum',
  steps: 'Step',
};

/** What an item is called in a list: the first of these fields that it has. */
export const TITLE_FIELDS = [
  'text',
  'title',
  'description',
  'name',
  'number',
  'program',
  'facility',
] as const;

/** A field as a word inside a sentence. One that is not here reads as its own name, in words. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  abatedOn: 'ended on',
  addenda: 'later words',
  administrativeGender: 'gender',
  birthDate: 'date of birth',
  by: 'person',
  at: 'time',
  callbackNumber: 'number to call back',
  careManagerId: 'care manager',
  careTeam: 'care team',
  completedAt: 'done at',
  costSharingDisclosed: 'cost sharing was explained',
  createdAt: 'made at',
  createdBy: 'made by',
  criticality: 'how serious',
  disposition: 'how it ended',
  dueAt: 'due',
  dueOn: 'due',
  effectiveAt: 'measured at',
  emergencyContacts: 'emergency contacts',
  endedAt: 'ended at',
  endedOn: 'ended on',
  familyName: 'family name',
  givenName: 'given name',
  givenOn: 'given on',
  interpreterId: 'number of the interpreter',
  isBillable: 'counts for billing',
  isInteractive: 'spoken with the patient',
  isPreferred: 'preferred',
  lifecycleStatus: 'status',
  achievementStatus: 'how it goes',
  mayLeaveVoicemail: 'voicemail allowed',
  mayShareHealthInformation: 'may hear about the patient’s health',
  measureName: 'measure',
  numberDialled: 'number called',
  obtainedAt: 'given on',
  obtainedBy: 'taken by',
  onePractitionerDisclosed: 'one practitioner at a time was explained',
  onsetOn: 'since',
  ownerId: 'owner',
  patientWords: 'in the patient’s words',
  personalNotes: 'personal notes',
  postalCode: 'ZIP code',
  recordNumber: 'record number',
  rightToStopDisclosed: 'the right to stop was explained',
  riskReasons: 'reasons for the risk',
  riskTier: 'risk',
  sbar: 'report (SBAR)',
  triggerId: 'trigger',
  seconds: 'length in seconds',
  signedAt: 'signed at',
  startedAt: 'started at',
  startedOn: 'start date',
  text: 'name',
  timeZone: 'time zone',
  use: 'kind',
  writtenAt: 'written at',
  writtenBy: 'written by',
};

/** The words for the codes of a field, by collection and way to it. A code without a word reads as itself, in words. */
export const CHOICE_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'patients.riskTier': RISK_TIER_LABELS,
  'patients.administrativeGender': GENDER_LABELS,
  'patients.phones.use': PHONE_USE_LABELS,
  'patients.consents.program': { ...PROGRAM_LABELS, sharing: 'Sharing of health information' },
  'patients.consents.decision': CONSENT_DECISION_LABELS,
  'patients.consents.method': CONSENT_METHOD_LABELS,
  'patients.enrollments.program': PROGRAM_LABELS,
  'patients.enrollments.status': ENROLLMENT_STATUS_LABELS,
  'patients.transitions.kind': TRANSITION_LABELS,
  'carePlans.status': CARE_PLAN_STATUS_LABELS,
  'carePlans.problems.status': PROBLEM_STATUS_LABELS,
  'carePlans.goals.lifecycleStatus': GOAL_STATUS_LABELS,
  'carePlans.goals.achievementStatus': GOAL_ACHIEVEMENT_LABELS,
  'carePlans.interventions.status': INTERVENTION_STATUS_LABELS,
  'carePlans.interventions.owner': INTERVENTION_OWNER_LABELS,
  'calls.disposition': Object.fromEntries(DISPOSITIONS.map(({ disposition, label }) => [disposition, label])),
  'calls.kind': CALL_KIND_LABELS,
  'calls.nextContact.kind': CALL_KIND_LABELS,
  'screenings.status': SCREENING_STATUS_LABELS,
  'screenings.scores.interpretation': SCORE_LABELS,
  'tasks.kind': TASK_KIND_LABELS,
  'tasks.status': TASK_STATUS_LABELS,
  'tasks.priority': TASK_PRIORITY_LABELS,
  'timeEntries.program': PROGRAM_LABELS,
  'timeEntries.activity': ACTIVITY_LABELS,
};

/** A field's name inside a sentence: its label, or its own name in words (`startedAt` is `started at`). */
export function fieldLabel(field: string): string {
  return FIELD_LABELS[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The word for a code of a field: `On hold` for `on-hold`. `way` is collection and fields, joined by dots. */
export function choiceLabel(way: string, code: string): string {
  const label = CHOICE_LABELS[way]?.[code];
  if (label !== undefined) return label;
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
