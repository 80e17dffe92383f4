import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PendingRecord, SyncStatus } from '#shared/contract/engine/sync.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useLive } from '../../client/live-store.ts';
import { notify } from '../../ui/notices/notices.ts';

/** The two ways on for a held record. `onDone` is called when one was taken. */
export function useHeldRecord({ collection, documentId }: PendingRecord, onDone: () => void) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const options = (said: string) => ({
    onSuccess: (sync: SyncStatus) => {
      useLive.setState({ sync });
      notify(said, { tone: 'good' });
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: engine.sync.pending.key() }),
  });
  const correct = useMutation(
    engine.sync.correct.mutationOptions(options('Corrected. The record is on its way to the server again.')),
  );
  const sendAsIs = useMutation(
    engine.sync.sendAsIs.mutationOptions(options('Your supervisor has the record now, as it is.')),
  );
  const problem = correct.error ?? sendAsIs.error;
  return {
    correct: (fields: { path: string; value: string }[]) =>
      correct.mutate({ collection, documentId, fields }),
    sendAsIs: () => sendAsIs.mutate({ collection, documentId }),
    isBusy: correct.isPending || sendAsIs.isPending,
    problem: problem === null ? '' : errorSentence(problem),
  };
}
