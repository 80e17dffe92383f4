import { useMutation, useQuery } from '@tanstack/react-query';
import { useMatch } from 'react-router';
import type { ClockState } from '#shared/contract/engine/clock.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useSession } from '../../client/live-store.ts';
import { notify } from '../../ui/notices/notices.ts';

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
  const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });
  const start = useMutation(engine.clock.startWork.mutationOptions({ onError }));
  const pause = useMutation(engine.clock.pause.mutationOptions({ onError }));
  const switchTo = useMutation(engine.clock.switchTo.mutationOptions({ onError }));
  const discard = useMutation(engine.clock.discard.mutationOptions({ onError }));
  return {
    isPending: start.isPending || pause.isPending || switchTo.isPending || discard.isPending,
    start: start.mutate,
    pause: () => pause.mutate(undefined),
    goOn: (clock: ClockState) => switchTo.mutate({ clockId: clock.id }),
    discard: (clock: ClockState) =>
      discard.mutate(
        { clockId: clock.id },
        {
          onSuccess: () => notify(`The clock of ${clock.patientName} was thrown away.`, { tone: 'neutral' }),
        },
      ),
    /** Goes on with the clock that is kept for a patient, or starts one for reading her chart. */
    startFor: (patientId: string, clocks: readonly ClockState[]) => {
      const kept = clocks.find((clock) => clock.patientId === patientId && clock.callId === '');
      if (kept) switchTo.mutate({ clockId: kept.id });
      else start.mutate({ patientId, activity: 'chart-review' });
    },
  };
}
