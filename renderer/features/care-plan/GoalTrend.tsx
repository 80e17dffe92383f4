import Typography from '@mui/material/Typography';
import type { Goal } from '#shared/domain/care-plan.ts';
import { plainUnit } from '#shared/domain/plain-unit.ts';
import { isAtTarget } from '#shared/domain/plan-measure.ts';
import { TrendChart } from '../../ui/charts/TrendChart.tsx';
import { instantDate } from '../patient/formats.ts';
import { comparatorLabel } from '../patient/words.ts';
import { useGoalValues } from './use-goal-values.ts';

const LONGEST = 60;

/** How the measure of a goal went, against where it began and where it shall be. */
export function GoalTrend({ goal }: { goal: Goal }) {
  const values = useGoalValues(goal).slice(-LONGEST);
  const { target, baseline } = goal;
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) {
    if (target === null) return null;
    return (
      <Typography variant="caption" color="textSecondary" component="p">
        Nothing measured yet for {target.measureName}.
      </Typography>
    );
  }
  const name = target?.measureName ?? 'Progress';
  const unit = plainUnit(target?.unit ?? '');
  const wanted = target !== null && Number.isFinite(target.value) ? target : null;
  const reached = wanted === null ? '' : isAtTarget(last.value, wanted) ? ' At target.' : ' Not at target.';
  return (
    <TrendChart
      points={values.map(({ at, value }) => ({ at: Date.parse(at), value, when: instantDate(at) }))}
      lines={[
        ...(wanted === null
          ? []
          : [
              {
                value: wanted.value,
                words: `target ${comparatorLabel[wanted.comparator]} ${wanted.value}`,
                tone: 'target' as const,
              },
            ]),
        ...(baseline === null
          ? []
          : [{ value: baseline.value, words: `baseline ${baseline.value}`, tone: 'baseline' as const }]),
      ]}
      summary={`${name}: from ${first.value} on ${instantDate(first.at)} to ${last.value} ${unit} on ${instantDate(last.at)}.${reached}`}
      heads={['Date', unit === '' ? name : `${name}, ${unit}`]}
    />
  );
}
