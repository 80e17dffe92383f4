import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { AddMenu } from './AddMenu.tsx';
import { BarrierList } from './BarrierList.tsx';
import { MergeNotice } from './MergeNotice.tsx';
import { NeedProposals } from './NeedProposals.tsx';
import { PlanBar } from './PlanBar.tsx';
import { ProblemBlock } from './ProblemBlock.tsx';
import { problemGroups } from './plan-edits.ts';
import { usePlan } from './use-plan.ts';
import { useSavePlan } from './use-save-plan.ts';

/** The care plan: problems with their goals and steps, edited in place. Fits a page of its own and the middle of a call. */
export function CarePlanEditor({ chart }: { chart: PatientChart }) {
  const plan = usePlan(chart);
  const saving = useSavePlan(chart, plan);
  const group = 'Care plan';
  useShortcut('Ctrl+s', saving.save, { description: 'Save the care plan', group, enabled: plan.isEditable });
  useShortcut('u', plan.undo, { description: 'Undo the last change', group, enabled: plan.canUndo });
  const groups = problemGroups(plan.content);
  return (
    <Box>
      <PlanBar chart={chart} plan={plan} isSaving={saving.isSaving} onSave={saving.save} />
      <Box sx={{ p: 1.75, pt: 1.25, display: 'grid', gap: 1.5 }}>
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
