import { create } from 'zustand';

interface ClockDialogs {
  /** The clock whose work is being finished, or null. */
  finishing: string | null;
  finish: (clockId: string | null) => void;
  /** Closes the dialog of a clock that is finished; one of another clock that was opened meanwhile stays. */
  finished: (clockId: string) => void;
}

/** Which dialog of the clocks is open: opened from the title bar, by a key and from the palette. */
export const useClockDialogs = create<ClockDialogs>((set) => ({
  finishing: null,
  finish: (finishing) => set({ finishing }),
  finished: (clockId) => set(({ finishing }) => ({ finishing: finishing === clockId ? null : finishing })),
}));
