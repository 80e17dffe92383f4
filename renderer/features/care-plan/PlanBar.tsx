import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { CARE_PLAN_STATUS_LABELS, RECEIPT_LABELS } from '#shared/content/labels.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';

import { clockText, instantDate } from '../patient/formats.ts';

import { AddMenu } from './AddMenu.tsx';
import type { EditablePlan } from './use-plan.ts';

interface PlanBarProps {
  chart: PatientChart;
  plan: EditablePlan;
  isBusy: boolean;
  onSave(): void;
  onDiscard(): void;
}

/** Where the plan stands, what is not saved yet, and the way to save it. Stays in sight while the plan scrolls. */
export function PlanBar({ chart, plan, isBusy, onSave, onDiscard }: PlanBarProps) {
  const { carePlan } = chart;
  return (
    <Box
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 1,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        px: 1.75,
        py: 1,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 1, rowGap: 0.5, flexWrap: 'wrap' }}>
        <Typography variant="h2">Care plan</Typography>
        {carePlan === null ? null : (
          <StatusChip tone={statusTone(carePlan.status)} label={CARE_PLAN_STATUS_LABELS[carePlan.status]} />
        )}
        {plan.isEditable ? null : <StatusChip tone="info" label="Read only" />}
        <Box sx={{ flex: 1 }} />
        {plan.isEditable ? (
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button
              color="inherit"
              startIcon={<Undo />}
              onClick={plan.undo}
              disabled={!plan.canUndo}
              aria-keyshortcuts="u"
            >
              Undo
            </Button>
            {plan.changes === 0 ? null : (
              <Button color="inherit" onClick={onDiscard} disabled={isBusy}>
                Discard
              </Button>
            )}
            <AddMenu chart={chart} plan={plan} />
            <Button
              variant="contained"
              onClick={onSave}
              disabled={plan.changes === 0 || isBusy}
              aria-keyshortcuts="Control+S"
            >
              Save plan
              <span aria-hidden style={{ marginLeft: 8 }}>
                <KeyHint keys="Ctrl+S" />
              </span>
            </Button>
          </Box>
        ) : null}
      </Box>
      <Box sx={{ display: 'flex', columnGap: 1, flexWrap: 'wrap' }}>
        <Typography
          variant="caption"
          role="status"
          sx={plan.changes > 0 ? { color: 'warning.main', fontWeight: 600 } : { color: 'text.secondary' }}
        >
          {savedText(chart, plan)}
        </Typography>
        {plan.isEditable ? (
          <Typography variant="caption" color="textSecondary">
            What you save is a draft. An RN or practitioner approves it.
          </Typography>
        ) : null}
      </Box>
    </Box>
  );
}

function savedText(chart: PatientChart, plan: EditablePlan): string {
  if (plan.changes > 0) {
    const { keeping } = plan;
    const kept =
      keeping?.phase === 'idle' && keeping.savedAt !== ''
        ? `, kept on this device ${clockText(keeping.savedAt)}`
        : '';
    return `${plural(plan.changes, 'change')} not in the plan yet${kept}`;
  }
  if (chart.carePlan === null) return 'Nothing saved yet';
  const receipt = chart.carePlanReceipt === null ? '' : ` · ${RECEIPT_LABELS[chart.carePlanReceipt]}`;
  return `Changed ${instantDate(chart.carePlan.updatedAt)}${receipt}`;
}

function statusTone(status: NonNullable<PatientChart['carePlan']>['status']): Tone {
  if (status === 'active' || status === 'approved') return 'good';
  return status === 'superseded' ? 'neutral' : 'caution';
}
