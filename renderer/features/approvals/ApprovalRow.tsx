import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { SubmittedPlan } from '#shared/contract/engine/care-plans.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import { plural } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { daysText } from '../patient/formats.ts';

/** Longer than this a plan should not wait. */
const LATE_MS = 3 * 86_400_000;

interface ApprovalRowProps {
  plan: SubmittedPlan;
  now: number;
  isChosen: boolean;
  onChoose: () => void;
}

/** One plan of the list: whose, how long it waits, how much there is to read. */
export function ApprovalRow({ plan, now, isChosen, onChoose }: ApprovalRowProps) {
  const isLate = now - fromInstant(plan.submittedAt) > LATE_MS;
  return (
    <Box component="li" sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <ButtonBase
        aria-pressed={isChosen}
        onClick={onChoose}
        sx={{
          display: 'grid',
          gap: 0.375,
          width: '100%',
          justifyContent: 'start',
          textAlign: 'left',
          fontFamily: 'inherit',
          px: 1.75,
          py: 1,
          fontSize: '0.8125rem',
          backgroundColor: isChosen ? 'desk.selected' : 'transparent',
          boxShadow: isChosen ? (theme) => `inset 3px 0 0 ${theme.vars.palette.primary.main}` : 'none',
          '&:focus-visible': { outlineOffset: '-2px' },
        }}
      >
        <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {plan.patientName}
        </Box>
        <span>
          {plan.submittedBy}, {plan.lastVersion === 0 ? 'first plan' : plural(plan.changes, 'change')}
        </span>
        <Box component="span" sx={{ display: 'flex' }}>
          <StatusChip
            tone={isLate ? 'caution' : 'neutral'}
            label={`Submitted ${daysText(plan.submittedAt, now)}`}
          />
        </Box>
      </ButtonBase>
    </Box>
  );
}
