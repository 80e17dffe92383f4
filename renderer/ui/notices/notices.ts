import { create } from 'zustand';

export interface Notice {
  id: number;
  text: string;
  tone: 'neutral' | 'good' | 'critical';
  /** Takes the step back. Shown as a button while the notice stands. */
  undo?: () => void;
}

interface NoticeState {
  notices: Notice[];
  show: (notice: Omit<Notice, 'id'>) => void;
  dismiss: (id: number) => void;
}

let next = 1;

/** The notices on screen, the oldest first. At most three stand at a time. */
export const useNotices = create<NoticeState>((set) => ({
  notices: [],
  show: (notice) => set((state) => ({ notices: [...state.notices, { ...notice, id: next++ }].slice(-3) })),
  dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
}));

/** Says something in passing at the foot of the window, with a way back where there is one. Callable from anywhere. */
export function notify(text: string, options: { tone?: Notice['tone']; undo?: () => void } = {}): void {
  const { tone = 'neutral', undo } = options;
  useNotices.getState().show({ text, tone, ...(undo === undefined ? {} : { undo }) });
}
