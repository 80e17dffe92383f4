/** @file When a task that comes again is due next, and the task that stands for that time. Pure. */
import { addDays, dayNumber, instantAt, lastDayOfMonth, localMoment } from './local-date.ts';
import {
  type ActorId,
  fromInstant,
  type Id,
  type Instant,
  type LocalDate,
  type TimeZone,
  toInstant,
} from './primitives.ts';
import type { Recurrence, Task } from './task.ts';
import { uuidOfText } from './uuid.ts';

/** The id of the task that follows a recurring one: whoever completes it, on whichever device, makes the same next one. */
export function nextTaskId(taskId: Id): Id {
  return uuidOfText(`task after ${taskId}`);
}

/**
 * When a task is due next: one or more whole periods after it was due, at the same time of day by the practice's clock, and after it was done. A task of
 * the last day of a month stays on the last day; one of a day that a month has not comes on that month's last, and afterwards on its own day again.
 *
 * @param dueBefore when those before it were due, the newest first: from them it is known which day a short month cut off
 */
export function nextDueAt(
  { every, unit }: Recurrence,
  dueAt: Instant,
  doneAt: Instant,
  practiceTimeZone: TimeZone,
  dueBefore: readonly Instant[] = [],
): Instant {
  const { date, minutes } = localMoment(fromInstant(dueAt), practiceTimeZone);
  const dates = dueBefore.map((instant) => localMoment(fromInstant(instant), practiceTimeZone).date);
  const day = dayOfMonth([date, ...dates]);
  const days = unit === 'week' ? 7 * every : every;
  const after = (periods: number) =>
    instantAt(
      unit === 'month' ? addMonths(date, every * periods, day) : addDays(date, days * periods),
      minutes,
      practiceTimeZone,
    );
  // What was left for years need not be counted through period by period.
  const late = dayNumber(doneAt.slice(0, 10)) - dayNumber(date);
  let periods = Math.max(1, Math.floor(late / (unit === 'month' ? 31 * every : days)) - 1);
  while (after(periods) <= fromInstant(doneAt)) periods += 1;
  return toInstant(after(periods));
}

const LAST = 31;

/** On which day of the month a task comes, from when it was due, the newest first; the last where it came on the last from its beginning. */
function dayOfMonth([date = '', ...before]: readonly LocalDate[]): number {
  const day = Number(date.slice(8));
  const [previous] = before;
  // Only the last day of a month may be what a short month has left of a later one.
  if (date !== lastDayOfMonth(date.slice(0, 7))) return day;
  return previous === undefined || Number(previous.slice(8)) < day ? LAST : dayOfMonth(before);
}

function addMonths(date: LocalDate, months: number, day: number): LocalDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const last = lastDayOfMonth(
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`,
  );
  return day >= Number(last.slice(8)) ? last : `${last.slice(0, 8)}${String(day).padStart(2, '0')}`;
}

/** When the tasks before one were due, the newest first, out of all of its patient's: each made the next. */
export function dueBefore(task: Pick<Task, 'id'>, tasks: readonly Task[]): Instant[] {
  const byNext = new Map(
    tasks.filter(({ recurrence }) => recurrence !== null).map((one) => [nextTaskId(one.id), one]),
  );
  const found: Instant[] = [];
  for (let one = byNext.get(task.id); one !== undefined; one = byNext.get(one.id)) found.push(one.dueAt);
  return found;
}

/** The task that follows a completed one; null where it does not come again. */
export function nextTask<Of extends Task>(
  task: Of,
  facts: {
    by: ActorId;
    at: Instant;
    newId(): Id;
    practiceTimeZone: TimeZone;
    /** When those before it were due, the newest first. */
    dueBefore?: readonly Instant[];
  },
): Of | null {
  const { by, at, newId, practiceTimeZone, dueBefore } = facts;
  if (task.recurrence === null) return null;
  return {
    ...task,
    ...{ id: nextTaskId(task.id), status: 'requested', createdAt: at, createdBy: by },
    ...{ completedAt: '', callId: '', rev: 0, receivedAt: '' },
    dueAt: nextDueAt(task.recurrence, task.dueAt, at, practiceTimeZone, dueBefore),
    history: [{ id: newId(), action: 'created', at, by, ownerId: '', note: '' }],
  };
}
