import Box from '@mui/material/Box';
import type { SubmittedPlan } from '#shared/contract/engine/care-plans.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import { plural } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { daysText } from '../patient/formats.ts';

/** Longer than this a plan should not wait. */
const LATE_MS = 3 * 86_400_000;

/** One plan of the list: whose, how long it waits, how much there is to read. */
export function ApprovalRow({ plan, now }: { plan: SubmittedPlan; now: number }) {
  const isLate = now - fromInstant(plan.submittedAt) > LATE_MS;
  return (
    <>
      <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{plan.patientName}</Box>
      <Box>
        {plan.submittedBy}, {plan.lastVersion === 0 ? 'first plan' : plural(plan.changes, 'change')}
      </Box>
      <Box sx={{ display: 'flex' }}>
        <StatusChip
          tone={isLate ? 'caution' : 'neutral'}
          label={`Submitted ${daysText(plan.submittedAt, now)}`}
        />
      </Box>
    </>
  );
}
