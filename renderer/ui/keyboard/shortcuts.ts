import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export interface Shortcut {
  /** As pressed: `j`, `Enter`, `?`, `Ctrl+k`, `Ctrl+Shift+z`, `Alt+ArrowUp`, or two keys one after the other: `g t`. */
  keys: string;
  description: string;
  group: string;
  /** Whether it is meant where the key was pressed; everywhere when not given. */
  isMeant?: ((target: EventTarget | null) => boolean) | undefined;
  run: () => void;
}

interface ShortcutState {
  shortcuts: Shortcut[];
  register: (shortcut: Shortcut) => () => void;
}

/** The shortcuts that work on the present screen. The newest registration of a key wins. */
export const useShortcutRegistry = create<ShortcutState>((set) => ({
  shortcuts: [],
  register: (shortcut) => {
    set((state) => ({ shortcuts: [...state.shortcuts, shortcut] }));
    return () => set((state) => ({ shortcuts: state.shortcuts.filter((other) => other !== shortcut) }));
  },
}));

interface ShortcutSettings {
  /** Single-key shortcuts can be turned off (WCAG 2.1.4); those with Ctrl stay. */
  areSingleKeysOn: boolean;
  setSingleKeys: (on: boolean) => void;
}

export const useShortcutSettings = create<ShortcutSettings>()(
  persist(
    (set) => ({ areSingleKeysOn: true, setSingleKeys: (areSingleKeysOn) => set({ areSingleKeysOn }) }),
    {
      name: 'careline-shortcuts',
    },
  ),
);
