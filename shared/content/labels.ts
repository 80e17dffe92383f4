/** @file The words on the screen for every kind, status and role of the domain. */
import type { CallKind, IdentityIdentifier } from '#shared/domain/call.ts';
import type { CallReview } from '#shared/domain/call-review.ts';
import type { CallStanding } from '#shared/domain/call-reviews.ts';
import type { CarePlan, Goal, Intervention, PlanSignature, Problem } from '#shared/domain/care-plan.ts';
import type { CollectionName, Receipt } from '#shared/domain/document.ts';
import type {
  Consent,
  Enrollment,
  Patient,
  Phone,
  Program,
  RiskTier,
  Transition,
} from '#shared/domain/patient.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Credential, Role } from '#shared/domain/staff.ts';
import type { Task, TaskKind, TaskStatus } from '#shared/domain/task.ts';
import type { Activity } from '#shared/domain/time-entry.ts';

type Labels<Key extends string> = Readonly<Record<Key, string>>;

export const CALL_KIND_LABELS: Labels<CallKind> = {
  enrollment: 'Enrollment and consent',
  'initial-assessment': 'Initial assessment',
  'monthly-check-in': 'Monthly check-in',
  'transition-of-care': 'After discharge',
  'post-emergency': 'After emergency visit',
  'remote-monitoring': 'Remote monitoring',
  'care-gap': 'Care gap',
  'referral-follow-up': 'Referral follow-up',
  'care-plan-review': 'Care plan review',
  callback: 'Callback',
};

export const IDENTITY_LABELS: Labels<(typeof IdentityIdentifier.options)[number]> = {
  'full-name': 'Full name',
  'date-of-birth': 'Date of birth',
  address: 'Address',
  'phone-on-file': 'Telephone on file',
  'record-number': 'Record number',
};

export const ACTIVITY_LABELS: Labels<Activity> = {
  'patient-contact': 'Patient contact',
  'care-plan': 'Care plan work',
  'chart-review': 'Chart review',
  'medication-reconciliation': 'Medication reconciliation',
  'care-coordination': 'Care coordination',
  documentation: 'Documentation',
};

export const PROGRAM_LABELS: Labels<Program> = {
  CCM: 'Chronic care management',
  PCM: 'Principal care management',
  APCM: 'Advanced primary care management',
  RPM: 'Remote physiologic monitoring',
  RTM: 'Remote therapeutic monitoring',
  TCM: 'Transitional care management',
  BHI: 'Behavioral health integration',
  CoCM: 'Psychiatric collaborative care',
  CHI: 'Community health integration',
  PIN: 'Principal illness navigation',
};

export const RISK_TIER_LABELS: Labels<RiskTier> = {
  high: 'High risk',
  rising: 'Rising risk',
  stable: 'Stable',
  maintenance: 'Maintenance',
};

export const CONSENT_DECISION_LABELS: Labels<Consent['decision']> = {
  accepted: 'Accepted',
  declined: 'Declined',
  revoked: 'Revoked',
};

export const CONSENT_METHOD_LABELS: Labels<Consent['method']> = {
  verbal: 'Verbal',
  written: 'Written',
  electronic: 'Electronic',
};

export const ENROLLMENT_STATUS_LABELS: Labels<Enrollment['status']> = {
  active: 'Active',
  paused: 'Paused',
  ended: 'Ended',
};

export const PHONE_USE_LABELS: Labels<Phone['use']> = {
  home: 'Home',
  mobile: 'Mobile',
  work: 'Work',
  other: 'Other',
};

export const GENDER_LABELS: Labels<Patient['administrativeGender']> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Not recorded',
};

export const TRANSITION_LABELS: Labels<Transition['kind']> = {
  discharge: 'Hospital discharge',
  'emergency-visit': 'Emergency visit',
};

export const PROBLEM_STATUS_LABELS: Labels<Problem['status']> = { active: 'Active', resolved: 'Resolved' };

export const GOAL_STATUS_LABELS: Labels<Goal['lifecycleStatus']> = {
  proposed: 'Proposed',
  accepted: 'Accepted',
  active: 'Active',
  'on-hold': 'On hold',
  completed: 'Completed',
  cancelled: 'Cancelled',
};

