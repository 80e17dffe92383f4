/** @file The calls that are open on this device: the one at hand and the parked ones, and what can be done with them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import type { ActiveCall, ParkedCall, StartCall } from '#shared/contract/engine/calls.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { flushCall } from './call-draft-store.ts';

export interface OpenCalls {
  atHand: ActiveCall | null;
  /** The last one first. */
  parked: readonly ParkedCall[];
}

/** The open calls; empty while they are being read. */
export function useOpenCalls(): OpenCalls {
  const engine = useEngine();
  const atHand = useQuery(engine.calls.active.queryOptions()).data ?? null;
  const parked = useQuery(engine.calls.parked.queryOptions()).data ?? [];
  return { atHand, parked };
}

/** Starts, parks and takes up calls; every word of the call at hand is on disk before it is parked. */
export function useCallActions() {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { atHand } = useOpenCalls();
  const start = useMutation(engine.calls.start.mutationOptions());
  const park = useMutation(engine.calls.park.mutationOptions());
  const takeUp = useMutation(engine.calls.takeUp.mutationOptions());
  const isPending = start.isPending || park.isPending || takeUp.isPending;

  const attempt = async (work: () => Promise<ActiveCall | null>) => {
    if (isPending) return false;
    if (atHand !== null && !(await flushCall(atHand.draft.callId))) {
      notify('The note could not be saved, so the call stays open. Try again.', { tone: 'critical' });
      return false;
    }
    try {
      queryClient.setQueryData(engine.calls.active.queryKey(), await work());
      await queryClient.invalidateQueries({ queryKey: engine.calls.parked.queryKey() });
      return true;
    } catch (error) {
      notify(errorSentence(error), { tone: 'critical' });
      return false;
    }
  };
  return {
    isPending,
    /** Starts a call, which parks the one at hand, and goes to it. */
    start: async (input: Omit<z.input<typeof StartCall>, 'parksOpenCall'>) => {
      const isStarted = await attempt(() => start.mutateAsync({ ...input, parksOpenCall: true }));
      if (isStarted) void navigate(`/patients/${input.patientId}/call`);
      return isStarted;
    },
    /** Parks the call at hand. */
    park: async () => {
      if (atHand === null) return;
      const isParked = await attempt(async () => {
        await park.mutateAsync({ callId: atHand.draft.callId });
        return null;
      });
      if (isParked) notify(`The call with ${atHand.patientName} is parked. Its clock stands still.`);
    },
    /** Takes up a parked call and goes to it. */
    takeUp: async ({ draft }: Pick<ParkedCall, 'draft'>) => {
      if (await attempt(() => takeUp.mutateAsync({ callId: draft.callId })))
        void navigate(`/patients/${draft.patientId}/call`);
    },
  };
}
