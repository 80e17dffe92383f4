import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { useNow } from '../../client/use-now.ts';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatAgo, formatDateTime, formatNumber } from '../../ui/format.ts';
import { type Tone, toneColors } from '../../ui/tone.ts';
import { SyncIcon } from './SyncIcon.tsx';
import { arrivingHead } from './sync-words.ts';
import { useSyncSummary } from './use-sync-summary.ts';

const TONES: Record<SyncStatus['light'], Tone> = {
  'with-the-server': 'good',
  'on-this-device': 'caution',
  held: 'critical',
};

const CONNECTIONS: Record<SyncStatus['connection'], string> = {
  connected: 'Connected',
  connecting: 'Connecting…',
  unreachable: 'The server cannot be reached. Careline keeps trying; you can go on working.',
  'update-needed':
    'This Careline is too old to receive. What you write is still sent. Update Careline to go on receiving.',
  'signed-out': 'The server wants you to sign in again. Lock Careline and unlock it while online.',
};

/** The sync light in large, with what it means and what the connection does. */
export function SyncLightPanel({ sync }: { sync: SyncStatus }) {
  const now = Math.max(useNow(15_000), Date.now());
  const { word, sentence } = useSyncSummary()(sync, now);
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="Sync state"
      sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1.1fr 1fr' }, overflow: 'hidden' }}
    >
      <Box
        role="status"
        sx={(theme) => ({
          display: 'flex',
          gap: 2,
          alignItems: 'center',
          p: 2.5,
          backgroundColor: toneColors(theme, TONES[sync.light]).fill,
          color: toneColors(theme, TONES[sync.light]).text,
        })}
      >
        <SyncIcon light={sync.light} size="2.75rem" />
        <Box>
          <Typography variant="h1" component="p">
            {word}
          </Typography>
          <Typography>{sentence}</Typography>
        </Box>
      </Box>
      <Box sx={{ p: 2, display: 'grid', alignContent: 'center' }}>
        <DefinitionList>
          <DataRow term="Connection">{CONNECTIONS[sync.connection]}</DataRow>
          <DataRow term="Last contact">
            {sync.lastContactAt === null
              ? 'Never yet'
              : `${formatAgo(sync.lastContactAt, now)} (${formatDateTime(sync.lastContactAt, now)})`}
          </DataRow>
          <DataRow term="On this device only">{formatNumber(sync.pending)}</DataRow>
          <DataRow term="Held">{formatNumber(sync.held)}</DataRow>
          {sync.arriving === null ? null : (
            <DataRow term="New patients">{arrivingHead(sync.arriving)}</DataRow>
          )}
          {sync.isInitialSyncDone ? null : (
            <DataRow term="First copy">{formatNumber(sync.received)} records received so far</DataRow>
          )}
        </DefinitionList>
      </Box>
    </Paper>
  );
}
