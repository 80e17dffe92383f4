import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { CareManagerRow } from '#shared/contract/engine/team.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ScrollAcross } from '../../ui/ScrollAcross.tsx';
import { CareManagerCells } from './CareManagerCells.tsx';

const NUMBERS = [
  'Patients',
  'Reached this month',
  'At target',
  'Minutes this month',
  'Minutes today',
  'Overdue',
];

/** Each care manager with her month. */
export function CareManagersPanel({ managers }: { managers: CareManagerRow[] }) {
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
    <Panel title="Care managers" note="This month" flush sx={{ flexShrink: 0 }}>
      <ScrollAcross label="Care managers">
        <Table aria-label="Care managers" sx={{ minWidth: '56rem' }}>
          <TableHead>
            <TableRow>
              <TableCell>Care manager</TableCell>
              {NUMBERS.map((head) => (
                <TableCell key={head} align="right">
                  {head}
                </TableCell>
              ))}
              <TableCell>Last sync</TableCell>
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
      </ScrollAcross>
    </Panel>
  );
}
