import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { ActiveCall } from '#shared/contract/engine/calls.ts';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { useEngine, useEngineClient } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';

/** Starts the call of a queue row on the patient's preferred number, or leads back to the call that is open. */
export function useQueueCall(active: ActiveCall | null) {
  const engine = useEngine();
  const client = useEngineClient();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const begin = useMutation({
    mutationKey: engine.calls.start.mutationKey(),
    mutationFn: async (row: QueueRow) => {
      const chart = await queryClient.fetchQuery(
        engine.patients.chart.queryOptions({ input: { patientId: row.patientId } }),
      );
      const { phones } = chart.patient;
      const phone = phones.find(({ isPreferred }) => isPreferred) ?? phones[0];
      return client.calls.start({
        patientId: row.patientId,
        kind: row.suggestedKind,
        direction: 'outbound',
        numberDialled: phone?.number ?? '',
      });
    },
    onSuccess: (call) => {
      queryClient.setQueryData(engine.calls.active.queryKey(), call);
      void navigate(`/patients/${call.draft.patientId}/call`);
    },
    onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
  });
  const start = (row: QueueRow) => {
    if (begin.isPending) return;
    if (active === null) return begin.mutate(row);
    if (active.draft.patientId !== row.patientId)
      notify(`A call with ${active.patientName} is open. Wrap it up before starting another.`);
    void navigate(`/patients/${active.draft.patientId}/call`);
  };
  return { start, isStarting: begin.isPending };
}
