import type { QueueView } from '#shared/contract/engine/queue.ts';
import {
  hasMark,
  NO_FILTER,
  type QueueFilter,
  type QueueMark,
  type QueueSort,
} from '#shared/domain/queue-filter.ts';

export const MARK_LABELS: Readonly<Record<QueueMark, string>> = {
  callable: 'Callable now',
  'due-today': 'Due today',
  callbacks: 'Callbacks',
  transitions: 'Transitions',
  'not-reached': 'Not reached',
  short: 'Short of minutes',
  'out-of-reach': 'Will miss the month',
  interpreter: 'Interpreter needed',
  'put-off': 'Put off',
};

/** The marks that stand beside the queue; the others are in the menu. */
export const MARKS_AT_HAND: readonly QueueMark[] = [
  'callable',
  'due-today',
  'callbacks',
  'transitions',
  'not-reached',
];

export const SORT_LABELS: Readonly<Record<QueueSort, string>> = {
  rank: 'Queue order',
  name: 'Name',
  silence: 'Longest silence',
  minutes: 'Most minutes missing',
  tier: 'Risk',
};

/** How many rows of the whole queue have each mark. */
export function markCounts(view: QueueView): Record<QueueMark, number> {
  const missing = new Set(view.outOfReach);
  const count = (mark: QueueMark) => view.rows.filter((row) => hasMark(row, mark, missing)).length;
  const marks = Object.keys(MARK_LABELS) as QueueMark[];
  return Object.fromEntries(marks.map((mark) => [mark, count(mark)])) as Record<QueueMark, number>;
}

/** The list with a value added, or taken out where it was in. */
export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

/** How many conditions of a filter are not chips beside the queue. */
export function conditionsInMenu({ marks, tiers, programs, languages }: QueueFilter): number {
  const hidden = marks.filter((mark) => !MARKS_AT_HAND.includes(mark)).length;
  return hidden + tiers.length + programs.length + languages.length;
}

/** Whether the whole queue is shown in its own order. */
export function isWhole({
  filter,
  text,
  sort,
}: {
  filter: QueueFilter;
  text: string;
  sort: QueueSort;
}): boolean {
  return text.trim() === '' && sort === 'rank' && isSame(filter, NO_FILTER);
}

/** Whether two filters leave the same rows. */
export function isSame(left: QueueFilter, right: QueueFilter): boolean {
  const lists = ['marks', 'tiers', 'programs', 'languages'] as const;
  return lists.every((list) => [...left[list]].sort().join('|') === [...right[list]].sort().join('|'));
}

/** The patient to call next: the first of the queue who may be called now, otherwise the first. */
export function nextInQueue<Row extends QueueView['rows'][number]>(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => row.callable.now) ?? rows[0];
}
