import { useSyncExternalStore } from 'react';

const listeners = new Map<number, Set<() => void>>();
const timers = new Map<number, ReturnType<typeof setInterval>>();

/**
 * The wall clock in milliseconds, renewed every `period` milliseconds. All who ask for the same period share one timer and
 * change in the same frame.
 */
export function useNow(period: number): number {
  return useSyncExternalStore(
    (listener) => subscribe(period, listener),
    () => Math.floor(Date.now() / period) * period,
  );
}

function subscribe(period: number, listener: () => void): () => void {
  const waiting = listeners.get(period) ?? new Set();
  listeners.set(period, waiting);
  waiting.add(listener);
  if (!timers.has(period)) {
    // Four looks a period: the shown second is never more than a quarter late, and nothing renders between.
    const timer = setInterval(
      () => {
        for (const each of waiting) each();
      },
      Math.max(250, period / 4),
    );
    timers.set(period, timer);
  }
  return () => {
    waiting.delete(listener);
    if (waiting.size > 0) return;
    clearInterval(timers.get(period));
    timers.delete(period);
  };
}
