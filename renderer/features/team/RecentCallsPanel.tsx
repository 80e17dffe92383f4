import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router';
import { dispositionLabel } from '#shared/content/dispositions.ts';
import type { TeamCall } from '#shared/contract/engine/team.ts';
import { useSyncStatus } from '../../client/live-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { RecentCallRow } from './RecentCallRow.tsx';
import { useNewCalls } from './use-new-calls.ts';

/** The last calls of the team; a new one appears by itself and stands out for a while. */
export function RecentCallsPanel({ calls }: { calls: TeamCall[] }) {
  const fresh = useNewCalls(calls, useSyncStatus()?.isInitialSyncDone ?? false);
  const newest = calls.find(({ callId }) => fresh.has(callId));
  return (
    <Panel
      title="Recent calls"
      note="New ones appear by themselves"
      actions={
        <Button component={Link} to="/call-reviews" size="small" aria-keyshortcuts="g v">
          Calls to review
        </Button>
      }
      flush
      scroll
      sx={{ maxHeight: 430 }}
    >
      <VisuallyHidden>
        <span role="status" aria-live="polite">
          {newest === undefined
            ? ''
            : `New call: ${newest.staffName} with ${newest.patientName}, ${dispositionLabel(newest.disposition)}`}
        </span>
      </VisuallyHidden>
      {calls.length === 0 ? (
        <EmptyState title="No calls yet">
          Calls of your team appear here as soon as they reach the server.
        </EmptyState>
      ) : (
        <Table stickyHeader aria-label="Recent calls">
          <TableHead>
            <TableRow>
              <TableCell>Patient</TableCell>
              <TableCell>Care manager</TableCell>
              <TableCell>Outcome</TableCell>
              <TableCell align="right">Minutes</TableCell>
              <TableCell>Called</TableCell>
              <TableCell>Reached the server</TableCell>
              <TableCell>Review</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {calls.map((call) => (
              <RecentCallRow key={call.callId} call={call} isNew={fresh.has(call.callId)} />
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}
