import { create } from 'zustand';
import { NO_FILTER, type QueueFilter, type QueueSort } from '#shared/domain/queue-filter.ts';

interface TodayState {
  filter: QueueFilter;
  text: string;
  sort: QueueSort;
  /** The row the keyboard stands on; empty until somebody chose one. */
  selectedId: string;
  /** Whether it is explained why the chosen patient stands where she stands. */
  isWhyOpen: boolean;
  /** How many were done today when the queue was last looked at; null before the first look. */
  seenDone: number | null;
}

/** What Today remembers while one is on another screen. Kept in memory only: a filter text may hold a name. */
export const useToday = create<TodayState>(() => ({
  filter: NO_FILTER,
  text: '',
  sort: 'rank',
  selectedId: '',
  isWhyOpen: false,
  seenDone: null,
}));

/** Shows what a filter, a text and an order leave, from the top. */
export function showInQueue(view: Partial<Pick<TodayState, 'filter' | 'text' | 'sort'>>): void {
  useToday.setState({ ...view, selectedId: '' });
}

/** Shows the whole queue in its own order. */
export function showWholeQueue(): void {
  showInQueue({ filter: NO_FILTER, text: '', sort: 'rank' });
}
