import Redo from '@mui/icons-material/Redo';
import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useShallow } from 'zustand/react/shallow';
import { CARE_PLAN_STATUS_LABELS, RECEIPT_LABELS } from '#shared/content/labels.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { DetailBar } from '../../ui/DetailBar.tsx';
import { plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';
import { clockText, instantDate } from '../patient/formats.ts';
import { AddMenu } from './AddMenu.tsx';
import { usePlanChart, usePlanDesk } from './plan-context.ts';
import { countChanges, emptyPlan } from './plan-edits.ts';
import { usePlans } from './plan-store.ts';

interface PlanBarProps {
  isBusy: boolean;
  onSave(): void;
  onDiscard(): void;
}

/** Where the plan stands, what is not saved yet, and the way to save it. Stays in sight while the plan scrolls. */
export function PlanBar({ isBusy, onSave, onDiscard }: PlanBarProps) {
  const { isEditable, actions } = usePlanDesk();
  const chart = usePlanChart();
  const { carePlan } = chart;
  const { changes, canUndo, canRedo, savedAt } = useStanding();
  return (
    <DetailBar>
      <Typography variant="h2">Care plan</Typography>
      {carePlan === null ? null : (
        <StatusChip tone={statusTone(carePlan.status)} label={CARE_PLAN_STATUS_LABELS[carePlan.status]} />
      )}
      {isEditable ? null : <StatusChip tone="info" label="Read only" />}
      <Box sx={{ flex: 1 }} />
      {isEditable ? (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button
            color="inherit"
            startIcon={<Undo />}
            onClick={actions.undo}
            disabled={!canUndo}
            aria-keyshortcuts="Control+Z"
          >
            Undo
          </Button>
          <Button
            color="inherit"
            startIcon={<Redo />}
            onClick={actions.redo}
            disabled={!canRedo}
            aria-keyshortcuts="Control+Shift+Z"
          >
            Redo
          </Button>
          {changes === 0 ? null : (
            <Button color="inherit" onClick={onDiscard} disabled={isBusy}>
              Discard
            </Button>
          )}
          <AddMenu />
          <Button
            variant="contained"
            onClick={onSave}
            disabled={changes === 0 || isBusy}
            aria-keyshortcuts="Control+S"
          >
            Save plan
            <span aria-hidden style={{ marginLeft: 8 }}>
              <KeyHint keys="Ctrl+S" />
            </span>
          </Button>
        </Box>
      ) : null}
      <Box sx={{ flexBasis: '100%', display: 'flex', columnGap: 1, flexWrap: 'wrap' }}>
        <Typography
          variant="caption"
          role="status"
          sx={changes > 0 ? { color: 'warning.main', fontWeight: 600 } : { color: 'text.secondary' }}
        >
          {savedText(chart, changes, savedAt)}
        </Typography>
        {isEditable ? (
          <Typography variant="caption" color="textSecondary">
            What you save is a draft. An RN or practitioner approves it.
          </Typography>
        ) : null}
      </Box>
    </DetailBar>
  );
}

interface Standing {
  changes: number;
  canUndo: boolean;
  canRedo: boolean;
  /** When the edit was last wholly on disk, or empty. */
  savedAt: string;
}

/** What the bar shows of an edit; drawn anew only when one of these becomes another. */
function useStanding(): Standing {
  const { patientId } = usePlanDesk();
  return usePlans(
    useShallow(({ plans }): Standing => {
      const plan = plans[patientId];
      if (plan === undefined) return { changes: 0, canUndo: false, canRedo: false, savedAt: '' };
      const { base, content, past, future, saving } = plan;
      return {
        changes: countChanges(base ?? emptyPlan, content),
        canUndo: past.length > 0,
        canRedo: future.length > 0,
        savedAt: saving.phase === 'idle' ? saving.savedAt : '',
      };
    }),
  );
}

function savedText(chart: PatientChart, changes: number, savedAt: string): string {
  if (changes > 0) {
    const kept = savedAt === '' ? '' : `, kept on this device ${clockText(savedAt)}`;
    return `${plural(changes, 'change')} not in the plan yet${kept}`;
  }
  if (chart.carePlan === null) return 'Nothing saved yet';
  const receipt = chart.carePlanReceipt === null ? '' : ` · ${RECEIPT_LABELS[chart.carePlanReceipt]}`;
  return `Changed ${instantDate(chart.carePlan.updatedAt)}${receipt}`;
}

function statusTone(status: NonNullable<PatientChart['carePlan']>['status']): Tone {
  if (status === 'active' || status === 'approved') return 'good';
  return status === 'superseded' ? 'neutral' : 'caution';
}
