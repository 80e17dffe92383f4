import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { useLive } from '../../../client/live-store.ts';
import { forgetForOthers } from './forget-for-others.ts';

const kept = new Map<string, unknown>();
forgetForOthers(() => kept.clear());

/**
 * As `useState`, and still there after a lock: a form that was half filled is so again when its person is back. Leaving
 * the screen in any other way forgets it.
 *
 * @param key what the value belongs to, such as `progress-note ${goal.id}`
 */
export function useKeptState<Value>(
  key: string,
  initial: Value | (() => Value),
): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState<Value>(() => {
    if (kept.has(key)) return kept.get(key) as Value;
    return typeof initial === 'function' ? (initial as () => Value)() : initial;
  });
  useEffect(() => {
    kept.set(key, value);
    return () => {
      if (useLive.getState().session?.state === 'open') kept.delete(key);
    };
  }, [key, value]);
  return [value, setValue];
}
