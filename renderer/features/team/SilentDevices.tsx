import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { TeamManager } from '#shared/contract/engine/team.ts';
import { silentDevices } from '#shared/domain/team-counts.ts';
import { useNow } from '../../client/use-now.ts';
import { formatAgo, formatDateTime, plural } from '../../ui/format.ts';
import { NumberButton } from '../month/NumberButton.tsx';

const MINUTE = 60_000;

/** How many devices have not spoken to the server for a day; opens which, whose and since when. */
export function SilentDevices({ managers }: { managers: readonly TeamManager[] }) {
  const [isOpen, setOpen] = useState(false);
  const now = useNow(MINUTE);
  const silent = managers
    .flatMap((manager) => silentDevices(manager, now).map((device) => ({ manager, device })))
    .sort((left, right) => (left.device.lastContactAt < right.device.lastContactAt ? -1 : 1));
  if (silent.length === 0) return <span style={{ opacity: 0.75 }}>0</span>;
  return (
    <>
      <NumberButton
        label={`Silent devices: ${plural(silent.length, 'device')}, show them`}
        onClick={() => setOpen(true)}
      >
        {silent.length}
      </NumberButton>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        maxWidth="md"
        fullWidth
        aria-labelledby="silent-devices"
      >
        <DialogTitle id="silent-devices">
          Silent devices
          <Typography component="div" variant="body2" color="textSecondary">
            No contact with the server for more than a day. What was written on them since then is with nobody
            else.
          </Typography>
        </DialogTitle>
        <DialogContent>
          <Table aria-labelledby="silent-devices">
            <TableHead>
              <TableRow>
                <TableCell>Care manager</TableCell>
                <TableCell>Device</TableCell>
                <TableCell>Last contact</TableCell>
                <TableCell>Silent since</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {silent.map(({ manager, device }) => (
                <TableRow key={device.id}>
                  <TableCell component="th" scope="row">
                    {manager.name}
                  </TableCell>
                  <TableCell>{device.name}</TableCell>
                  <TableCell>{formatAgo(device.lastContactAt, now)}</TableCell>
                  <TableCell>{formatDateTime(device.lastContactAt, now)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </DialogContent>
        <DialogActions>
          <Button autoFocus onClick={() => setOpen(false)}>
            Close
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
