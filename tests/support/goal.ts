import type { Goal } from '#shared/domain/care-plan.ts';
import { newGoal } from '#shared/domain/new-plan-items.ts';

/** A new active goal with these words and nothing else. */
export function makeGoal(description: string): Goal {
  return { ...newGoal(crypto.randomUUID(), ''), description, lifecycleStatus: 'active' };
}
