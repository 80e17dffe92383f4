import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { PendingRecord } from '#shared/contract/engine/sync.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ScrollAcross } from '../../ui/ScrollAcross.tsx';
import { groupByPatient } from './group-by-patient.ts';
import { PendingGroup } from './PendingGroup.tsx';

/** Every record that is not with the server, by patient, held ones first. */
export function PendingPanel({ records }: { records: PendingRecord[] }) {
  if (records.length === 0) {
    return (
      <Panel title="Waiting records">
        <EmptyState icon={<CloudDoneOutlined />} title="Nothing waits">
          The server has confirmed every record that was written on this device.
        </EmptyState>
      </Panel>
    );
  }
  const held = records.filter(({ receipt, sentAsIsAt }) => receipt === 'held' && sentAsIsAt === null).length;
  return (
    <Panel title="Waiting records" note={noteOf(records, held)} flush>
      <ScrollAcross label="Waiting records">
        <Table aria-label="Waiting records">
          <TableHead>
            <TableRow>
              <TableCell>Record</TableCell>
              <TableCell>Where it is</TableCell>
              <TableCell>Written</TableCell>
              <TableCell>{held > 0 ? 'Why it is held, and what you can do' : 'Remarks'}</TableCell>
            </TableRow>
          </TableHead>
          {groupByPatient(records).map((group) => (
            <TableBody key={group.patientId || 'none'}>
              <PendingGroup group={group} />
            </TableBody>
          ))}
        </Table>
      </ScrollAcross>
    </Panel>
  );
}

function noteOf(records: readonly PendingRecord[], held: number): string {
  const passedOn = records.filter(({ sentAsIsAt }) => sentAsIsAt !== null).length;
  return [
    plural(records.length, 'record'),
    ...(held > 0 ? [`${held} held`] : []),
    ...(passedOn > 0 ? [`${passedOn} with your supervisor`] : []),
  ].join(', ');
}
