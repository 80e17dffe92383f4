import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { SaveFailed } from '../patient/autosave/SavedLine.tsx';
import { AddMenu } from './AddMenu.tsx';
import { BarrierList } from './BarrierList.tsx';
import { CompletenessMeter } from './CompletenessMeter.tsx';
import { OthersNotice } from './OthersNotice.tsx';
import { PlanBar } from './PlanBar.tsx';
import { ProblemBlock } from './ProblemBlock.tsx';
import { LooseItems } from './ProblemItems.tsx';
import { ProposalList } from './ProposalList.tsx';
import { PlanChartContext, PlanContext, usePlanDesk, usePlanIds, usePlanPart } from './plan-context.ts';
import { problemIds } from './plan-outline.ts';
import { flushPlan } from './plan-store.ts';
import { SectionList } from './SectionList.tsx';
import { usePlan } from './use-plan.ts';
import { usePlanShortcuts } from './use-plan-shortcuts.ts';
import { useSavePlan } from './use-save-plan.ts';

/** The care plan: problems with their goals and steps, edited in place. Fits a page of its own and the middle of a call. */
export function CarePlanEditor({ chart }: { chart: PatientChart }) {
  const desk = usePlan(chart);
  const saving = useSavePlan(chart.patient.id);
  usePlanShortcuts(desk, saving.save);
  if (desk === null) return <LoadingState what="the care plan" rows={6} />;
  return (
    <PlanContext value={desk}>
      <PlanChartContext value={chart}>
        <Box data-plan-editor>
          <PlanBar isBusy={saving.isBusy} onSave={saving.save} onDiscard={saving.discard} />
          <Box sx={{ p: 1.75, pt: 1.25, display: 'grid', gap: 1.5 }}>
            <KeptState />
            {saving.problems.map((problem) => (
              <Alert key={problem} severity="error">
                {problem}
              </Alert>
            ))}
            <OthersNotice />
            <CompletenessMeter />
            <ProposalList />
            <PlanBody />
          </Box>
        </Box>
      </PlanChartContext>
    </PlanContext>
  );
}

/** The problems in their places, then what belongs to none, and the parts that are words. */
function PlanBody() {
  const { isEditable } = usePlanDesk();
  const ids = usePlanIds(problemIds);
  return (
    <>
      {ids.length === 0 ? (
        <EmptyState title="No problems in the plan yet" action={isEditable ? <AddMenu /> : null}>
          {isEditable
            ? 'Start from a template that fits the conditions, or add the first problem.'
            : 'The care manager has not started one.'}
        </EmptyState>
      ) : null}
      {ids.map((id) => (
        <ProblemBlock key={id} id={id} />
      ))}
      <LooseItems />
      <BarrierList goalId="" />
      <SectionList />
    </>
  );
}

function KeptState() {
  const { patientId } = usePlanDesk();
  const saving = usePlanPart((plan) => (plan.saving.phase === 'failed' ? plan.saving : null), null);
  const said = usePlanPart((plan) => plan.said, '');
  return (
    <>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      {saving === null ? null : <SaveFailed saving={saving} onRetry={() => void flushPlan(patientId)} />}
    </>
  );
}
