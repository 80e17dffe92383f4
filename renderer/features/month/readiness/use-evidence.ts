import { useMutation, useQueryClient } from '@tanstack/react-query';
import { EVIDENCE_LABELS } from '#shared/content/billing/index.ts';
import type { Evidence } from '#shared/domain/care-evidence.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { notify } from '../../../ui/notices/notices.ts';

type Words = Pick<Evidence, 'kind' | 'on' | 'until' | 'value' | 'note'>;

/** Records and takes back facts, each with a way back. `problem` is why the last one was not recorded, or empty. */
export function useEvidence(patientId: string, onRecorded: () => void = () => undefined) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: engine.month.key() });
  const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });
  const record = useMutation(engine.evidence.record.mutationOptions({ onSettled }));
  const withdraw = useMutation(engine.evidence.withdraw.mutationOptions({ onSettled }));
  const restore = useMutation(engine.evidence.restore.mutationOptions({ onSettled, onError }));
  return {
    record: (words: Words) =>
      record.mutate(
        { patientId, ...words },
        {
          onSuccess: (recorded) => {
            notify(`Recorded: ${EVIDENCE_LABELS[words.kind].title}.`, {
              tone: 'good',
              undo: () => withdraw.mutate(recorded, { onError }),
            });
            onRecorded();
          },
        },
      ),
    withdraw: ({ id, kind }: Pick<Evidence, 'id' | 'kind'>) =>
      withdraw.mutate(
        { patientId, evidenceId: id },
        {
          onSuccess: (taken) =>
            notify(`Taken back: ${EVIDENCE_LABELS[kind].title}.`, { undo: () => restore.mutate(taken) }),
          onError,
        },
      ),
    isBusy: record.isPending || withdraw.isPending || restore.isPending,
    problem: record.error === null ? '' : errorSentence(record.error),
  };
}
