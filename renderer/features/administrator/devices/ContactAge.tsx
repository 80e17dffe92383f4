import Box from '@mui/material/Box';
import { formatAgo } from '../../../ui/format.ts';

const DAY_MS = 86_400_000;

interface ContactAgeProps {
  lastContactAt: string;
  now: number;
  /** After so many days without contact the device closes by itself. */
  leaseDays: number;
}

/** How long ago a device spoke to the server, in words and as the part of its lease that is used up. */
export function ContactAge({ lastContactAt, now, leaseDays }: ContactAgeProps) {
  const part = Math.max(0, Math.min(1, (now - Date.parse(lastContactAt)) / (leaseDays * DAY_MS)));
  const color = part > 0.5 ? 'error.main' : part > 1 / leaseDays ? 'warning.main' : 'success.main';
  return (
    <Box sx={{ display: 'grid', gap: 0.5, minWidth: '8rem' }}>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {formatAgo(lastContactAt, now)}
      </Box>
      <Box
        aria-hidden
        sx={{ height: 5, borderRadius: '3px', backgroundColor: 'desk.track', overflow: 'hidden' }}
      >
        <Box
          sx={{ height: '100%', borderRadius: '3px', backgroundColor: color }}
          style={{ width: `${Math.max(3, part * 100)}%` }}
        />
      </Box>
    </Box>
  );
}
