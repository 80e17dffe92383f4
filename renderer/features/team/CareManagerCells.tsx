import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import TableCell from '@mui/material/TableCell';
import type { CareManagerRow } from '#shared/contract/engine/team.ts';
import { useNow } from '../../client/use-now.ts';
import { formatAgo, formatNumber } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';

/** A device that has not spoken to the server for longer than this may hold work nobody else sees. */
const STALE_AFTER = 24 * 3_600_000;

/** The cells of one care manager. */
export function CareManagerCells({ manager }: { manager: CareManagerRow }) {
  const now = useNow(60_000);
  const isStale = manager.lastSyncAt !== null && now - Date.parse(manager.lastSyncAt) > STALE_AFTER;
  const share = manager.patients === 0 ? 0 : (manager.atTarget / manager.patients) * 100;
  return (
    <>
      <TableCell component="th" scope="row">
        <Box component="span" sx={{ fontWeight: 600 }}>
          {manager.name}
        </Box>
        {manager.credential === 'none' ? '' : `, ${manager.credential}`}
      </TableCell>
      <TableCell align="right">{formatNumber(manager.patients)}</TableCell>
      <TableCell align="right">{formatNumber(manager.reachedThisMonth)}</TableCell>
      <TableCell align="right">
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
          <LinearProgress
            variant="determinate"
            color="success"
            value={share}
            aria-label={`Patients of ${manager.name} at target`}
            sx={{ width: 72 }}
          />
          <Box component="span" sx={{ minWidth: '2rem' }}>
            {formatNumber(manager.atTarget)}
          </Box>
        </Box>
      </TableCell>
      <TableCell align="right">{formatNumber(manager.minutesThisMonth)}</TableCell>
      <TableCell align="right">{formatNumber(manager.minutesToday)}</TableCell>
      <TableCell align="right">
        {manager.overdue > 0 ? <StatusChip tone="caution" label={`${manager.overdue} overdue`} /> : 'none'}
      </TableCell>
      <TableCell>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 0.5,
            color: isStale ? 'warning.main' : 'text.secondary',
          }}
        >
          {isStale ? <WarningAmber aria-hidden sx={{ fontSize: '1rem' }} /> : null}
          {manager.lastSyncAt === null
            ? 'no device yet'
            : formatAgo(manager.lastSyncAt, Math.max(now, Date.now()))}
        </Box>
      </TableCell>
    </>
  );
}
