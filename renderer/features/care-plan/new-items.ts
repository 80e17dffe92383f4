import type { CarePlanContent, Goal, Intervention, Problem } from '#shared/domain/care-plan.ts';
import type { Id } from '#shared/domain/primitives.ts';

/** A problem without words yet. */
export function newProblem(id: Id): Problem {
  return { id, title: '', codes: [], status: 'active', sourceScreeningId: '' };
}

/** A goal without words yet, proposed until the patient accepts it. */
export function newGoal(id: Id, problemId: Goal['problemId']): Goal {
  return {
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
  return { id, problemId, goalId: '', description: '', owner: 'care-manager', dueOn: '', status: 'planned' };
}

/** A barrier without words yet. */
export function newBarrier(id: Id): CarePlanContent['barriers'][number] {
  return { id, description: '', status: 'open' };
}
