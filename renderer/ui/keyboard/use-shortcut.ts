import { useEffect, useRef } from 'react';
import { useShortcutRegistry } from './shortcuts.ts';

interface ShortcutOptions {
  description: string;
  /** Heading under which the help dialog lists it, such as `Today`. */
  group: string;
  enabled?: boolean;
}

/**
 * Makes a key do something while the component is on screen, and lists it in the help dialog. Single keys are not heard
 * while somebody types or a dialog is open.
 *
 * @param keys as pressed: `j`, `Enter`, `?`, `Ctrl+k`, or two keys one after the other: `g t`
 */
export function useShortcut(keys: string, run: () => void, options: ShortcutOptions): void {
  const latest = useRef(run);
  latest.current = run;
  const register = useShortcutRegistry((state) => state.register);
  const { description, group, enabled = true } = options;
  useEffect(() => {
    if (!enabled) return;
    return register({ keys, description, group, run: () => latest.current() });
  }, [keys, description, group, enabled, register]);
}
