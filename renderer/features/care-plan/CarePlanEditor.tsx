import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { SaveFailed } from '../patient/autosave/SavedLine.tsx';
import { AddMenu } from './AddMenu.tsx';
import { BarrierList } from './BarrierList.tsx';
import { MergeNotice } from './MergeNotice.tsx';
import { NeedProposals } from './NeedProposals.tsx';
import { PlanBar } from './PlanBar.tsx';
import { ProblemBlock } from './ProblemBlock.tsx';
import { flushPlan } from './plan-draft-store.ts';
import { problemGroups } from './plan-edits.ts';
import { usePlan } from './use-plan.ts';
import { useSavePlan } from './use-save-plan.ts';

/** The care plan: problems with their goals and steps, edited in place. Fits a page of its own and the middle of a call. */
export function CarePlanEditor({ chart }: { chart: PatientChart }) {
  const plan = usePlan(chart);
  const saving = useSavePlan(chart, plan);
  const group = 'Care plan';
  useShortcut('Ctrl+s', saving.save, {
    description: 'Save the care plan',
    group,
    enabled: plan?.isEditable === true,
  });
  useShortcut('u', () => plan?.undo(), {
    description: 'Undo the last change',
    group,
    enabled: plan?.canUndo === true,
  });
  if (plan === null) return <LoadingState what="the care plan" rows={6} />;
  const groups = problemGroups(plan.content);
  return (
    <Box>
      <PlanBar
        chart={chart}
        plan={plan}
        isBusy={saving.isBusy}
        onSave={saving.save}
        onDiscard={saving.discard}
      />
      <Box sx={{ p: 1.75, pt: 1.25, display: 'grid', gap: 1.5 }}>
        {plan.keeping === null ? null : (
          <SaveFailed saving={plan.keeping} onRetry={() => void flushPlan(chart.patient.id)} />
        )}
        {saving.problems.map((problem) => (
          <Alert key={problem} severity="error">
            {problem}
          </Alert>
        ))}
        <MergeNotice merged={saving.merged} onClose={saving.clearMerged} />
        {plan.isEditable ? <NeedProposals chart={chart} plan={plan} /> : null}
        {groups.length === 0 ? (
          <EmptyState
            title="No care plan yet"
            action={plan.isEditable ? <AddMenu chart={chart} plan={plan} /> : null}
          >
            {plan.isEditable
              ? 'Start from a template that fits the conditions, or add the first problem.'
              : 'The care manager has not started one.'}
          </EmptyState>
        ) : (
          groups.map((entry) => (
            <ProblemBlock key={entry.problem?.id ?? 'none'} group={entry} plan={plan} chart={chart} />
          ))
        )}
        {groups.length > 0 || plan.content.barriers.length > 0 ? <BarrierList plan={plan} /> : null}
      </Box>
    </Box>
  );
}
