/** @file The words of what only the patient's screens show. The others are in shared/content/labels.ts. */
import type { CallNote } from '#shared/domain/call.ts';
import type { GoalTarget } from '#shared/domain/care-plan.ts';

export const noteSectionLabel: Record<keyof CallNote, string> = {
  reason: 'Reason and what was said',
  assessment: 'What you gathered',
  education: 'Teaching and support',
  plan: 'Plan and next steps',
};

export const comparatorLabel: Record<GoalTarget['comparator'], string> = {
  '<': 'below',
  '<=': 'at most',
  '=': 'exactly',
  '>=': 'at least',
  '>': 'above',
};
