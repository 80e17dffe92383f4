/** @file The groups of a list of tasks by when they are due, and what to remind of. Pure; days are the practice's. */
import { compareText } from './compare-text.ts';
import { daysBetween, localDate } from './local-date.ts';
import { fromInstant, type TimeZone } from './primitives.ts';
import { isOpen, type Task } from './task.ts';

/** In the order in which they are shown. */
export const TASK_GROUPS = ['overdue', 'today', 'week', 'later', 'done'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

type Due = Pick<Task, 'dueAt' | 'status' | 'priority' | 'completedAt'>;

/** How long what was done stays on the list, in days. */
export const DONE_LATELY_DAYS = 7;

/** Which group a task belongs to at a time (milliseconds): `week` are the seven days after today. */
export function groupOf(
  { dueAt, status }: Pick<Due, 'dueAt' | 'status'>,
  now: number,
  zone: TimeZone,
): TaskGroup {
  if (!isOpen({ status })) return 'done';
  const due = fromInstant(dueAt);
  if (due < now) return 'overdue';
  const ahead = daysBetween(localDate(now, zone), localDate(due, zone));
  if (ahead === 0) return 'today';
  return ahead <= 7 ? 'week' : 'later';
}

const URGENCY = { stat: 0, asap: 1, urgent: 2, routine: 3 } as const;

/** The order of a list: by group; in what is due by now the most urgent first, else the soonest; what was done last first. */
export function byGroup(now: number, zone: TimeZone): (one: Due, two: Due) => number {
  const groups = new Map<Due, number>();
  const place = (task: Due) => {
    const known = groups.get(task) ?? TASK_GROUPS.indexOf(groupOf(task, now, zone));
    groups.set(task, known);
    return known;
  };
  return (one, two) => {
    const group = place(one);
    if (group !== place(two)) return group - place(two);
    if (TASK_GROUPS[group] === 'done') return compareText(two.completedAt, one.completedAt);
    const isPressing = group <= 1;
    const urgency = isPressing ? URGENCY[one.priority] - URGENCY[two.priority] : 0;
    return urgency || compareText(one.dueAt, two.dueAt);
  };
}

/** A task that was due longer ago is overdue on the list; a reminder of it would only be noise. */
const REMIND_WITHIN_MS = 3_600_000;

/** Names a task at the time it is due: put off, it is told of again. */
export function reminderKey({ id, dueAt }: Pick<Task, 'id' | 'dueAt'>): string {
  return `${id} ${dueAt}`;
}

/** What became due within the last hour and was not told of. An escalation is loud by itself. */
export function dueReminders<Of extends Pick<Task, 'id' | 'dueAt' | 'status' | 'kind'>>(
  tasks: Iterable<Of>,
  told: ReadonlySet<string>,
  now: number,
): Of[] {
  return [...tasks].filter((task) => {
    const late = now - fromInstant(task.dueAt);
    const isDue = isOpen(task) && task.kind !== 'escalation' && late >= 0 && late < REMIND_WITHIN_MS;
    return isDue && !told.has(reminderKey(task));
  });
}
