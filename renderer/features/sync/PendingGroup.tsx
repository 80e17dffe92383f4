import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import { RECEIPT_LABELS, RECORD_LABELS } from '#shared/content/labels.ts';
import { formatDateTime } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { PendingGroupOfPatient } from './group-by-patient.ts';
import { SyncIcon } from './SyncIcon.tsx';

/** The waiting records of one patient. */
export function PendingGroup({ group, withReasons }: { group: PendingGroupOfPatient; withReasons: boolean }) {
  return (
    <>
      <TableRow>
        <TableCell
          component="th"
          scope="rowgroup"
          colSpan={withReasons ? 4 : 3}
          sx={{ fontWeight: 600, pt: 1.25, pb: 0.5, borderBottom: 0 }}
        >
          {group.patientId === '' ? (
            'Of no patient'
          ) : (
            <Link component={RouterLink} to={`/patients/${group.patientId}`} color="inherit">
              {group.patientName || 'A patient that is not on this device'}
            </Link>
          )}
        </TableCell>
      </TableRow>
      {group.records.map((record) => (
        <TableRow key={record.documentId}>
          <TableCell>{RECORD_LABELS[record.collection]}</TableCell>
          <TableCell>
            <StatusChip
              tone={record.receipt === 'held' ? 'critical' : 'caution'}
              icon={<SyncIcon light={record.receipt} />}
              label={RECEIPT_LABELS[record.receipt]}
            />
          </TableCell>
          <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatDateTime(record.updatedAt)}</TableCell>
          {withReasons ? <TableCell sx={{ color: 'text.secondary' }}>{record.reason}</TableCell> : null}
        </TableRow>
      ))}
    </>
  );
}
