import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { TeamManager } from '#shared/contract/engine/team.ts';
import { silentDevices } from '#shared/domain/team-counts.ts';
import { useNow } from '../../client/use-now.ts';
import { formatAgo } from '../../ui/format.ts';
import { SilentDevices } from './SilentDevices.tsx';

/** When one of her devices last spoke to the server, and how many have been silent for too long. */
export function DevicesCell({ manager }: { manager: TeamManager }) {
  const now = useNow(60_000);
  const last = manager.devices
    .map(({ lastContactAt }) => lastContactAt)
    .sort()
    .at(-1);
  const silent = silentDevices(manager, now).length;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        whiteSpace: 'nowrap',
        color: silent > 0 ? 'warning.main' : 'text.secondary',
      }}
    >
      {silent > 0 ? <WarningAmber aria-hidden sx={{ fontSize: '1rem' }} /> : null}
      {last === undefined ? 'no device yet' : formatAgo(last, Math.max(now, Date.now()))}
      {silent > 0 ? (
        <span>
          , <SilentDevices managers={[manager]} /> silent
        </span>
      ) : null}
    </Box>
  );
}
