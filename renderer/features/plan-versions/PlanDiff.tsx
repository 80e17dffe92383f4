import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { PLAN_LIST_LABELS, planNames } from '#shared/content/plan-words.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { type PlanChange, type PlanList, planDiff } from '#shared/domain/plan-diff.ts';
import { contentToApprove } from '#shared/domain/plan-versions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlanChangeRow } from './PlanChangeRow.tsx';

interface PlanDiffProps {
  /** What it is compared with; null: nothing was approved before. */
  before: CarePlanContent | null;
  after: CarePlanContent;
  /** What the two are called, such as `Version 2` and `The plan now`. */
  names: { before: string; after: string };
}

/** What differs between two versions of a plan, list by list, each change with what stood there before beside what stands there now. */
export function PlanDiff({ before, after, names }: PlanDiffProps) {
  const changes = planDiff(before && contentToApprove(before), contentToApprove(after));
  const titles = planNames(before, after);
  if (changes.length === 0) {
    return (
      <EmptyState title="No difference">
        {names.after} says the same as {names.before.toLowerCase()}.
      </EmptyState>
    );
  }
  const lists = Map.groupBy(changes, ({ list }) => list);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {[...lists].map(([list, ofList]) => (
        <Box key={list} component="section" aria-label={PLAN_LIST_LABELS[list]}>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {PLAN_LIST_LABELS[list]}
            <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 1 }}>
              {countWords(ofList)}
            </Typography>
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {ofList.map((change) => (
              <PlanChangeRow key={change.id} change={change} titles={titles} names={names} />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** `2 added, 1 changed` */
function countWords(changes: readonly (PlanChange & { list: PlanList })[]): string {
  return (['added', 'changed', 'removed'] as const)
    .map((kind) => [changes.filter((change) => change.kind === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${count} ${kind}`)
    .join(', ');
}
