import EditOutlined from '@mui/icons-material/EditOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { Link as RouterLink } from 'react-router';
import { ACTIVITY_LABELS, CALL_KIND_LABELS } from '#shared/content/labels.ts';
import type { LedgerEntry } from '#shared/contract/engine/ledger.ts';
import { formatClock } from '../../ui/format.ts';
import { ScrollAcross } from '../../ui/ScrollAcross.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { dayAt, marksOf, timeAt } from './words.ts';

interface EntriesTableProps {
  entries: readonly LedgerEntry[];
  /** The practice's, in which times are told. */
  timeZone: string;
  /** Names the patient of each entry, where they are of several. */
  withPatient?: boolean;
  /** Where the patient's name leads; without it the name is only read. */
  patientLink?: (entry: LedgerEntry) => string;
  /** Says when each was written down. */
  withWritten?: boolean;
  /** Missing where nothing can be corrected. */
  onCorrect?: (entry: LedgerEntry) => void;
  onHistory?: (entry: LedgerEntry) => void;
}

/** Entries of the minute ledger, dense. Superseded ones are struck through; seconds are shown as they are kept. */
export function EntriesTable({
  entries,
  timeZone,
  withPatient = false,
  patientLink,
  withWritten = false,
  onCorrect,
  onHistory,
}: EntriesTableProps) {
  return (
    <ScrollAcross label="Entries">
      <Table size="small" aria-label="Entries" sx={{ minWidth: '46rem', '& td, & th': { py: 0.5 } }}>
        <TableHead>
          <TableRow>
            <TableCell>When</TableCell>
            {withPatient ? <TableCell>Patient</TableCell> : null}
            <TableCell>Program</TableCell>
            <TableCell>Work</TableCell>
            <TableCell>By</TableCell>
            {withWritten ? <TableCell>Written</TableCell> : null}
            <TableCell align="right">Time</TableCell>
            {onCorrect || onHistory ? <TableCell aria-label="Actions" /> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {entries.map((entry) => (
            <EntryRow
              key={entry.entryId}
              {...{ entry, timeZone, withPatient, withWritten }}
              {...(patientLink ? { patientLink } : {})}
              {...(onCorrect ? { onCorrect } : {})}
              {...(onHistory ? { onHistory } : {})}
            />
          ))}
        </TableBody>
      </Table>
    </ScrollAcross>
  );
}

type EntryRowProps = Omit<EntriesTableProps, 'entries'> & { entry: LedgerEntry };

function EntryRow(props: EntryRowProps) {
  const { entry, timeZone, withPatient, patientLink, withWritten, onCorrect, onHistory } = props;
  const isOut = !entry.isStanding;
  const struck = isOut ? { textDecoration: 'line-through', color: 'text.secondary' } : {};
  const when = `${dayAt(entry.startedAt, timeZone)}, ${timeAt(entry.startedAt, timeZone)}`;
  const hasHistory = isOut || entry.isCorrection;
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap', ...struck }}>
        {when}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {' '}
          to {timeAt(entry.endedAt, timeZone)}
        </Box>
      </TableCell>
      {withPatient ? (
        <TableCell sx={struck}>
          {patientLink && entry.patientName !== '' ? (
            <Link component={RouterLink} to={patientLink(entry)}>
              {entry.patientName}
            </Link>
          ) : (
            entry.patientName || 'Another patient'
          )}
        </TableCell>
      ) : null}
      <TableCell sx={struck}>{entry.program}</TableCell>
      <TableCell>
        <Box sx={struck}>
          {entry.callKind === null
            ? ACTIVITY_LABELS[entry.activity]
            : `${ACTIVITY_LABELS[entry.activity]}: ${CALL_KIND_LABELS[entry.callKind].toLowerCase()}`}
        </Box>
        <Words entry={entry} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap', ...struck }}>
        {entry.staffName || 'A colleague'}
        {entry.credential === 'none' ? '' : `, ${entry.credential}`}
      </TableCell>
      {withWritten ? (
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          {dayAt(entry.enteredAt, timeZone)}, {timeAt(entry.enteredAt, timeZone)}
        </TableCell>
      ) : null}
      <TableCell
        align="right"
        sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: isOut ? 400 : 600, ...struck }}
      >
        {formatClock(entry.seconds)}
      </TableCell>
      {onCorrect || onHistory ? (
        <TableCell align="right" sx={{ whiteSpace: 'nowrap', py: '0 !important' }}>
          {onHistory && hasHistory ? (
            <Action
              label={`History of ${when}`}
              onClick={() => onHistory(entry)}
              icon={<HistoryOutlined />}
            />
          ) : null}
          {onCorrect && (entry.mayCorrect || entry.mayVoid) ? (
            <Action label={`Correct ${when}`} onClick={() => onCorrect(entry)} icon={<EditOutlined />} />
          ) : null}
        </TableCell>
      ) : null}
    </TableRow>
  );
}

function Words({ entry }: { entry: LedgerEntry }) {
  const marks = marksOf(entry);
  const words = [entry.narrative, entry.reason === '' ? '' : `Why: ${entry.reason}`]
    .filter(Boolean)
    .join(' · ');
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 0.75,
        flexWrap: 'wrap',
        alignItems: 'center',
        fontSize: '0.75rem',
        color: 'text.secondary',
      }}
    >
      {entry.isStanding && entry.isDoubleBooked ? <StatusChip tone="caution" label="Booked twice" /> : null}
      {marks.map((mark) => (
        <StatusChip key={mark} label={mark} />
      ))}
      {words === '' ? null : <span>{words}</span>}
    </Box>
  );
}

function Action({ label, onClick, icon }: { label: string; onClick: () => void; icon: React.ReactNode }) {
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        onClick={onClick}
        sx={{ '& svg': { fontSize: '1.125rem' } }}
      >
        {icon}
      </IconButton>
    </Tooltip>
  );
}
