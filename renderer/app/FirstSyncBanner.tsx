import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useSyncStatus } from '../client/live-store.ts';
import { formatNumber } from '../ui/format.ts';

/** While the first copy of the caseload arrives. The app can be used meanwhile. */
export function FirstSyncBanner() {
  const sync = useSyncStatus();
  if (sync === null || sync.isInitialSyncDone) return null;
  const isStuck = sync.connection === 'unreachable' || sync.connection === 'signed-out';
  return (
    <Box
      role="region"
      aria-label="First copy of your caseload"
      sx={{ backgroundColor: 'desk.infoFill', color: 'desk.infoText' }}
    >
      <Box
        sx={{
          px: { xs: 1.5, md: 2.5 },
          py: 0.75,
          fontSize: '0.8125rem',
          display: 'flex',
          gap: 1,
          flexWrap: 'wrap',
        }}
      >
        <strong>
          Receiving your caseload: {formatNumber(sync.received)} {sync.received === 1 ? 'record' : 'records'}{' '}
          so far.
        </strong>
        <span>
          {isStuck
            ? 'The server cannot be reached; it goes on by itself when the connection is back.'
            : 'You can already work with what is here.'}
        </span>
      </Box>
      <LinearProgress
        color="info"
        aria-label="Receiving your caseload"
        sx={{ height: 2, borderRadius: 0, opacity: isStuck ? 0 : 1 }}
      />
    </Box>
  );
}
