import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { DeviceRecord } from '#shared/contract/administration.ts';
import { formatDate } from '../../../ui/format.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { ContactAge } from './ContactAge.tsx';
import { DeviceActions, type DeviceQuestion } from './DeviceActions.tsx';
import { deviceState } from './device-state.ts';

const HOMES: Record<DeviceRecord['home'], string> = { desktop: 'Desktop app', web: 'Browser' };

interface DevicesTableProps {
  devices: readonly DeviceRecord[];
  now: number;
  leaseDays: number;
  onAsk(device: DeviceRecord, question: DeviceQuestion): void;
}

/** Devices, each with how long it has been silent and what may be on it alone. */
export function DevicesTable({ devices, now, leaseDays, onAsk }: DevicesTableProps) {
  return (
    <Table stickyHeader aria-label="Devices" sx={{ minWidth: '60rem' }}>
      <TableHead>
        <TableRow>
          <TableCell>Person</TableCell>
          <TableCell>Device</TableCell>
          <TableCell>First sign-in</TableCell>
          <TableCell>Last contact</TableCell>
          <TableCell>State</TableCell>
          <TableCell align="right">What can be done</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {devices.map((device) => {
          const state = deviceState(device, now);
          return (
            <TableRow key={device.deviceId} hover sx={{ '&:last-child > *': { borderBottom: 0 } }}>
              <TableCell component="th" scope="row">
                {device.personName}
              </TableCell>
              <TableCell>
                {device.name}
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{HOMES[device.home]}</Box>
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatDate(device.registeredAt, now)}</TableCell>
              <TableCell>
                <ContactAge {...{ now, leaseDays }} lastContactAt={device.lastContactAt} />
              </TableCell>
              <TableCell sx={{ maxWidth: '19rem' }}>
                <StatusChip tone={state.tone} label={state.label} />
                {state.hint === '' ? null : (
                  <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', mt: 0.25 }}>{state.hint}</Box>
                )}
              </TableCell>
              <TableCell align="right">
                <DeviceActions
                  device={device}
                  standing={state.standing}
                  onAsk={(question) => onAsk(device, question)}
                />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
