import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { ACTIVITY_LABELS } from '#shared/content/labels.ts';
import type { MonthEntry } from '#shared/contract/engine/month.ts';
import { formatClock, formatDateTime, plural } from '../../ui/format.ts';
import { ScrollAcross } from '../../ui/ScrollAcross.tsx';

const SHOWN = 100;
const WHY: Record<MonthEntry['notCounted'], string> = {
  '': '',
  'not-billable': 'marked as not counting',
  'inpatient-day': 'a day as an inpatient',
};

/** Ledger entries, the latest first; each leads to the minutes of its patient in that month. Seconds are shown as they are kept: they are cut to minutes at the total only. */
export function EntriesTable({ entries, month }: { entries: MonthEntry[]; month: string }) {
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <ScrollAcross label="Entries">
        <Table size="small" aria-label="Entries" sx={{ minWidth: '40rem' }}>
          <TableHead>
            <TableRow>
              <TableCell>When</TableCell>
              <TableCell>Patient</TableCell>
              <TableCell>Work</TableCell>
              <TableCell>By</TableCell>
              <TableCell align="right">Time</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {entries.slice(0, shown).map((entry) => (
              <EntryRow key={entry.entryId} entry={entry} month={month} />
            ))}
          </TableBody>
        </Table>
      </ScrollAcross>
      {entries.length > shown ? (
        <Button size="small" onClick={() => setShown(shown + SHOWN)} sx={{ justifySelf: 'start' }}>
          Show {plural(Math.min(SHOWN, entries.length - shown), 'more entry', 'more entries')}
        </Button>
      ) : null}
    </>
  );
}

function EntryRow({ entry, month }: { entry: MonthEntry; month: string }) {
  const notes = [
    entry.isManual ? 'entered by hand' : '',
    WHY[entry.notCounted],
    entry.receipt === 'with-the-server' ? '' : 'on this device only',
  ].filter((note) => note !== '');
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatDateTime(entry.startedAt)}</TableCell>
      <TableCell>
        <Link component={RouterLink} to={`/patients/${entry.patientId}/minutes?month=${month}`}>
          {entry.patientName}
        </Link>
      </TableCell>
      <TableCell>
        {entry.program}, {ACTIVITY_LABELS[entry.activity].toLowerCase()}
        {notes.length === 0 ? '' : ` (${notes.join(', ')})`}
      </TableCell>
      <TableCell>
        {entry.staffName === '' ? 'A colleague' : entry.staffName}
        {entry.credential === 'none' ? '' : `, ${entry.credential}`}
      </TableCell>
      <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {formatClock(entry.seconds)}
      </TableCell>
    </TableRow>
  );
}
