import { create } from 'zustand';
import type { QueueFilter } from './queue-filter.ts';

interface TodayState {
  filter: QueueFilter;
  text: string;
  /** The row the keyboard stands on; empty until somebody chose one. */
  selectedId: string;
  /** How many were done today when the queue was last looked at; null before the first look. */
  seenDone: number | null;
}

/** What Today remembers while one is on another screen. Kept in memory only: a filter text may hold a name. */
export const useToday = create<TodayState>(() => ({
  filter: 'all',
  text: '',
  selectedId: '',
  seenDone: null,
}));
