import { type Call, isContact } from './call.ts';
import { addDays, instantAt, lastDayOfMonth } from './local-date.ts';
import { effectiveEntries, wholeMinutes } from './minutes.ts';
import { type Instant, toInstant } from './primitives.ts';
import { queueContext } from './queue-context.ts';
import type { MonthSummary, QueueContext, QueueInput, RankedPatient } from './queue-types.ts';
import type { TimeEntry } from './time-entry.ts';

/** What a month's work comes to, added up for a caseload. */
export interface MonthWork {
  /** Billable seconds of each day; index 0 is the 1st. */
  secondsPerDay: number[];
  /** Patients reached today. */
  reachedToday: number;
}

/** What a month's work comes to for one patient. */
export interface PatientWork {
  /** Index of the day and billable seconds, one pair for each entry. */
  seconds: readonly (readonly [number, number])[];
  isReachedToday: boolean;
}

/** The first instant of each day of the context's month, in the practice's zone. */
export function dayStarts(context: QueueContext): Instant[] {
  const days = Number(lastDayOfMonth(context.month).slice(8));
  return Array.from({ length: days }, (_, day) =>
    toInstant(instantAt(addDays(`${context.month}-01`, day), 0, context.practiceTimeZone)),
  );
}

/** The month's work for one patient, from entries that stand. `starts` are the {@link dayStarts}. */
export function patientWork(
  entries: readonly TimeEntry[],
  calls: readonly Call[],
  context: QueueContext,
  starts: readonly Instant[],
): PatientWork {
  const seconds: [number, number][] = [];
  for (const entry of entries) {
    if (!entry.isBillable || entry.startedAt < context.monthFrom || entry.startedAt >= context.monthUntil)
      continue;
    seconds.push([starts.findLastIndex((start) => start <= entry.startedAt), entry.seconds]);
  }
  return { seconds, isReachedToday: isReachedToday(calls, context) };
}

/** Adds a patient's work to the sum, or with -1 takes it out. */
export function addWork(total: MonthWork, work: PatientWork, sign: 1 | -1): void {
  total.reachedToday += sign * Number(work.isReachedToday);
  for (const [day, seconds] of work.seconds)
    total.secondsPerDay[day] = (total.secondsPerDay[day] ?? 0) + sign * seconds;
}

/** No work, for the days of a month. */
export function noWork(starts: readonly Instant[]): MonthWork {
  return { secondsPerDay: starts.map(() => 0), reachedToday: 0 };
}

function isReachedToday(calls: readonly Call[], context: QueueContext): boolean {
  return calls.some((call) => call.startedAt >= context.todayFrom && isContact(call.disposition));
}

/** How the patients of a queue stand in the month. */
export interface MonthStanding {
  enrolled: number;
  atTarget: number;
  /** Those who lack minutes, who lacks least first. */
  lacking: RankedPatient[];
}

/** How one row stands; added up over rows it is the {@link MonthStanding} of a queue. */
export function rowStanding(
  row: RankedPatient,
  context: QueueContext,
): { isEnrolled: boolean; isAtTarget: boolean; isLacking: boolean } {
  const isEnrolled = row.programs.length > 0;
  return {
    isEnrolled,
    isAtTarget: isEnrolled && isAtTarget(row, context),
    isLacking: isEnrolled && lacks(row) > 0,
  };
}

/** Who lacks least first. */
export function compareLacking(left: RankedPatient, right: RankedPatient): number {
  if (left.patientId === right.patientId) return 0;
  return lacks(left) - lacks(right) || (left.patientId < right.patientId ? -1 : 1);
}

function lacks(row: RankedPatient): number {
  return row.minutesTarget - row.minutesThisMonth;
}

/** How the rows of a queue stand, from scratch. */
export function monthStanding(rows: readonly RankedPatient[], context: QueueContext): MonthStanding {
  const standing: MonthStanding = { enrolled: 0, atTarget: 0, lacking: [] };
  for (const row of rows) {
    const one = rowStanding(row, context);
    standing.enrolled += Number(one.isEnrolled);
    standing.atTarget += Number(one.isAtTarget);
    if (one.isLacking) standing.lacking.push(row);
  }
  standing.lacking.sort(compareLacking);
  return standing;
}

/**
 * Where the month stands for the patients of a queue. `rows` are the rows of the same input, so that nothing is computed
 * twice. Minutes are billable, whole, cut off once per day.
 */
export function monthSummary(input: QueueInput, rows: readonly RankedPatient[]): MonthSummary {
  const context = queueContext(input.now, input.practiceTimeZone, input.targets, input.outreach);
  const work = workOf(input, context);
  const standing = monthStanding(rows, context);
  const atRisk = forecastOf(standing.lacking, work.secondsPerDay, context).length;
  return summaryOf(standing, atRisk, work, context);
}

function workOf(input: QueueInput, context: QueueContext): MonthWork {
  const starts = dayStarts(context);
  const work = noWork(starts);
  const entries = effectiveEntries([...input.timeEntries.values()].flat());
  addWork(work, patientWork(entries, [], context, starts), 1);
  for (const calls of input.calls.values()) work.reachedToday += Number(isReachedToday(calls, context));
  return work;
}

/** The summary of what has been added up already. */
export function summaryOf(
  { enrolled, atTarget }: MonthStanding,
  atRisk: number,
  { secondsPerDay, reachedToday }: MonthWork,
  context: QueueContext,
): MonthSummary {
  const today = Number(context.today.slice(8)) - 1;
  return {
    doneToday: reachedToday,
    minutesToday: wholeMinutes(secondsPerDay[today] ?? 0),
    minutesThisMonth: wholeMinutes(secondsPerDay.reduce((sum, seconds) => sum + seconds, 0)),
    patients: enrolled,
    atTarget,
    atRisk,
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
  const context = queueContext(input.now, input.practiceTimeZone, input.targets, input.outreach);
  return forecastOf(monthStanding(rows, context).lacking, workOf(input, context).secondsPerDay, context);
}

/** As {@link outOfReach}, of what has been added up already: those who lack minutes, who lacks least first. */
export function forecastOf(
  lacking: readonly RankedPatient[],
  secondsPerDay: readonly number[],
  context: QueueContext,
): RankedPatient[] {
  if (context.workdaysPassed === 0) return [];
  const today = Number(context.today.slice(8)) - 1;
  const before = secondsPerDay.slice(0, today).reduce((sum, seconds) => sum + seconds, 0);
  const pace = before / context.workdaysPassed;
  let yields = wholeMinutes(Math.max(0, pace * context.workdaysLeft - (secondsPerDay[today] ?? 0)));
  const reachable = lacking.findIndex((row) => {
    yields -= lacks(row);
    return yields < 0;
  });
  return reachable < 0 ? [] : lacking.slice(reachable);
}
