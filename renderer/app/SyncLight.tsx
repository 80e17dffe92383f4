import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { Link } from 'react-router';
import { useSyncStatus } from '../client/live-store.ts';
import { SyncIcon } from '../features/sync/SyncIcon.tsx';
import { useSyncSummary } from '../features/sync/use-sync-summary.ts';

const COLORS = { 'with-the-server': '#7fe0b0', 'on-this-device': '#f1cd85', held: '#ffb3ac' } as const;

/** Where the records are, in one look. Leads to the Sync screen. */
export function SyncLight() {
  const sync = useSyncStatus();
  const summarize = useSyncSummary();
  if (sync === null) return null;
  const { word, count, sentence } = summarize(sync);
  const number = count > 999 ? '999+' : String(count);
  const isOffline = sync.connection === 'unreachable';
  // The words that are seen come first and in the same order, so that speaking them finds the link.
  const shown = [word, ...(count > 0 ? [number] : []), ...(isOffline ? ['offline'] : [])].join(' ');
  return (
    <Tooltip title={sentence} describeChild>
      <Box
        component={Link}
        to="/sync"
        data-testid="sync-light"
        data-light={sync.light}
        aria-label={`Sync: ${shown}. ${sentence}`}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          height: 34,
          px: 1.25,
          borderRadius: '6px',
          color: COLORS[sync.light],
          textDecoration: 'none',
          fontSize: '0.8125rem',
          fontWeight: 600,
          whiteSpace: 'nowrap',
          '&:hover': { backgroundColor: 'desk.barHover' },
        }}
      >
        <SyncIcon light={sync.light} />
        {word}{' '}
        {count > 0 ? (
          <Box
            component="span"
            sx={{
              px: 0.75,
              borderRadius: '9px',
              backgroundColor: COLORS[sync.light],
              color: '#14211f',
              fontSize: '0.75rem',
            }}
          >
            {number}
          </Box>
        ) : null}{' '}
        {isOffline ? (
          <Box component="span" sx={{ color: 'desk.barMuted', fontWeight: 500 }}>
            · offline
          </Box>
        ) : null}
      </Box>
    </Tooltip>
  );
}
