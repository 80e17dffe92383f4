import { useEffect, useRef, useState } from 'react';
import type { TeamCall } from '#shared/contract/engine/team.ts';

const NEW_FOR = 15_000;

/**
 * The ids of calls that appeared since the screen was opened, each for a quarter of a minute. What comes while the first copy
 * of the caseloads still arrives is history, not news.
 */
export function useNewCalls(calls: readonly TeamCall[], isFirstCopyHere: boolean): ReadonlySet<string> {
  const wasHere = useRef(isFirstCopyHere);
  const known = useRef<Set<string> | null>(null);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const before = known.current;
    known.current = new Set(calls.map(({ callId }) => callId));
    if (before === null || !wasHere.current) {
      wasHere.current = isFirstCopyHere;
      return;
    }
    const appeared = calls.map(({ callId }) => callId).filter((id) => !before.has(id));
    if (appeared.length === 0) return;
    setFresh((present) => new Set([...present, ...appeared]));
    const timer = setTimeout(
      () => setFresh((present) => new Set([...present].filter((id) => !appeared.includes(id)))),
      NEW_FOR,
    );
    timers.current.add(timer);
  }, [calls, isFirstCopyHere]);
  useEffect(() => {
    const pending = timers.current;
    return () => {
      for (const timer of pending) clearTimeout(timer);
    };
  }, []);
  return fresh;
}
