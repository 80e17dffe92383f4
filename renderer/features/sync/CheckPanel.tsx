import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useMutation } from '@tanstack/react-query';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useNow } from '../../client/use-now.ts';
import { notify } from '../../ui/notices/notices.ts';
import { Panel } from '../../ui/Panel.tsx';
import { checkWords, deferredWords } from './sync-words.ts';

/** Compares everything here with the server, on demand, and says what it found. */
export function CheckPanel({ sync }: { sync: SyncStatus }) {
  const engine = useEngine();
  const now = Math.max(useNow(60_000), Date.now());
  const check = useMutation(
    engine.sync.check.mutationOptions({
      onSuccess: (lastCheck) =>
        notify(checkWords({ checking: null, lastCheck }), {
          tone: lastCheck.repaired === 0 ? 'good' : 'neutral',
        }),
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
    }),
  );
  const isChecking = check.isPending || sync.checking !== null;
  return (
    <Panel
      title="Is everything here as the server has it?"
      actions={
        <Button variant="outlined" disabled={isChecking} onClick={() => check.mutate(undefined)}>
          Check everything
        </Button>
      }
    >
      <Box sx={{ display: 'grid', gap: 1, fontSize: '0.8125rem' }}>
        <Box role="status">
          {checkWords(isChecking ? { ...sync, checking: sync.checking ?? 0 } : sync, now)}
        </Box>
        {isChecking ? (
          <LinearProgress
            variant="determinate"
            value={(sync.checking ?? 0) * 100}
            aria-label="How much is compared"
          />
        ) : null}
        {sync.deferred === 0 ? null : (
          <Box sx={{ color: 'desk.cautionText' }}>
            <strong>{deferredWords(sync.deferred)}</strong> They are with the server and come by themselves
            after it.
          </Box>
        )}
      </Box>
    </Panel>
  );
}
