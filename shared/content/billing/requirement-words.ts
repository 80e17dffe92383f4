/** @file The words for what a code needs besides minutes, and where each is recorded. */
import type { BillingRequirement } from '#shared/domain/billing/billing-rule.ts';
import type { EvidenceKind } from '#shared/domain/care-evidence.ts';

/** What a requirement is called, how it comes about, and the fact that records it (empty: it follows from other records). */
export interface RequirementWords {
  title: string;
  how: string;
  evidence: EvidenceKind | '';
}

const VISIT_AFTER_DISCHARGE = 'Record the visit after the discharge and how complex it was.';

export const REQUIREMENT_WORDS: Readonly<Record<BillingRequirement | 'review', RequirementWords>> = {
  consent: {
    title: 'Consent',
    how: 'Ask for it on the next call; it is kept with the consents.',
    evidence: '',
  },
  'initiating-visit': {
    title: 'Initiating visit',
    how: 'Ask the practice for the day of the visit.',
    evidence: 'initiating-visit',
  },
  'extra-planning': {
    title: 'Extra planning at the initiating visit',
    how: 'Only the practitioner does this.',
    evidence: 'extra-planning',
  },
  'two-chronic-conditions': {
    title: 'Two chronic conditions',
    how: 'The practice keeps the list of conditions.',
    evidence: '',
  },
  'one-chronic-condition-at-most': {
    title: 'One chronic condition at most',
    how: 'Follows from the list of conditions.',
    evidence: '',
  },
  'one-high-risk-condition': {
    title: 'High-risk condition',
    how: 'The practitioner names it.',
    evidence: 'high-risk-condition',
  },
  'qualified-medicare-beneficiary': {
    title: 'Qualified Medicare Beneficiary',
    how: 'The practice sees it in the coverage.',
    evidence: 'qualified-medicare-beneficiary',
  },
  'care-plan': { title: 'Care plan', how: 'Write a goal into the care plan.', evidence: '' },
  'care-plan-copy-given': {
    title: 'Copy of the care plan',
    how: 'Give a copy and record the day.',
    evidence: 'plan-copy-given',
  },
  'practitioner-approval': {
    title: 'Approval of the care plan',
    how: 'Ask the practitioner to approve it.',
    evidence: 'plan-approved',
  },
  'complex-decision-making': {
    title: 'Complex decision making',
    how: 'Only the practitioner decides and records this.',
    evidence: 'complex-decision-making',
  },
  'live-interaction': {
    title: 'Live conversation this month',
    how: 'Follows from the calls of the month.',
    evidence: '',
  },
  'device-set-up': {
    title: 'Device set up',
    how: 'Record the day it was set up and explained.',
    evidence: 'device-set-up',
  },
  'established-patient': {
    title: 'Established patient',
    how: 'Ask the practice.',
    evidence: 'established-patient',
  },
  'behavioral-diagnosis': {
    title: 'Behavioral health diagnosis',
    how: 'The practice keeps the list of conditions.',
    evidence: '',
  },
  'rating-scale': {
    title: 'Rating scale this month',
    how: 'Fill in a screening such as PHQ-9 or GAD-7.',
    evidence: '',
  },
  'social-need-documented': {
    title: 'Social need documented at a visit',
    how: 'Ask the practice for the visit.',
    evidence: 'social-need-documented',
  },
  'contact-within-two-business-days': {
    title: 'Contact within two business days',
    how: 'Follows from the calls after the discharge.',
    evidence: '',
  },
  'visit-within-seven-days': {
    title: 'Visit within seven days',
    how: VISIT_AFTER_DISCHARGE,
    evidence: 'transition-visit',
  },
  'visit-within-fourteen-days': {
    title: 'Visit within fourteen days',
    how: VISIT_AFTER_DISCHARGE,
    evidence: 'transition-visit',
  },
  'high-decision-making': {
    title: 'High complexity at the visit',
    how: VISIT_AFTER_DISCHARGE,
    evidence: 'transition-visit',
  },
  'moderate-decision-making': {
    title: 'Moderate complexity at the visit',
    how: VISIT_AFTER_DISCHARGE,
    evidence: 'transition-visit',
  },
  'medication-reconciliation': {
    title: 'Medications reconciled',
    how: 'Record the day they were reconciled.',
    evidence: 'medications-reconciled',
  },
  'first-month': { title: 'First month', how: 'Follows from the enrollment.', evidence: '' },
  'later-month': { title: 'Later month', how: 'Follows from the enrollment.', evidence: '' },
  'same-practitioner-bills-primary-care-management': {
    title: 'Primary care management in the same month',
    how: 'Follows from the programs.',
    evidence: '',
  },
  'safety-net-clinic': {
    title: 'Safety-net clinic',
    how: 'An administrator sets this for the practice.',
    evidence: '',
  },
  'standard-risk-tool': {
    title: 'Assessment with a standard tool',
    how: 'Record the day of the assessment.',
    evidence: 'risk-tool-used',
  },
  review: {
    title: 'A look by the practice',
    how: 'The practice or its biller decides about this.',
    evidence: '',
  },
};
