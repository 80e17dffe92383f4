import type { CarePlanContent, Goal, Intervention, Problem } from './care-plan.ts';
import type { Id } from './primitives.ts';

/** A problem without words yet. */
export function newProblem(id: Id): Problem {
  return {
    codeStatus: 'none',
    expectedOutcome: '',
    order: 0,
    id,
    title: '',
    codes: [],
    status: 'active',
    sourceScreeningId: '',
  };
}

/** A goal without words yet, proposed until the patient accepts it. */
export function newGoal(id: Id, problemId: Goal['problemId']): Goal {
  return {
    baseline: null,
    nextReviewOn: '',
    order: 0,
    id,
    problemId,
    description: '',
    patientWords: '',
    target: null,
    dueOn: '',
    lifecycleStatus: 'proposed',
    achievementStatus: 'in-progress',
    confidence: null,
    progress: [],
  };
}

/** A step without words yet. */
export function newIntervention(id: Id, problemId: Intervention['problemId']): Intervention {
  return {
    taskId: '',
    order: 0,
    id,
    problemId,
    goalId: '',
    description: '',
    owner: 'care-manager',
    dueOn: '',
    status: 'planned',
  };
}

/** A barrier without words yet. */
export function newBarrier(id: Id): CarePlanContent['barriers'][number] {
  return { goalId: '', order: 0, id, description: '', status: 'open' };
}
