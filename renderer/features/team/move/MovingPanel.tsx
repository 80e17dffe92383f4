import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { MovePreview } from '#shared/contract/engine/assignments.ts';
import { CALLBACK_DAYS, type MovingPatient, type MovingWork } from '#shared/domain/reassignment.ts';
import { formatDateTime, formatNumber, plural } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';

const COLUMNS: readonly { key: keyof MovingWork; head: string }[] = [
  { key: 'tasks', head: 'Tasks' },
  { key: 'callbacks', head: 'Callbacks' },
  { key: 'escalations', head: 'Escalated' },
  { key: 'referrals', head: 'Referrals' },
  { key: 'seconds', head: 'Minutes' },
];

/** What moves with each patient, and to whom. */
export function MovingPanel({ preview }: { preview: MovePreview }) {
  const { patients, total, takers, shares } = preview;
  const toOf = new Map(
    shares.flatMap(({ toStaffId, patientIds }) => {
      const name = takers.find(({ staffId }) => staffId === toStaffId)?.name ?? '';
      return patientIds.map((patientId) => [patientId, { toStaffId, name }] as const);
    }),
  );
  return (
    <Panel
      title="What will move"
      note={`${plural(total.tasks, 'open task')}, ${plural(total.callbacks, 'callback')} within ${CALLBACK_DAYS} days, ${plural(total.escalations, 'open escalation')}, ${plural(total.referrals, 'referral')}, ${plural(Math.floor(total.seconds / 60), 'minute')} of this month, and the whole history`}
      flush
      scroll
      sx={{ flex: 1, minHeight: { xs: 320, md: 0 } }}
    >
      <Table stickyHeader aria-label="What will move" sx={{ '& th, & td': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell>Patient</TableCell>
            <TableCell>From</TableCell>
            {COLUMNS.map(({ key, head }) => (
              <TableCell key={key} align="right">
                {head}
              </TableCell>
            ))}
            <TableCell>To</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {patients.map((patient) => (
            <TableRow key={patient.patientId}>
              <TableCell component="th" scope="row">
                <strong>{patient.name}</strong> <small>{patient.recordNumber}</small>
              </TableCell>
              <TableCell>{patient.careManagerName}</TableCell>
              {COLUMNS.map(({ key }) => (
                <NumberCell key={key} patient={patient} of={key} />
              ))}
              <TableCell>{toWords(patient, toOf.get(patient.patientId))}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}

function toWords(patient: MovingPatient, to: { toStaffId: string; name: string } | undefined): string {
  if (to === undefined) return '–';
  return to.toStaffId === patient.careManagerId ? `stays with ${to.name}` : to.name;
}

function NumberCell({ patient, of }: { patient: MovingPatient; of: keyof MovingWork }) {
  const value = of === 'seconds' ? Math.floor(patient.seconds / 60) : patient[of];
  const isUrgent = value > 0 && (of === 'callbacks' || of === 'escalations');
  const when =
    of === 'callbacks' && patient.nextCallbackAt !== '' ? formatDateTime(patient.nextCallbackAt) : '';
  return (
    <TableCell
      align="right"
      sx={{
        color: isUrgent ? 'warning.main' : undefined,
        fontWeight: isUrgent ? 600 : undefined,
      }}
    >
      {when === '' ? formatNumber(value) : `${formatNumber(value)}, ${when}`}
    </TableCell>
  );
}
