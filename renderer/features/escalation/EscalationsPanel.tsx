import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { CLOSED_ESCALATION_DAYS, type EscalationRow } from '#shared/contract/engine/escalations.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { formatDateTime } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { ClosedEscalations } from './ClosedEscalations.tsx';
import { showEscalation } from './escalation-store.ts';
import { LEVEL_TONES, LEVEL_WORDS, waitedWords } from './escalation-words.ts';
import { useEscalationActions, useEscalationsQuery } from './use-escalations.ts';

/**
 * The open escalations of the team: nobody's first. When it happened stands beside when it arrived. How those of the last days ended is a key away, for
 * whoever reviews them.
 */
export function EscalationsPanel() {
  const query = useEscalationsQuery();
  const [showsClosed, setShowsClosed] = useState(false);
  const hasBody = query.isError || (query.data?.length ?? 0) > 0 || showsClosed;
  return (
    <Panel
      title="Escalations"
      note={query.data && standingOf(query.data)}
      actions={
        <Button
          size="small"
          color="inherit"
          aria-expanded={showsClosed}
          onClick={() => setShowsClosed(!showsClosed)}
        >
          Closed in the last {CLOSED_ESCALATION_DAYS} days
        </Button>
      }
      flush
      scroll={hasBody}
      sx={{ maxHeight: showsClosed ? 400 : 240, flexShrink: 0 }}
    >
      {query.isPending ? null : (
        <QueryState query={query} what="the open escalations">
          {(rows) => (rows.length === 0 ? null : <OpenTable rows={rows} />)}
        </QueryState>
      )}
      {showsClosed ? <ClosedEscalations /> : null}
    </Panel>
  );
}

function standingOf(rows: readonly EscalationRow[]): string {
  if (rows.length === 0) return 'none open';
  const waiting = rows.filter(({ acknowledgedAt }) => acknowledgedAt === '').length;
  return `${rows.length} open, ${waiting} not acknowledged`;
}

function OpenTable({ rows }: { rows: readonly EscalationRow[] }) {
  return (
    <Table stickyHeader aria-label="Escalations">
      <TableHead>
        <TableRow>
          <TableCell>Level</TableCell>
          <TableCell>Patient</TableCell>
          <TableCell>What</TableCell>
          <TableCell>Sent by</TableCell>
          <TableCell>Happened</TableCell>
          <TableCell>Arrived</TableCell>
          <TableCell>Who has it</TableCell>
          <TableCell>To do</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <PanelRow key={row.taskId} row={row} />
        ))}
      </TableBody>
    </Table>
  );
}

function PanelRow({ row }: { row: EscalationRow }) {
  const now = useNow(10_000);
  const { acknowledge, isPending } = useEscalationActions();
  return (
    <TableRow hover>
      <TableCell>
        <StatusChip tone={LEVEL_TONES[row.level]} label={LEVEL_WORDS[row.level]} />
      </TableCell>
      <TableCell sx={{ fontWeight: 600 }}>{row.patientName}</TableCell>
      <TableCell>{row.title}</TableCell>
      <TableCell>{row.sentByName}</TableCell>
      <TableCell>{formatDateTime(row.occurredAt, now)}</TableCell>
      <TableCell>{row.arrivedAt === '' ? 'not yet' : formatDateTime(row.arrivedAt, now)}</TableCell>
      <TableCell>
        {row.acknowledgedAt === '' ? (
          <StatusChip tone="critical" label={`Nobody, ${waitedWords(row.occurredAt, now)}`} />
        ) : (
          row.acknowledgedByName || 'Somebody'
        )}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {row.mayAcknowledge ? (
          <Button
            variant="outlined"
            disabled={isPending}
            onClick={() => acknowledge(row.taskId)}
            sx={{ mr: 1 }}
          >
            I take this over
          </Button>
        ) : null}
        <Button color="inherit" onClick={() => showEscalation(row.taskId)}>
          Show
        </Button>
      </TableCell>
    </TableRow>
  );
}
