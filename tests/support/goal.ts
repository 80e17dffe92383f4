import type { Goal } from '#shared/domain/care-plan.ts';

/** A new active goal with these words and nothing else. */
export function makeGoal(description: string): Goal {
  return {
    baseline: null,
    nextReviewOn: '',
    order: 0,
    id: crypto.randomUUID(),
    problemId: '',
    description,
    patientWords: '',
    target: null,
    dueOn: '',
    lifecycleStatus: 'active',
    achievementStatus: 'in-progress',
    confidence: null,
    progress: [],
  };
}
