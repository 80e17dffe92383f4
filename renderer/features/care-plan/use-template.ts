import { planMeasure } from '#shared/content/plan-measures.ts';
import { baselineOf, measuredValues } from '#shared/domain/plan-measure.ts';
import { planProposals } from '#shared/domain/plan-proposals.ts';
import { applyTemplate, type PlanTemplate } from '#shared/domain/plan-templates.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { notify } from '../../ui/notices/notices.ts';
import { todayAtDesk } from '../patient/formats.ts';
import { newId } from './new-id.ts';
import { usePlanDesk } from './plan-context.ts';
import { openPlanOf, propose } from './plan-store.ts';

/** Puts up what a template would add to the open plan, its goals with the newest values on file as baselines. */
export function useTemplate(): (template: PlanTemplate) => Promise<void> {
  const client = useEngineClient();
  const { patientId } = usePlanDesk();
  return async (template) => {
    const goals = template.problems.flatMap(({ goals: all }) => all);
    const loincs = goals.flatMap(({ target, fromBaseline }) => {
      const loinc = (target ?? fromBaseline)?.measureLoinc;
      return loinc === undefined ? [] : [loinc, ...(planMeasure(loinc)?.also ?? [])];
    });
    // Without the measurements the goals have no baseline yet; the plan does not wait for them.
    const observations = await client.planEditor.measurements({ patientId, loincs }).catch(() => []);
    const content = openPlanOf(patientId)?.content;
    if (content === undefined) return;
    const after = applyTemplate(template, content, {
      newId,
      onDate: todayAtDesk(Date.now()),
      baseline: (loinc, unit) =>
        baselineOf(
          measuredValues(planMeasure(loinc) ?? { loinc, also: [] }, unit, observations),
          Intl.DateTimeFormat().resolvedOptions().timeZone,
        ),
    });
    const proposals = planProposals(content, after);
    if (proposals.length === 0) notify(`${template.title} is in the plan already.`);
    else propose(patientId, proposals);
  };
}
