import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import type { CallDraft, WrapUpInput } from '#shared/contract/engine/calls.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { plural } from '../../../ui/format.ts';
import { notify } from '../../../ui/notices/notices.ts';
import { instantText } from '../../patient/formats.ts';
import { dropCall, editCall, flushCall } from '../call-draft-store.ts';
import { isVerified } from '../identity.ts';
import { useOpenCalls } from '../open-calls.ts';

type Input = Omit<z.infer<typeof WrapUpInput>, 'callId'>;

/** Whom the call was with, as far as the words about it need to know. */
interface CalledPatient {
  name: string;
  /** Her own; empty tells times as they are at the desk. */
  timeZone: string;
}

/** Signs and finishes the call: first every word to disk, then the sealed call, then back to Today. */
export function useWrapUp(patient: CalledPatient, draft: CallDraft) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const wrapUp = useMutation(engine.calls.wrapUp.mutationOptions());
  const [waiting] = useOpenCalls().parked;
  const [problem, setProblem] = useState('');
  const [isFlushing, setFlushing] = useState(false);

  const finish = async (input: Input) => {
    if (wrapUp.isPending || isFlushing) return;
    setProblem('');
    setFlushing(true);
    // One identifier alone is no identity check, and the sealed call must not look as if there had been one.
    if (draft.identityCheck !== null && !isVerified(draft.identityCheck)) {
      editCall(draft.callId, { identityCheck: null });
    }
    const isOnDisk = await flushCall(draft.callId);
    setFlushing(false);
    if (!isOnDisk) return setProblem('The note could not be saved, so the call is not finished. Try again.');
    try {
      // Awaited, because the workspace may be gone from the screen before the answer is here.
      const { call, minutes } = await wrapUp.mutateAsync({ callId: draft.callId, ...input });
      queryClient.setQueryData(engine.calls.active.queryKey(), null);
      dropCall(draft.callId);
      const next = call.nextContact;
      notify(
        `Call with ${patient.name} signed, ${plural(minutes, 'minute')}.${
          next === null ? '' : ` Next contact ${instantText(next.dueAt, patient.timeZone)}, patient’s time.`
        }`,
        { tone: 'good' },
      );
      // Whoever was left on the line comes first.
      void navigate(waiting === undefined ? '/' : `/patients/${waiting.draft.patientId}/call`);
    } catch (error) {
      setProblem(errorSentence(error));
    }
  };
  return { finish, problem, isFinishing: isFlushing || wrapUp.isPending };
}
