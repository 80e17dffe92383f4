/** @file The words of the codes that only the patient's screens show. The others are in renderer/words/labels.ts. */
import type { CallNote, IdentityCheck } from '#shared/domain/call.ts';
import type { CarePlan, Goal, GoalTarget, Intervention } from '#shared/domain/care-plan.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { TaskKind } from '#shared/domain/task.ts';

export const noteSectionLabel: Record<keyof CallNote, string> = {
  reason: 'Reason and what was said',
  assessment: 'What you gathered',
  education: 'Teaching and support',
  plan: 'Plan and next steps',
};

export const identifierLabel: Record<IdentityCheck['identifiers'][number], string> = {
  'full-name': 'Full name',
  'date-of-birth': 'Date of birth',
  address: 'Home address',
  'phone-on-file': 'Telephone on file',
  'record-number': 'Record number',
};

export const taskKindLabel: Record<TaskKind, string> = {
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

export const goalStatusLabel: Record<Goal['lifecycleStatus'], string> = {
  proposed: 'Proposed',
  accepted: 'Accepted',
  active: 'Active',
  'on-hold': 'On hold',
  completed: 'Completed',
  cancelled: 'Cancelled',
};

export const achievementLabel: Record<Goal['achievementStatus'], string> = {
  'in-progress': 'In progress',
  improving: 'Improving',
  worsening: 'Worsening',
  'no-change': 'No change',
  achieved: 'Achieved',
  'not-achieved': 'Not achieved',
  'not-attainable': 'Not attainable',
};

export const comparatorLabel: Record<GoalTarget['comparator'], string> = {
  '<': 'below',
  '<=': 'at most',
  '=': 'exactly',
  '>=': 'at least',
  '>': 'above',
};

export const ownerLabel: Record<Intervention['owner'], string> = {
  'care-manager': 'Care manager',
  patient: 'Patient',
  practitioner: 'Practitioner',
  caregiver: 'Caregiver',
  'community-resource': 'Community resource',
};

export const interventionStatusLabel: Record<Intervention['status'], string> = {
  planned: 'Planned',
  'in-progress': 'In progress',
  completed: 'Done',
  cancelled: 'Cancelled',
};

export const planStatusLabel: Record<CarePlan['status'], string> = {
  draft: 'Draft',
  submitted: 'Submitted for approval',
  approved: 'Approved',
  active: 'Active',
  superseded: 'Superseded',
};

export const genderLabel: Record<Patient['administrativeGender'], string> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Gender not recorded',
};
