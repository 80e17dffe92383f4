/** @file The words of the elements that CMS lists for a comprehensive care plan (domain.md 2.1, 2026-11-21). */
import type { PlanElement } from '#shared/domain/plan-completeness.ts';

/** What an element is called, and what to write there or where it is found. */
export interface PlanElementWords {
  label: string;
  asks: string;
}

export const PLAN_ELEMENT_LABELS: Readonly<Record<PlanElement, PlanElementWords>> = {
  'problem-list': { label: 'Problem list', asks: 'Every condition that is worked on' },
  'expected-outcome': {
    label: 'Expected outcome and prognosis',
    asks: 'What is expected to come of each problem',
  },
  'measurable-goals': { label: 'Measurable treatment goals', asks: 'A measure, a target and a date' },
  'cognitive-and-functional': {
    label: 'Cognitive and functional assessment',
    asks: 'Memory, mood, walking, bathing, dressing, managing money and medicines',
  },
  'symptom-management': {
    label: 'Symptom management',
    asks: 'Which symptoms to expect, what to do about them, and when to call',
  },
  interventions: {
    label: 'Planned interventions',
    asks: 'What is planned for each problem, and who does it',
  },
  'medication-management': {
    label: 'Medication management',
    asks: 'How medicines are taken and by whose help, refills, side effects, what was reconciled',
  },
  environment: {
    label: 'Environment',
    asks: 'The home and the neighborhood: stairs, heating, hazards, ways to get about',
  },
  caregiver: { label: 'Caregiver', asks: 'Who helps, with what, how they are doing, or that nobody does' },
  'outside-agencies': {
    label: 'Outside agencies and specialists',
    asks: 'Who else gives care or help, and what is agreed with them',
  },
  'periodic-review': { label: 'Periodic review', asks: 'How often the plan is looked at, and with whom' },
  revision: { label: 'Revision', asks: 'No review or date of a goal is overdue' },
};
