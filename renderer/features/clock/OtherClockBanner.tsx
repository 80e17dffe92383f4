import DevicesOther from '@mui/icons-material/DevicesOther';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OtherClock } from '#shared/contract/engine/clock.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { BannerFrame } from '../../ui/BannerFrame.tsx';
import { formatDateTime, formatTime } from '../../ui/format.ts';
import { useClockActions, useRunningClock } from './use-clocks.ts';

/** A clock of hers runs on another device, as far as the server knows: time kept here too would count twice. */
export function OtherClockBanner() {
  const others = useQuery(useEngine().clock.others.queryOptions()).data ?? [];
  const running = useRunningClock();
  const { pause } = useClockActions();
  const [seen, setSeen] = useState('');
  const [other] = others;
  if (other === undefined) return null;
  // Answered once for this clock there and this one here.
  const key = `${other.deviceId} ${other.since} ${running?.id ?? ''}`;
  if (seen === key) return null;
  const isDouble = running !== null;
  return (
    <BannerFrame label="Clock on another device" tone={isDouble ? 'caution' : 'info'}>
      <DevicesOther aria-hidden fontSize="small" />
      <Box component="span" role="status" sx={{ flex: '1 1 20rem' }}>
        <strong>{sentence(other)}</strong> Time you keep here would count twice.
      </Box>
      {isDouble ? (
        <Button color="inherit" variant="outlined" onClick={pause}>
          Pause the clock here
        </Button>
      ) : null}
      <Button color="inherit" variant="outlined" onClick={() => setSeen(key)}>
        {isDouble ? 'Keep both' : 'I know'}
      </Button>
    </BannerFrame>
  );
}

function sentence({ deviceName, since, seenAt, isFresh }: OtherClock): string {
  const where = `on your other device (${deviceName})`;
  return isFresh
    ? `A clock is running ${where} since ${formatTime(since)}.`
    : `A clock was running ${where} when it was last online, ${formatDateTime(seenAt)}.`;
}
