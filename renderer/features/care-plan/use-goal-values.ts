import { useQuery } from '@tanstack/react-query';
import { planMeasure } from '#shared/content/plan-measures.ts';
import type { Goal } from '#shared/domain/care-plan.ts';
import { type MeasuredValue, measuredValues } from '#shared/domain/plan-measure.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { usePlanDesk } from './plan-context.ts';

/** What was measured for a goal, and what was told as its progress, the oldest first; empty until it is read. */
export function useGoalValues({ target, progress }: Pick<Goal, 'target' | 'progress'>): MeasuredValue[] {
  const { patientId } = usePlanDesk();
  const loinc = target?.measureLoinc ?? '';
  const measure = planMeasure(loinc) ?? { loinc, also: [] };
  const input = { patientId, loincs: [measure.loinc, ...measure.also] };
  const engine = useEngine();
  const { data } = useQuery(engine.planEditor.measurements.queryOptions({ input, enabled: loinc !== '' }));
  const told = progress.flatMap(({ recordedAt, value }) =>
    value === null ? [] : [{ at: recordedAt, value }],
  );
  const values = [...measuredValues(measure, target?.unit ?? '', data ?? []), ...told];
  return values.sort((one, two) => (one.at < two.at ? -1 : 1));
}
