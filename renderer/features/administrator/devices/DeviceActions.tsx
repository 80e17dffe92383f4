import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DeviceRecord } from '#shared/contract/administration.ts';
import type { DeviceStanding } from './device-state.ts';

/** What is asked about a device. */
export type DeviceQuestion = 'retire' | 'wipe' | 'key';

interface DeviceActionsProps {
  device: DeviceRecord;
  standing: DeviceStanding;
  onAsk(question: DeviceQuestion): void;
}

/** What can be done with a device as it stands. */
export function DeviceActions({ device, standing, onAsk }: DeviceActionsProps) {
  if (standing === 'wiped') return null;
  const isRetired = standing === 'retired';
  return (
    <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end' }}>
      {device.hasRecoveryKey && (isRetired || standing === 'silent') ? (
        <Button onClick={() => onAsk('key')}>Recovery key…</Button>
      ) : null}
      {isRetired ? (
        <Button color="error" onClick={() => onAsk('wipe')}>
          Wipe…
        </Button>
      ) : (
        <Button disabled={device.isThis} onClick={() => onAsk('retire')}>
          {device.isThis ? 'This device' : 'Retire…'}
        </Button>
      )}
    </Box>
  );
}