export const GOAL_ACHIEVEMENT_LABELS: Labels<Goal['achievementStatus']> = {
  'in-progress': 'In progress',
  improving: 'Improving',
  worsening: 'Worsening',
  'no-change': 'No change',
  achieved: 'Achieved',
  'not-achieved': 'Not achieved',
  'not-attainable': 'Not attainable',
};

export const INTERVENTION_STATUS_LABELS: Labels<Intervention['status']> = {
  planned: 'Planned',
  'in-progress': 'In progress',
  completed: 'Completed',
  cancelled: 'Cancelled',
};

export const INTERVENTION_OWNER_LABELS: Labels<Intervention['owner']> = {
  'care-manager': 'Care manager',
  patient: 'Patient',
  practitioner: 'Practitioner',
  caregiver: 'Caregiver',
  'community-resource': 'Community resource',
};

/** What was said of a signed call. */
export const CALL_REVIEW_LABELS: Labels<CallReview['kind']> = {
  comment: 'Comment',
  'co-signed': 'Co-signed',
  returned: 'Returned',
  answered: 'Answered',
};

/** Where a call stands with its reviewers. */
export const CALL_STANDING_LABELS: Labels<CallStanding> = {
  'not-reviewed': 'Not reviewed',
  answered: 'Answered',
  returned: 'Returned',
  commented: 'Commented',
  'co-signed': 'Co-signed',
};

export const CARE_PLAN_STATUS_LABELS: Labels<CarePlan['status']> = {
  draft: 'Draft',
  submitted: 'Waits for approval',
  approved: 'Approved',
  active: 'Active',
  superseded: 'Superseded',
};

export const SIGNATURE_ACTION_LABELS: Labels<PlanSignature['action']> = {
  authored: 'Authored',
  revised: 'Revised',
  submitted: 'Submitted',
  approved: 'Approved',
  returned: 'Returned',
};

export const SCREENING_STATUS_LABELS: Labels<Screening['status']> = {
  completed: 'Completed',
  amended: 'Amended',
};

export const SCORE_LABELS: Labels<Screening['scores'][number]['interpretation']> = {
  positive: 'Need found',
  negative: 'No need found',
  indeterminate: 'Cannot tell yet',
};

export const TASK_KIND_LABELS: Labels<TaskKind> = {
  'care-gap': 'Care gap',
  'records-request': 'Records request',
  callback: 'Callback',
  'next-contact': 'Next contact',
  referral: 'Referral',
  escalation: 'Escalation',
  transport: 'Transport',
  refill: 'Refill',
  appointment: 'Appointment',
  outreach: 'Outreach',
  review: 'Review',
};

export const TASK_STATUS_LABELS: Labels<TaskStatus> = {
  requested: 'Open',
  'in-progress': 'In progress',
  'on-hold': 'On hold',
  completed: 'Completed',
  cancelled: 'Cancelled',
};

export const TASK_PRIORITY_LABELS: Labels<Task['priority']> = {
  routine: 'Routine',
  urgent: 'Urgent',
  asap: 'As soon as possible',
  stat: 'At once',
};

export const ROLE_LABELS: Labels<Role> = {
  'care-manager': 'Care manager',
  supervisor: 'Supervisor',
  administrator: 'Administrator',
};

export const CREDENTIAL_LABELS: Labels<Credential> = {
  LPN: 'Licensed practical nurse',
  RN: 'Registered nurse',
  NP: 'Nurse practitioner',
  PA: 'Physician assistant',
  MD: 'Physician',
  CMA: 'Certified medical assistant',
  none: 'No credential',
};

export const RECEIPT_LABELS: Labels<Receipt> = {
  'on-this-device': 'On this device',
  'with-the-server': 'With the server',
  held: 'Held',
};

/** A record of each collection, in the singular. */
export const RECORD_LABELS: Labels<CollectionName> = {
  forms: 'forms',
  patients: 'Patient record',
  carePlans: 'Care plan',
  calls: 'Call',
  timeEntries: 'Minutes',
  screenings: 'Screening',
  observations: 'Measurement',
  tasks: 'Task',
  resources: 'Community resource',
  staff: 'Staff record',
  auditEvents: 'Access log entry',
  reviewItems: 'Item to decide',
};
