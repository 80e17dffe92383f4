import { useMutation } from '@tanstack/react-query';
import type { PutOff, QueueRow } from '#shared/contract/engine/queue.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { formatDateTime } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';

/** Skip, snooze and their ends, each with a way back in the notice. `problem` is why the last one could not be, or empty. */
export function usePutOff(onDone: () => void) {
  const engine = useEngine();
  const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });
  const skip = useMutation(engine.queue.skip.mutationOptions());
  const snooze = useMutation(engine.queue.snooze.mutationOptions());
  const unhold = useMutation(engine.queue.unhold.mutationOptions({ onError }));
  const again = useMutation(engine.queue.holdAgain.mutationOptions({ onError }));
  const tell = (row: QueueRow, words: string) => ({
    onSuccess: ({ patientId, holdId, yieldsTo }: PutOff) => {
      const stays = yieldsTo === '' ? '' : ` The place stays: ${yieldsTo}.`;
      notify(`${row.name} ${words}.${stays}`, {
        tone: yieldsTo === '' ? 'good' : 'neutral',
        undo: () => unhold.mutate({ patientId, holdId }),
      });
      onDone();
    },
  });
  return {
    skip: (row: QueueRow, reason: string) =>
      skip.mutate({ patientId: row.patientId, reason }, tell(row, 'skipped until tomorrow')),
    snooze: (row: QueueRow, reason: string, until: string) =>
      snooze.mutate(
        { patientId: row.patientId, reason, until },
        tell(row, `snoozed until ${formatDateTime(until)}`),
      ),
    putBack: (row: QueueRow) =>
      unhold.mutate(
        { patientId: row.patientId },
        {
          onSuccess: (taken) =>
            notify(`${row.name} is back in the queue.`, { undo: () => again.mutate(taken) }),
        },
      ),
    isBusy: skip.isPending || snooze.isPending,
    problem: (skip.error ?? snooze.error) ? errorSentence(skip.error ?? snooze.error) : '',
  };
}
