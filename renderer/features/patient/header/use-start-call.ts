import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { CallKind } from '#shared/domain/call.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { notify } from '../../../ui/notices/notices.ts';
import { useActiveCallQuery } from '../chart.ts';

export interface StartCallChoice {
  number: string;
  kind: CallKind;
  direction: 'outbound' | 'inbound';
}

/** Starts a call with this patient, or leads to the one that is at hand: there is never more than one. */
export function useStartCall(chart: PatientChart) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const active = useActiveCallQuery();
  const start = useMutation(engine.calls.start.mutationOptions());
  const open = active.data ?? null;

  const goToOpen = () => {
    if (open !== null) void navigate(`/patients/${open.draft.patientId}/call`);
  };
  const begin = (choice: StartCallChoice) => {
    if (start.isPending) return;
    if (open !== null) {
      notify(`A call with ${open.patientName} is open. Wrap it up or park it before starting another.`);
      return goToOpen();
    }
    const input = {
      patientId: chart.patient.id,
      kind: choice.kind,
      direction: choice.direction,
      numberDialled: choice.direction === 'inbound' ? '' : choice.number,
    };
    start.mutate(input, {
      onSuccess: (call) => {
        queryClient.setQueryData(engine.calls.active.queryKey(), call);
        void navigate(`/patients/${chart.patient.id}/call`);
      },
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
    });
  };
  return {
    open,
    isOpenHere: open?.draft.patientId === chart.patient.id,
    begin,
    goToOpen,
    isPending: start.isPending,
  };
}

/** The reason for calling that the queue gave, or the one that the chart suggests. */
export function useSuggestedKind(chart: PatientChart): CallKind {
  const engine = useEngine();
  const queue = useQueryClient().getQueryData(engine.queue.today.queryKey());
  const row = queue?.rows.find(({ patientId }) => patientId === chart.patient.id);
  if (row !== undefined) return row.suggestedKind;
  if (chart.openTasks.some((task) => task.kind === 'callback')) return 'callback';
  if (chart.openTasks.some((task) => task.kind === 'referral')) return 'referral-follow-up';
  return 'monthly-check-in';
}
