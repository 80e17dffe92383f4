import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import { dispositionLabel } from '#shared/content/dispositions.ts';
import type { TeamCall } from '#shared/contract/engine/team.ts';
import { formatDateTime } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { dispositionTone } from '../disposition-tone.ts';

/** One call of the team; the patient's name leads to the chart. */
export function RecentCallRow({ call, isNew }: { call: TeamCall; isNew: boolean }) {
  return (
    <TableRow
      hover
      data-call-id={call.callId}
      sx={{ backgroundColor: isNew ? 'desk.accentFill' : 'transparent', transition: 'background-color 1.2s' }}
    >
      <TableCell component="th" scope="row">
        <Link
          component={RouterLink}
          to={`/patients/${call.patientId}`}
          color="inherit"
          sx={{ fontWeight: 600 }}
        >
          {call.patientName || 'A patient of another team'}
        </Link>{' '}
        {isNew ? <StatusChip tone="accent" label="New" /> : null}
      </TableCell>
      <TableCell>{call.staffName}</TableCell>
      <TableCell>
        <StatusChip tone={dispositionTone(call.disposition)} label={dispositionLabel(call.disposition)} />
      </TableCell>
      <TableCell align="right">{call.minutes}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatDateTime(call.startedAt)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap', color: 'text.secondary' }}>
        {call.receivedAt === '' ? 'not yet' : formatDateTime(call.receivedAt)}
      </TableCell>
      <TableCell>
        <Link component={RouterLink} to={`/call-reviews?call=${call.callId}`}>
          Review
          <VisuallyHidden> the call with {call.patientName}</VisuallyHidden>
        </Link>
      </TableCell>
    </TableRow>
  );
}
