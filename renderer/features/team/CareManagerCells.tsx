import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import type { TeamManager } from '#shared/contract/engine/team.ts';
import type { TeamMetric } from '#shared/domain/team-patient.ts';
import { ShareBar } from '../../ui/charts/ShareBar.tsx';
import { bandFill } from '../month/band-words.ts';
import { CountLink } from './CountLink.tsx';
import { DevicesCell } from './DevicesCell.tsx';
import { bandShares } from './team-words.ts';

/** The numbers that have a column of their own, in order. */
export const COUNT_COLUMNS: readonly { metric: TeamMetric; head: string }[] = [
  { metric: 'seconds', head: 'Minutes' },
  { metric: 'secondsToday', head: 'Today' },
  { metric: 'overdue', head: 'Overdue' },
  { metric: 'needs', head: 'Needs' },
  { metric: 'escalations', head: 'Escalated' },
  { metric: 'unsigned', head: 'Unsigned' },
  { metric: 'plans', head: 'Plans' },
];

/** What somebody has to look at. */
const WARNS: ReadonlySet<TeamMetric> = new Set<TeamMetric>(['overdue', 'escalations', 'unsigned']);

/** The cells of one care manager. */
export function CareManagerCells({ manager }: { manager: TeamManager }) {
  const { counts } = manager;
  return (
    <>
      <TableCell component="th" scope="row">
        <Box component="span" sx={{ fontWeight: 600 }}>
          {manager.name}
        </Box>
        {manager.credential === 'none' ? '' : `, ${manager.credential}`}
      </TableCell>
      <TableCell align="right">
        <CountLink metric="patients" count={counts.patients} of={manager} />
      </TableCell>
      <TableCell>
        <Bar>
          <ShareBar
            height={8}
            shares={[
              { key: 'reached', value: counts.reached, fill: bandFill(3) },
              { key: 'not reached', value: counts.patients - counts.reached, fill: bandFill(0) },
            ]}
          />
          <CountLink metric="reached" count={counts.reached} of={manager} />
          <Box component="span" sx={{ color: 'text.secondary' }}>
            / <CountLink metric="attempts" count={counts.attempts} of={manager} />
          </Box>
        </Bar>
      </TableCell>
      <TableCell>
        <Bar>
          <ShareBar height={8} shares={bandShares(counts)} />
          <CountLink metric="atGoal" count={counts.atGoal} of={manager} />
        </Bar>
      </TableCell>
      {COUNT_COLUMNS.map(({ metric }) => (
        <TableCell
          key={metric}
          align="right"
          sx={
            WARNS.has(metric) && counts[metric] > 0
              ? { color: metric === 'escalations' ? 'error.main' : 'warning.main', fontWeight: 600 }
              : {}
          }
        >
          <CountLink metric={metric} count={counts[metric]} of={manager} />
        </TableCell>
      ))}
      <TableCell>
        <DevicesCell manager={manager} />
      </TableCell>
    </>
  );
}

function Bar({ children }: { children: React.ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        '& > span:first-of-type': { width: 84, flexShrink: 0 },
      }}
    >
      {children}
    </Box>
  );
}
