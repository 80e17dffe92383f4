import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { CLOSED_AT_ONCE } from '#shared/contract/engine/month-close.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';

export interface Left {
  patientId: string;
  why: string;
}

/** What came of closing: how many are closed and which are not, with why. */
export interface CloseResult {
  closed: string[];
  left: Left[];
  /** A sentence when it could not go on. */
  problem: string;
}

/** Closes months in strokes, so that others have their turn between them and it can be stopped. `done` counts the patients looked at. */
export function useCloseMonths(month: string) {
  const close = useMutation(useEngine().monthClose.close.mutationOptions());
  const [done, setDone] = useState<number | null>(null);
  const isStopped = useRef(false);
  const run = async (patientIds: readonly string[], reason: string): Promise<CloseResult> => {
    const result: CloseResult = { closed: [], left: [], problem: '' };
    isStopped.current = false;
    setDone(0);
    try {
      for (let from = 0; from < patientIds.length && !isStopped.current; from += CLOSED_AT_ONCE) {
        const stroke = patientIds.slice(from, from + CLOSED_AT_ONCE);
        const { closed, left } = await close.mutateAsync({ month, patientIds: stroke, reason });
        result.closed.push(...closed);
        result.left.push(...left);
        setDone(from + stroke.length);
      }
    } catch (error) {
      result.problem = errorSentence(error);
    } finally {
      setDone(null);
    }
    return result;
  };
  const stop = () => {
    isStopped.current = true;
  };
  return { run, stop, done };
}
