import { type Call, isContact } from './call.ts';
import { addDays, instantAt, lastDayOfMonth } from './local-date.ts';
import { effectiveEntries, wholeMinutes } from './minutes.ts';
import { type Instant, toInstant } from './primitives.ts';
import { queueContext } from './queue-context.ts';
import type { MonthSummary, QueueContext, QueueInput, RankedPatient } from './queue-types.ts';
import type { TimeEntry } from './time-entry.ts';

/** What a month's work comes to: for one patient, or added up for a caseload. */
export interface MonthWork {
  /** Billable seconds of each day; index 0 is the 1st. */
  secondsPerDay: number[];
  /** Patients reached today. */
  reachedToday: number;
}

/** The first instant of each day of the context's month, in the practice's zone. */
export function dayStarts(context: QueueContext): Instant[] {
  const days = Number(lastDayOfMonth(context.month).slice(8));
  return Array.from({ length: days }, (_, day) =>
    toInstant(instantAt(addDays(`${context.month}-01`, day), 0, context.practiceTimeZone)),
  );
}

/** The month's work for one patient, from entries that stand. `starts` are the {@link dayStarts}. */
export function monthWork(
  entries: readonly TimeEntry[],
  calls: readonly Call[],
  context: QueueContext,
  starts: readonly Instant[],
): MonthWork {
  const secondsPerDay = starts.map(() => 0);
  addSeconds(secondsPerDay, entries, context, starts);
  return { secondsPerDay, reachedToday: Number(isReachedToday(calls, context)) };
}

function addSeconds(
  secondsPerDay: number[],
  entries: readonly TimeEntry[],
  context: QueueContext,
  starts: readonly Instant[],
): void {
  for (const entry of entries) {
    if (!entry.isBillable || entry.startedAt >= context.monthUntil) continue;
    const day = starts.findLastIndex((start) => start <= entry.startedAt);
    if (day >= 0) secondsPerDay[day] = (secondsPerDay[day] ?? 0) + entry.seconds;
  }
}

function isReachedToday(calls: readonly Call[], context: QueueContext): boolean {
  return calls.some((call) => call.startedAt >= context.todayFrom && isContact(call.disposition));
}

/**
 * Where the month stands for the patients of a queue. `rows` are the rows of the same input, so that nothing is computed
 * twice. Minutes are billable, whole, cut off once per day.
 */
export function monthSummary(input: QueueInput, rows: readonly RankedPatient[]): MonthSummary {
  const context = queueContext(input.now, input.practiceTimeZone, input.targets);
  return summaryOf(rows, workOf(input, context), context);
}

function workOf(input: QueueInput, context: QueueContext): MonthWork {
  const starts = dayStarts(context);
  const work = monthWork(effectiveEntries([...input.timeEntries.values()].flat()), [], context, starts);
  for (const calls of input.calls.values()) work.reachedToday += Number(isReachedToday(calls, context));
  return work;
}

/** The summary of rows whose work has been added up already. */
export function summaryOf(
  rows: readonly RankedPatient[],
  { secondsPerDay, reachedToday }: MonthWork,
  context: QueueContext,
): MonthSummary {
  const enrolled = rows.filter((row) => row.programs.length > 0);
  const today = Number(context.today.slice(8)) - 1;
  return {
    doneToday: reachedToday,
    minutesToday: wholeMinutes(secondsPerDay[today] ?? 0),
    minutesThisMonth: wholeMinutes(secondsPerDay.reduce((sum, seconds) => sum + seconds, 0)),
    patients: enrolled.length,
    atTarget: enrolled.filter((row) => isAtTarget(row, context)).length,
    atRisk: forecastOf(rows, secondsPerDay, context).length,
    monthEndsOn: lastDayOfMonth(context.month),
    workdaysLeft: context.workdaysLeft,
    minutesPerDay: secondsPerDay.map(wholeMinutes),
  };
}

/** A program without minutes is met by a contact in the month. */
function isAtTarget(row: RankedPatient, context: QueueContext): boolean {
  if (row.minutesTarget === 0) return row.lastContactAt !== null && row.lastContactAt >= context.monthFrom;
  return row.minutesThisMonth >= row.minutesTarget;
}

/**
 * The patients who will not reach their minutes at the present pace, those who lack least first: the pace is the minutes per workday so far this
 * month; what it yields until the month's end is given to those who lack least, and those for whom nothing is left are at risk. On
 * the first workday there is no pace yet and nobody is named.
 */
export function outOfReach(input: QueueInput, rows: readonly RankedPatient[]): RankedPatient[] {
  const context = queueContext(input.now, input.practiceTimeZone, input.targets);
  return forecastOf(rows, workOf(input, context).secondsPerDay, context);
}

/** As {@link outOfReach}, of seconds that have been added up already. */
export function forecastOf(
  rows: readonly RankedPatient[],
  secondsPerDay: readonly number[],
  context: QueueContext,
): RankedPatient[] {
  if (context.workdaysPassed === 0) return [];
  const today = Number(context.today.slice(8)) - 1;
  const before = secondsPerDay.slice(0, today).reduce((sum, seconds) => sum + seconds, 0);
  const pace = before / context.workdaysPassed;
  let yields = wholeMinutes(Math.max(0, pace * context.workdaysLeft - (secondsPerDay[today] ?? 0)));
  const lacks = (row: RankedPatient) => row.minutesTarget - row.minutesThisMonth;
  const lacking = rows.filter((row) => row.programs.length > 0 && lacks(row) > 0);
  lacking.sort((left, right) => lacks(left) - lacks(right) || (left.patientId < right.patientId ? -1 : 1));
  const reachable = lacking.findIndex((row) => {
    yields -= lacks(row);
    return yields < 0;
  });
  return reachable < 0 ? [] : lacking.slice(reachable);
}
