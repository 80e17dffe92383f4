import { useEffect, useRef } from 'react';
import { useShortcutRegistry } from './shortcuts.ts';

interface ShortcutOptions {
  description: string;
  /** Heading under which the help dialog lists it, such as `Today`. */
  group: string;
  enabled?: boolean;
  /** Whether the key is meant for it where it was pressed, such as only in a part of the screen; everywhere when not given. */
  isMeant?: (target: EventTarget | null) => boolean;
}

/**
 * Makes a key do something while the component is on screen, and lists it in the help dialog. Single keys are not heard
 * while somebody types or a dialog is open.
 *
 * @param keys as pressed: `j`, `Enter`, `?`, `Ctrl+k`, `Ctrl+Shift+z`, `Alt+ArrowUp`, or two keys one after the other: `g t`
 */
export function useShortcut(keys: string, run: () => void, options: ShortcutOptions): void {
  const latest = useRef(run);
  latest.current = run;
  const register = useShortcutRegistry((state) => state.register);
  const latestMeant = useRef(options.isMeant);
  latestMeant.current = options.isMeant;
  const { description, group, enabled = true } = options;
  useEffect(() => {
    if (!enabled) return;
    const isMeant = (target: EventTarget | null) => latestMeant.current?.(target) ?? true;
    return register({ keys, description, group, isMeant, run: () => latest.current() });
  }, [keys, description, group, enabled, register]);
}
