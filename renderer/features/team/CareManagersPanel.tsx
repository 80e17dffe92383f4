import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { TeamManager } from '#shared/contract/engine/team.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { CareManagerCells, COUNT_COLUMNS } from './CareManagerCells.tsx';

/** Each care manager with her month. */
export function CareManagersPanel({ managers }: { managers: TeamManager[] }) {
  if (managers.length === 0) {
    return (
      <Panel title="Care managers">
        <EmptyState title="No care managers on this device yet">
          They appear when the first copy from the server has arrived, or when an administrator adds them to
          your team.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel
      title="Care managers"
      note="This month. A number opens the patients behind it."
      flush
      scroll
      sx={{ maxHeight: 430 }}
    >
      <Table stickyHeader aria-label="Care managers" sx={{ minWidth: '70rem' }}>
        <TableHead>
          <TableRow>
            <TableCell>Care manager</TableCell>
            <TableCell align="right">Patients</TableCell>
            <TableCell>Reached / attempts</TableCell>
            <TableCell>At their goal</TableCell>
            {COUNT_COLUMNS.map(({ head }) => (
              <TableCell key={head} align="right">
                {head}
              </TableCell>
            ))}
            <TableCell>Last contact</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {managers.map((manager) => (
            <TableRow key={manager.staffId} hover sx={{ '&:last-child > *': { borderBottom: 0 } }}>
              <CareManagerCells manager={manager} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
