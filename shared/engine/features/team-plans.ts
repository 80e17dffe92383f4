import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { findSubmittedPlans } from '#shared/store/queries.ts';
import type { Store } from '#shared/store/store.ts';

/**
 * Follows which plans wait for approval, until the store is closed: read once, then moved on by each change. Answers how many a patient has; `onChange` is
 * called with each patient whose number has changed.
 */
export async function watchSubmittedPlans(
  store: Store,
  onChange: (patientId: Id) => void,
): Promise<(patientId: Id) => number> {
  const counts = new Map<Id, number>();
  /** The patient of each waiting plan: a plan that is taken away no longer names her. */
  const patientOf = new Map<Id, Id>();
  const changed = new Set<Id>();
  const add = (patientId: Id, times: number) => {
    counts.set(patientId, (counts.get(patientId) ?? 0) + times);
    onChange(patientId);
  };
  const take = (plan: CarePlan, isWaiting: boolean) => {
    const before = patientOf.get(plan.id);
    if (isWaiting === (before !== undefined)) return;
    if (before !== undefined) {
      patientOf.delete(plan.id);
      return add(before, -1);
    }
    patientOf.set(plan.id, plan.patientId);
    add(plan.patientId, 1);
  };
  store.collections.carePlans.eventBulks$.subscribe(({ events }) => {
    for (const { documentData, operation } of events) {
      const plan = documentData as CarePlan;
      changed.add(plan.id);
      take(plan, operation !== 'DELETE' && plan.version === 0 && plan.status === 'submitted');
    }
  });
  // What changed while this was being read is known better by then.
  for (const plan of await findSubmittedPlans(store)) if (!changed.has(plan.id)) take(plan, true);
  return (patientId) => counts.get(patientId) ?? 0;
}
