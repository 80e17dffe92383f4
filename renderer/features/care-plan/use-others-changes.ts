import { useEffect } from 'react';
import type { CarePlan, CarePlanContent } from '#shared/domain/care-plan.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { contentOf, isSameContent } from './plan-edits.ts';
import { openPlanOf, takeInOthers, usePlans } from './plan-store.ts';

/** Takes what others make of the stored plan into the open one, as it arrives. The engine merges: there is one merge. */
export function useOthersChanges(patientId: string, stored: CarePlan | null): void {
  const client = useEngineClient();
  const isOpen = usePlans(({ plans }) => plans[patientId] !== undefined);
  useEffect(() => {
    const plan = isOpen ? openPlanOf(patientId) : undefined;
    if (plan === undefined || stored === null) return;
    if (plan.base !== null && isSameContent(plan.base, contentOf(stored))) return;
    let isCurrent = true;
    const { base, content: sent } = plan;
    client.planEditor.merge({ patientId, base, content: JSON.stringify(sent) }).then(
      (merged) => {
        // What was saved or discarded meanwhile starts from something else: the next look brings it.
        if (!isCurrent || openPlanOf(patientId)?.base !== base) return;
        takeInOthers(patientId, sent, { ...merged, content: JSON.parse(merged.content) as CarePlanContent });
      },
      // The save merges all the same; until then she sees the plan as it was.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [client, patientId, stored, isOpen]);
}
