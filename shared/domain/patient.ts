import { z } from 'zod';
import { Evidence } from './care-evidence.ts';
import { CareGapAnswer } from './care-gap-answer.ts';
import { Coverage } from './coverage.ts';
import { documentFields } from './document.ts';
import { EducationGiven } from './education-given.ts';
import { MonthCloseEvent } from './month-close.ts';
import { PatientNeed } from './patient-need.ts';
import { ActorId, Coding, Id, Instant, LocalDate, LocalTime, TimeZone } from './primitives.ts';
import { Program } from './program.ts';
import { QueueHold } from './queue-hold.ts';

export { Program };

export const Phone = z.object({
  id: Id,
  number: z.string().max(40),
  use: z.enum(['home', 'mobile', 'work', 'other']),
  isPreferred: z.boolean(),
  mayLeaveVoicemail: z.boolean(),
});
export type Phone = z.infer<typeof Phone>;

export const Address = z.object({
  lines: z.array(z.string().max(200)),
  city: z.string().max(100),
  state: z.string().max(40),
  postalCode: z.string().max(20),
});
export type Address = z.infer<typeof Address>;

/** When the person likes to be called, in her own time zone. */
export const CallWindow = z.object({
  id: Id,
  days: z.array(z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])),
  from: LocalTime,
  to: LocalTime,
});
export type CallWindow = z.infer<typeof CallWindow>;

/** A consent to a program or to sharing (domain.md 1.5). */
export const Consent = z.object({
  id: Id,
  program: z.union([Program, z.literal('sharing')]),
  decision: z.enum(['accepted', 'declined', 'revoked']),
  method: z.enum(['verbal', 'written', 'electronic']),
  obtainedAt: Instant,
  obtainedBy: z.string().max(200),
  costSharingDisclosed: z.boolean(),
  onePractitionerDisclosed: z.boolean(),
  rightToStopDisclosed: z.boolean(),
});
export type Consent = z.infer<typeof Consent>;

export const Enrollment = z.object({
  id: Id,
  program: Program,
  status: z.enum(['active', 'paused', 'ended']),
  startedOn: LocalDate,
  endedOn: z.union([LocalDate, z.literal('')]),
  billingPractitioner: z.string().max(200),
});
export type Enrollment = z.infer<typeof Enrollment>;

export const RiskTier = z.enum(['high', 'rising', 'stable', 'maintenance']);
export type RiskTier = z.infer<typeof RiskTier>;

export const Condition = z.object({
  id: Id,
  codes: z.array(Coding),
  text: z.string().max(500),
  clinicalStatus: z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved']),
  onsetOn: z.union([LocalDate, z.literal('')]),
  abatedOn: z.union([LocalDate, z.literal('')]),
});
export type Condition = z.infer<typeof Condition>;

/** Whether a condition is there now: neither quiet nor over. */
export function isCurrentCondition({ clinicalStatus }: Pick<Condition, 'clinicalStatus'>): boolean {
  return clinicalStatus === 'active' || clinicalStatus === 'recurrence' || clinicalStatus === 'relapse';
}

export const Medication = z.object({
  id: Id,
  codes: z.array(Coding),
  text: z.string().max(500),
  dosage: z.string().max(1000),
  status: z.enum(['active', 'on-hold', 'stopped', 'completed']),
  startedOn: z.union([LocalDate, z.literal('')]),
});
export type Medication = z.infer<typeof Medication>;

export const Allergy = z.object({
  id: Id,
  codes: z.array(Coding),
  text: z.string().max(500),
  criticality: z.enum(['low', 'high', 'unable-to-assess']),
  reaction: z.string().max(500),
});
export type Allergy = z.infer<typeof Allergy>;

export const Immunization = z.object({
  id: Id,
  codes: z.array(Coding),
  text: z.string().max(500),
  givenOn: LocalDate,
});
export type Immunization = z.infer<typeof Immunization>;

export const CareTeamMember = z.object({
  id: Id,
  name: z.string().max(200),
  role: z.string().max(200),
  phone: z.string().max(40),
  organization: z.string().max(200),
});
export type CareTeamMember = z.infer<typeof CareTeamMember>;

export const EmergencyContact = z.object({
  id: Id,
  name: z.string().max(200),
  relationship: z.string().max(100),
  phone: z.string().max(40),
  mayShareHealthInformation: z.boolean(),
});
export type EmergencyContact = z.infer<typeof EmergencyContact>;

/** A step of a transition's checklist that is done; its id is the step's, so that there is one of each. */
export const TransitionStep = z.object({
  id: z.enum(['contact', 'records', 'medications', 'appointment', 'services', 'teaching', 'visit']),
  doneAt: Instant,
  doneBy: ActorId,
  note: z.string().max(500),
});
export type TransitionStep = z.infer<typeof TransitionStep>;

/** An admission, emergency visit or discharge that starts a follow-up clock (domain.md 1.4, 5.3). */
export const Transition = z.object({
  id: Id,
  kind: z.enum(['discharge', 'emergency-visit']),
  facility: z.string().max(200),
  on: LocalDate,
  reason: z.string().max(500),
  /** What of its checklist is done. Appended, never changed. */
  steps: z.array(TransitionStep),
});
export type Transition = z.infer<typeof Transition>;

/** A patient, with everything a care manager needs before she dials. */
export const Patient = z.object({
  ...documentFields,
  recordNumber: z.string().max(60),
  /** Business identifiers of the systems she came from, as FHIR Identifier. */
  identifiers: z.array(z.object({ system: z.string().max(300), value: z.string().max(200) })),
  givenName: z.string().max(200),
  familyName: z.string().max(200),
  preferredName: z.string().max(200),
  birthDate: LocalDate,
  administrativeGender: z.enum(['female', 'male', 'other', 'unknown']),
  deceased: z.enum(['no', 'reported', 'confirmed']),
  phones: z.array(Phone),
  address: Address,
  timeZone: TimeZone,
  /** BCP 47, such as `en` or `es`. */
  language: z.string().max(35),
  needsInterpreter: z.boolean(),
  callWindows: z.array(CallWindow),
  consents: z.array(Consent),
  enrollments: z.array(Enrollment),
  riskTier: RiskTier,
  riskReasons: z.array(z.string().max(200)),
  conditions: z.array(Condition),
  medications: z.array(Medication),
  allergies: z.array(Allergy),
  immunizations: z.array(Immunization),
  careTeam: z.array(CareTeamMember),
  emergencyContacts: z.array(EmergencyContact),
  transitions: z.array(Transition),
  /** Facts that care management needs and no other document holds. */
  evidence: z.array(Evidence),
  /** Why and until when she was put off in the queue. */
  holds: z.array(QueueHold),
  /** Needs that screenings showed, and what became of them. */
  needs: z.array(PatientNeed),
  education: z.array(EducationGiven),
  careGapAnswers: z.array(CareGapAnswer),
  coverages: z.array(Coverage),
  monthCloses: z.array(MonthCloseEvent),
  /** What helps to know her as a person: family, interests, what matters to her. */
  personalNotes: z.string().max(4000),
  /** The staff id of the care manager she is assigned to. Stamped by the server. */
  careManagerId: z.union([ActorId, z.literal('')]),
});
export type Patient = z.infer<typeof Patient>;

/** The name to show and to say: `Rosa Alvarez`. */
export function patientName(patient: Pick<Patient, 'givenName' | 'familyName' | 'preferredName'>): string {
  const given = patient.preferredName || patient.givenName;
  return `${given} ${patient.familyName}`.trim();
}
