/** @file The words of the domain's codes, as they stand on screen. One place, so that a code reads the same everywhere. */
import type { CallKind, Disposition } from '#shared/domain/call.ts';
import type { CollectionName, Receipt } from '#shared/domain/document.ts';
import type { Program, RiskTier } from '#shared/domain/patient.ts';
import type { Role } from '#shared/domain/staff.ts';
import type { Activity } from '#shared/domain/time-entry.ts';

export const riskLabel: Record<RiskTier, string> = {
  high: 'High risk',
  rising: 'Rising risk',
  stable: 'Stable',
  maintenance: 'Maintenance',
};

export const callKindLabel: Record<CallKind, string> = {
  enrollment: 'Enrollment',
  'initial-assessment': 'Initial assessment',
  'monthly-check-in': 'Monthly check-in',
  'transition-of-care': 'Transition of care',
  'post-emergency': 'After emergency visit',
  'remote-monitoring': 'Remote monitoring',
  'care-gap': 'Care gap',
  'referral-follow-up': 'Referral follow-up',
  'care-plan-review': 'Care plan review',
  callback: 'Callback',
};

export const dispositionLabel: Record<Disposition, string> = {
  'reached-completed': 'Reached, completed',
  'reached-partial': 'Reached, partly done',
  'reached-declined-today': 'Reached, declined today',
  'reached-declined-program': 'Reached, declined the program',
  'reached-wrong-person': 'Wrong person answered',
  'representative-reached': 'Representative reached',
  'interpreter-needed': 'Interpreter needed',
  'voicemail-left': 'Voicemail left',
  'voicemail-unavailable': 'Voicemail not possible',
  'no-answer': 'No answer',
  busy: 'Busy',
  'line-disconnected': 'Line disconnected',
  'wrong-number': 'Wrong number',
  'call-dropped': 'Call dropped',
  hospitalized: 'In hospital',
  'moved-facility': 'Moved to a facility',
  'deceased-reported': 'Reported deceased',
  'safety-concern': 'Safety concern',
  'emergency-escalated': 'Emergency escalated',
  'language-barrier': 'Language barrier',
  'message-sent': 'Message sent',
  'identity-not-verified': 'Identity not verified',
};

export const programLabel: Record<Program, string> = {
  CCM: 'Chronic care management',
  PCM: 'Principal care management',
  APCM: 'Advanced primary care management',
  RPM: 'Remote physiologic monitoring',
  RTM: 'Remote therapeutic monitoring',
  TCM: 'Transitional care management',
  BHI: 'Behavioral health integration',
  CoCM: 'Collaborative care',
  CHI: 'Community health integration',
  PIN: 'Principal illness navigation',
};

export const activityLabel: Record<Activity, string> = {
  'patient-contact': 'Talking with the patient',
  'care-plan': 'Care plan',
  'chart-review': 'Chart review',
  'medication-reconciliation': 'Medication reconciliation',
  'care-coordination': 'Care coordination',
  documentation: 'Documentation',
};

export const receiptLabel: Record<Receipt, string> = {
  'on-this-device': 'On this device',
  'with-the-server': 'With the server',
  held: 'Held',
};

export const roleLabel: Record<Role, string> = {
  'care-manager': 'Care manager',
  supervisor: 'Supervisor',
  administrator: 'Administrator',
};

/** A record of each collection, in the singular. */
export const recordLabel: Record<CollectionName, string> = {
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
};

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** `Spanish` for `es`; the code itself where it has no name. */
export function languageLabel(language: string): string {
  try {
    return languageNames.of(language) ?? language;
  } catch {
    return language;
  }
}
