import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { PROGRAM_LABELS } from '#shared/content/labels.ts';
import type { LedgerTotal } from '#shared/contract/engine/ledger.ts';
import { formatClock, plural } from '../../ui/format.ts';
import { MinutesBar } from '../../ui/MinutesBar.tsx';

/** Each program's minutes of the month, cut off once, here; the exact time stands beside them. */
export function MonthTotals({ totals }: { totals: readonly LedgerTotal[] }) {
  if (totals.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        In no program this month, and no minutes were booked.
      </Typography>
    );
  }
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1 }}
    >
      {totals.map(({ program, minutes, seconds, target }) => (
        <Box component="li" key={program} sx={{ minWidth: '13rem' }}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
            <Typography component="span" sx={{ fontWeight: 620 }} title={PROGRAM_LABELS[program]}>
              {program}
            </Typography>
            <Typography component="span" variant="body2">
              {plural(minutes, 'minute')}
            </Typography>
            <Typography component="span" variant="caption" color="textSecondary">
              {formatClock(seconds)}
            </Typography>
          </Box>
          {target === 0 ? null : (
            <MinutesBar {...{ minutes, target }} label={`${program} minutes of the month`} width="10rem" />
          )}
        </Box>
      ))}
    </Box>
  );
}
