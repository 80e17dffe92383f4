import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import { RECEIPT_LABELS, RECORD_LABELS } from '#shared/content/labels.ts';
import type { PendingRecord } from '#shared/contract/engine/sync.ts';
import { formatDateTime } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { PendingGroupOfPatient } from './group-by-patient.ts';
import { HeldActions } from './HeldActions.tsx';
import { SyncIcon } from './SyncIcon.tsx';

/** The waiting records of one patient, those that are held with the two ways on. */
export function PendingGroup({ group }: { group: PendingGroupOfPatient }) {
  return (
    <>
      <TableRow>
        <TableCell
          component="th"
          scope="rowgroup"
          colSpan={4}
          sx={{ fontWeight: 600, pt: 1.25, pb: 0.5, borderBottom: 0 }}
        >
          {group.patientId === '' ? (
            'Of no patient'
          ) : group.patientName === '' ? (
            'A patient who is not on this device'
          ) : (
            <Link component={RouterLink} to={`/patients/${group.patientId}`} color="inherit">
              {group.patientName}
            </Link>
          )}
        </TableCell>
      </TableRow>
      {group.records.map((record) => (
        <PendingRow key={record.documentId} record={record} />
      ))}
    </>
  );
}

function PendingRow({ record }: { record: PendingRecord }) {
  const isHeld = record.receipt === 'held' && record.sentAsIsAt === null;
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell>{RECORD_LABELS[record.collection]}</TableCell>
      <TableCell>
        <WhereItIs record={record} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatDateTime(record.updatedAt)}</TableCell>
      <TableCell sx={{ width: '52%' }}>
        {record.reason === '' ? null : <Box sx={{ mb: isHeld ? 1 : 0 }}>{record.reason}</Box>}
        {isHeld ? <HeldActions record={record} /> : null}
      </TableCell>
    </TableRow>
  );
}

function WhereItIs({ record }: { record: PendingRecord }) {
  if (record.sentAsIsAt !== null) {
    return (
      <StatusChip
        tone="info"
        icon={<ForwardToInboxOutlined aria-hidden />}
        label={`Sent to your supervisor ${formatDateTime(record.sentAsIsAt)}`}
      />
    );
  }
  return (
    <StatusChip
      tone={record.receipt === 'held' ? 'critical' : 'caution'}
      icon={<SyncIcon light={record.receipt} />}
      label={RECEIPT_LABELS[record.receipt]}
    />
  );
}
