import CloudOff from '@mui/icons-material/CloudOffOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import { auditActionWords } from '#shared/content/audit-actions.ts';
import type { AuditLine } from '#shared/contract/engine/audit.ts';
import { formatDateTime, formatTime, formatWeekday, plural } from '../../ui/format.ts';
import { ScrollAcross } from '../../ui/ScrollAcross.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { byDay, clockWords, recordWords, spanWords, whoWords } from './audit-view.ts';
import { DayPicture } from './DayPicture.tsx';

interface AuditTableProps {
  lines: readonly AuditLine[];
  /** Whose trail it is, where it is one patient's: she is not named in every row then. */
  patientId: string;
  onOpen: (line: AuditLine) => void;
}

/** Events newest first, a heading for each day; when each happened stands beside when it arrived. */
export function AuditTable({ lines, patientId, onOpen }: AuditTableProps) {
  const columns = patientId === '' ? 6 : 5;
  return (
    <ScrollAcross label="Audit trail">
      <Table
        size="small"
        stickyHeader
        aria-label="Audit trail"
        sx={{ minWidth: '58rem', '& td, & th': { py: 0.5 } }}
      >
        <TableHead>
          <TableRow>
            <TableCell>Happened</TableCell>
            <TableCell>Arrived</TableCell>
            <TableCell>Who</TableCell>
            <TableCell>What</TableCell>
            {patientId === '' ? <TableCell>Patient</TableCell> : null}
            <TableCell>Device</TableCell>
          </TableRow>
        </TableHead>
        {byDay(lines).map(([day, ofDay]) => (
          <TableBody key={day}>
            <TableRow>
              <TableCell
                component="th"
                scope="rowgroup"
                colSpan={columns}
                sx={{ backgroundColor: 'desk.hover', fontWeight: 600 }}
              >
                <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
                  <span>{formatWeekday(day)}</span>
                  <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
                    {plural(ofDay.length, 'event')}
                  </Box>
                  <Box sx={{ flex: 1 }} />
                  <DayPicture lines={ofDay} />
                </Box>
              </TableCell>
            </TableRow>
            {ofDay.map((line) => (
              <AuditRow key={line.id} {...{ line, patientId, onOpen }} />
            ))}
          </TableBody>
        ))}
      </Table>
    </ScrollAcross>
  );
}

function AuditRow({ line, patientId, onOpen }: { line: AuditLine } & Omit<AuditTableProps, 'lines'>) {
  const record = recordWords(line);
  const clock = clockWords(line.clockBehindMs);
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          {formatTime(line.at)}
          {line.isOffline ? (
            <StatusChip tone="caution" icon={<CloudOff aria-hidden />} label="Offline" />
          ) : null}
          {clock === '' ? null : <StatusChip tone="caution" icon={<Schedule aria-hidden />} label={clock} />}
        </Box>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Arrived line={line} />
      </TableCell>
      <TableCell>{whoWords(line.who)}</TableCell>
      <TableCell>
        <Link
          component="button"
          type="button"
          onClick={() => onOpen(line)}
          sx={{ textAlign: 'left', font: 'inherit' }}
        >
          {auditActionWords(line.action)}
        </Link>
        {record === '' ? null : (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' '}
            · {record}
          </Box>
        )}
      </TableCell>
      {patientId === '' ? (
        <TableCell>
          <PatientOf line={line} />
        </TableCell>
      ) : null}
      <TableCell sx={{ color: 'text.secondary' }}>{line.deviceName}</TableCell>
    </TableRow>
  );
}

function Arrived({ line: { at, receivedAt, isOffline } }: { line: AuditLine }) {
  if (receivedAt === '') return <>Not sent yet</>;
  if (!isOffline) return <>{formatTime(receivedAt)}</>;
  return (
    <>
      {new Date(at).toDateString() === new Date(receivedAt).toDateString()
        ? formatTime(receivedAt)
        : formatDateTime(receivedAt)}{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        ({spanWords(Date.parse(receivedAt) - Date.parse(at))} later)
      </Box>
    </>
  );
}

function PatientOf({ line: { patientId, patientName } }: { line: AuditLine }) {
  if (patientId === '') return null;
  if (patientName === '') {
    return (
      <Box component="span" sx={{ color: 'text.secondary', fontFamily: 'monospace', fontSize: '0.75rem' }}>
        {patientId.slice(-12)}
      </Box>
    );
  }
  return (
    <Link component={RouterLink} to={`/patients/${patientId}`}>
      {patientName}
    </Link>
  );
}
