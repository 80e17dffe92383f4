import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import type { ClosedEscalationRow } from '#shared/contract/engine/escalations.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { formatDateTime } from '../../ui/format.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { showEscalation } from './escalation-store.ts';
import { followUpWords, LEVEL_WORDS } from './escalation-words.ts';

/** How the escalations of the last days ended, who had them, and whether the contact that follows has been made. */
export function ClosedEscalations() {
  const query = useQuery(useEngine().escalations.closed.queryOptions());
  return (
    <QueryState query={query} what="the closed escalations" rows={2}>
      {(rows) =>
        rows.length === 0 ? (
          <Box sx={{ px: 1.75, pb: 1.25, color: 'text.secondary' }}>None was closed in these days.</Box>
        ) : (
          <Table stickyHeader aria-label="Closed escalations">
            <TableHead>
              <TableRow>
                <TableCell>Level</TableCell>
                <TableCell>Patient</TableCell>
                <TableCell>What</TableCell>
                <TableCell>Happened</TableCell>
                <TableCell>Arrived</TableCell>
                <TableCell>Who had it</TableCell>
                <TableCell>Closed</TableCell>
                <TableCell>How it ended</TableCell>
                <TableCell>Contact that follows</TableCell>
                <TableCell>
                  <VisuallyHidden>Open</VisuallyHidden>
                </TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <ClosedRow key={row.taskId} row={row} />
              ))}
            </TableBody>
          </Table>
        )
      }
    </QueryState>
  );
}

function ClosedRow({ row }: { row: ClosedEscalationRow }) {
  const now = useNow(60_000);
  const when = (instant: string) => (instant === '' ? 'not yet' : formatDateTime(instant, now));
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{LEVEL_WORDS[row.level]}</TableCell>
      <TableCell sx={{ fontWeight: 600 }}>{row.patientName}</TableCell>
      <TableCell>{row.title}</TableCell>
      <TableCell>{when(row.occurredAt)}</TableCell>
      <TableCell>{when(row.arrivedAt)}</TableCell>
      <TableCell>{row.acknowledgedByName || 'Named in its steps'}</TableCell>
      <TableCell>{when(row.closedAt)}</TableCell>
      <TableCell>{row.outcome}</TableCell>
      <TableCell>{followUpWords(row.followUp, now)}</TableCell>
      <TableCell>
        <Button color="inherit" onClick={() => showEscalation(row.taskId)}>
          Show
        </Button>
      </TableCell>
    </TableRow>
  );
}
