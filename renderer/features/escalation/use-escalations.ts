import { useMutation, useQuery } from '@tanstack/react-query';
import { useMatch } from 'react-router';
import type { EscalationRow } from '#shared/contract/engine/escalations.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useSession } from '../../client/live-store.ts';
import { notify } from '../../ui/notices/notices.ts';
import { useOpenCalls } from '../call/open-calls.ts';

/** The open escalations of the patients on this device; an administrator's has none, and is not asked. */
export function useEscalationsQuery() {
  const role = useSession()?.person?.role;
  const enabled = role === 'care-manager' || role === 'supervisor';
  return useQuery(useEngine().escalations.list.queryOptions({ enabled }));
}

/** The same as rows; empty while they are being read. */
export function useOpenEscalations(): readonly EscalationRow[] {
  return useEscalationsQuery().data ?? [];
}

/** What can be done with an escalation; each answers when it is on disk, and says what went wrong. */
export function useEscalationActions() {
  const engine = useEngine();
  const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });
  const addStep = useMutation(engine.escalations.addStep.mutationOptions({ onError }));
  const setLevel = useMutation(engine.escalations.setLevel.mutationOptions({ onError }));
  const acknowledge = useMutation(
    engine.escalations.acknowledge.mutationOptions({
      onError,
      onSuccess: () => notify('You have it. Whoever sent it sees your name.', { tone: 'good' }),
    }),
  );
  return {
    isPending: addStep.isPending || acknowledge.isPending || setLevel.isPending,
    addStep: addStep.mutate,
    setLevel: setLevel.mutate,
    acknowledge: (taskId: string) => acknowledge.mutate({ taskId }),
  };
}

/** Whom the key escalates for: whoever is on the line, else the chart that is open. Null where there is neither. */
export function useEscalationTarget(): { patientId: string; callId: string } | null {
  const patientId = useMatch('/patients/:patientId/*')?.params.patientId;
  const { atHand } = useOpenCalls();
  const role = useSession()?.person?.role;
  if (role !== 'care-manager' && role !== 'supervisor') return null;
  if (atHand) return { patientId: atHand.draft.patientId, callId: atHand.draft.callId };
  return patientId === undefined ? null : { patientId, callId: '' };
}
