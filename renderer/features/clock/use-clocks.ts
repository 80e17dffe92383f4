import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMatch } from 'react-router';
import type { ClockState } from '#shared/contract/engine/clock.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useSession } from '../../client/live-store.ts';
import { notify } from '../../ui/notices/notices.ts';
import { useCallActions, useOpenCalls } from '../call/open-calls.ts';
import { forgetFinishDraft } from './finish-draft.ts';

/** Every clock that is kept, the one used last first; empty while they are being read. */
export function useClocks(): readonly ClockState[] {
  return useQuery(useEngine().clock.list.queryOptions()).data ?? [];
}

/** The clock that runs, or null. */
export function useRunningClock(): ClockState | null {
  return useClocks().find(({ runningSince }) => runningSince !== null) ?? null;
}

/** The id of the chart that is open, for whoever may keep time in it; null elsewhere. */
export function useOpenChartId(): string | null {
  const patientId = useMatch('/patients/:patientId/*')?.params.patientId ?? null;
  const mayKeepTime = useSession()?.person?.role === 'care-manager';
  return mayKeepTime ? patientId : null;
}

/** What can be done with clocks; each answers when it is on disk, and says what went wrong. */
export function useClockActions() {
  const engine = useEngine();
  const queryClient = useQueryClient();
  // What runs has changed when the title bar shows it: until then a key would still mean the clock before.
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: engine.clock.list.key() });
  const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });
  const { atHand, parked } = useOpenCalls();
  const { takeUp } = useCallActions();
  const callAtHand = atHand?.draft.callId ?? '';
  const start = useMutation(engine.clock.startWork.mutationOptions({ onSuccess, onError }));
  const pause = useMutation(engine.clock.pause.mutationOptions({ onError }));
  const switchTo = useMutation(engine.clock.switchTo.mutationOptions({ onSuccess, onError }));
  const discard = useMutation(engine.clock.discard.mutationOptions({ onError }));
  return {
    isPending: start.isPending || pause.isPending || switchTo.isPending || discard.isPending,
    start: start.mutate,
    pause: () => pause.mutate(undefined),
    /** Goes on with a clock; a parked call is taken up, so that its words come with it. */
    goOn: (clock: ClockState) => {
      const waiting = parked.find(({ draft }) => draft.callId === clock.callId);
      if (waiting) void takeUp(waiting);
      else switchTo.mutate({ clockId: clock.id });
    },
    discard: (clock: ClockState) =>
      discard.mutate(
        { clockId: clock.id },
        {
          onSuccess: () => {
            forgetFinishDraft(clock.id);
            notify(`The clock of ${clock.patientName} was thrown away.`, { tone: 'neutral' });
          },
        },
      ),
    /** Goes on with the clock of the call at hand with a patient, or another that is kept for her, or starts one for reading her chart. `onRunning`: it runs. */
    startFor: (patientId: string, clocks: readonly ClockState[], onRunning: () => void = () => undefined) => {
      const ofPatient = clocks.filter((clock) => clock.patientId === patientId);
      const kept =
        ofPatient.find(({ callId }) => callId !== '' && callId === callAtHand) ??
        ofPatient.find(({ callId }) => callId === '');
      if (kept) switchTo.mutate({ clockId: kept.id }, { onSuccess: onRunning });
      else start.mutate({ patientId, activity: 'chart-review' }, { onSuccess: onRunning });
    },
  };
}
