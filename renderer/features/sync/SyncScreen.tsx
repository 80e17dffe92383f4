import SyncArrows from '@mui/icons-material/Sync';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useLive, useSyncStatus } from '../../client/live-store.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { notify } from '../../ui/notices/notices.ts';
import { Page } from '../../ui/Page.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { PendingPanel } from './PendingPanel.tsx';
import { SyncLightPanel } from './SyncLightPanel.tsx';
import { useSyncSummary } from './use-sync-summary.ts';

/** What is where: the light in large, the connection, and every record that is not with the server. */
export function SyncScreen() {
  const engine = useEngine();
  const sync = useSyncStatus();
  const summarize = useSyncSummary();
  const pending = useQuery(engine.sync.pending.queryOptions());
  const now = useMutation(
    engine.sync.now.mutationOptions({
      onSuccess: (status) => {
        useLive.setState({ sync: status });
        notify(
          status.connection === 'connected'
            ? summarize(status).sentence
            : 'The server could not be reached just now.',
          { tone: status.light === 'with-the-server' ? 'good' : 'neutral' },
        );
      },
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
      onSettled: () => void pending.refetch(),
    }),
  );
  return (
    <Page
      title="Sync"
      subtitle="What is on this device, and what the server has"
      actions={
        <Button
          variant="contained"
          startIcon={<SyncArrows />}
          loading={now.isPending}
          loadingPosition="start"
          onClick={() => now.mutate(undefined)}
        >
          Sync now
        </Button>
      }
    >
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {sync === null ? (
          <LoadingState what="the sync state" rows={2} rowHeight={4} />
        ) : (
          <SyncLightPanel sync={sync} />
        )}
        {sync === null ? null : <CheckPanel sync={sync} />}
        <QueryState query={pending} what="the waiting records" rows={4}>
          {(records) => <PendingPanel records={records} />}
        </QueryState>
      </Box>
    </Page>
  );
}
