import type { QueueRow, QueueView } from '#shared/contract/engine/queue.ts';
import type { FilterChoice } from '../../ui/FilterChips.tsx';

export type QueueFilter = 'all' | 'callable' | 'callbacks' | 'transitions' | 'short' | 'not-reached';

const FILTERS: { name: QueueFilter; label: string; test: (row: QueueRow, monthStart: string) => boolean }[] =
  [
    { name: 'all', label: 'All', test: () => true },
    { name: 'callable', label: 'Callable now', test: (row) => row.callable.now },
    { name: 'callbacks', label: 'Callbacks', test: (row) => row.callbackDueAt !== null },
    {
      name: 'transitions',
      label: 'Transitions',
      test: (row) => row.suggestedKind === 'transition-of-care' || row.suggestedKind === 'post-emergency',
    },
    { name: 'short', label: 'Short of 20', test: (row) => row.minutesThisMonth < 20 },
    {
      name: 'not-reached',
      label: 'Not reached',
      test: (row, monthStart) => row.lastContactAt === null || row.lastContactAt < monthStart,
    },
  ];

/** The rows of a filter whose name, reasons or language contain every word of the text. The order stays. */
export function filterQueue(view: QueueView, filter: QueueFilter, text: string): QueueRow[] {
  const test = FILTERS.find(({ name }) => name === filter)?.test ?? (() => true);
  const start = monthStart(view.generatedAt);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return view.rows.filter((row) => test(row, start) && words.every((word) => searchable(row).includes(word)));
}

/** Every filter with the number of rows it leaves. */
export function queueFilterChoices(view: QueueView): FilterChoice<QueueFilter>[] {
  const start = monthStart(view.generatedAt);
  return FILTERS.map(({ name, label, test }) => ({
    name,
    label,
    count: view.rows.filter((row) => test(row, start)).length,
  }));
}

/** The patient to call next: the first of the queue who may be called now, otherwise the first. */
export function nextInQueue(rows: readonly QueueRow[]): QueueRow | undefined {
  return rows.find((row) => row.callable.now) ?? rows[0];
}

/** The first instant of the month in the reader's own zone. */
function monthStart(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getFullYear(), date.getMonth(), 1).toISOString();
}

function searchable(row: QueueRow): string {
  return [row.name, ...row.reasons.map(({ text }) => text)].join(' ').toLowerCase();
}
