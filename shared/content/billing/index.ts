/** @file All billing rules, by date of service. They prepare for a biller; nothing here is submitted. */
import type { BillingRule } from '#shared/domain/billing/billing-rule.ts';
import { BEHAVIORAL_AND_SOCIAL_RULES } from './behavioral-and-social.ts';
import { CARE_MANAGEMENT_RULES } from './care-management.ts';
import { REMOTE_MONITORING_RULES } from './remote-monitoring.ts';

export { EVIDENCE_LABELS } from './evidence-words.ts';
export { BILLING_EXCLUSIONS } from './exclusions.ts';
export { REQUIREMENT_WORDS } from './requirement-words.ts';
export { BILLING_SWITCHES } from './switches.ts';

export const BILLING_RULES: readonly BillingRule[] = [
  ...CARE_MANAGEMENT_RULES,
  ...REMOTE_MONITORING_RULES,
  ...BEHAVIORAL_AND_SOCIAL_RULES,
];
