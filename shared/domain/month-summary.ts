import { isContact } from './call.ts';
import { addDays, instantAt, lastDayOfMonth } from './local-date.ts';
import { effectiveEntries, wholeMinutes } from './minutes.ts';
import { toInstant } from './primitives.ts';
import { queueContext } from './queue-context.ts';
import type { MonthSummary, QueueContext, QueueInput, RankedPatient } from './queue-types.ts';

/**
 * Where the month stands for the patients of a queue. `rows` are the rows of the same input, so that nothing is computed
 * twice. Minutes are billable, whole, cut off once per day.
 */
export function monthSummary(input: QueueInput, rows: readonly RankedPatient[]): MonthSummary {
  const context = queueContext(input.now, input.practiceTimeZone, input.targets);
  const enrolled = rows.filter((row) => row.programs.length > 0);
  const short = enrolled.filter((row) => !isAtTarget(row, context));
  const { perDay, today } = secondsPerDay(input, context);
  return {
    doneToday: reachedToday(input, context),
    minutesToday: wholeMinutes(perDay[today] ?? 0),
    minutesThisMonth: wholeMinutes(perDay.reduce((sum, seconds) => sum + seconds, 0)),
    patients: enrolled.length,
    atTarget: enrolled.length - short.length,
    atRisk: atRisk(short, perDay.slice(0, today), perDay[today] ?? 0, context).length,
    monthEndsOn: lastDayOfMonth(context.month),
    workdaysLeft: context.workdaysLeft,
    minutesPerDay: perDay.map(wholeMinutes),
  };
}

/** A program without minutes is met by a contact in the month. */
function isAtTarget(row: RankedPatient, context: QueueContext): boolean {
  if (row.minutesTarget === 0) return row.lastContactAt !== null && row.lastContactAt >= context.monthFrom;
  return row.minutesThisMonth >= row.minutesTarget;
}

function reachedToday(input: QueueInput, context: QueueContext): number {
  let reached = 0;
  for (const calls of input.calls.values()) {
    if (calls.some((call) => call.startedAt >= context.todayFrom && isContact(call.disposition)))
      reached += 1;
  }
  return reached;
}

function secondsPerDay(input: QueueInput, context: QueueContext): { perDay: number[]; today: number } {
  const days = Number(lastDayOfMonth(context.month).slice(8));
  const starts = Array.from({ length: days }, (_, day) =>
    toInstant(instantAt(addDays(`${context.month}-01`, day), 0, context.practiceTimeZone)),
  );
  const perDay = starts.map(() => 0);
  for (const entry of effectiveEntries([...input.timeEntries.values()].flat())) {
    if (!entry.isBillable || entry.startedAt >= context.monthUntil) continue;
    const day = starts.findLastIndex((start) => start <= entry.startedAt);
    if (day >= 0) perDay[day] = (perDay[day] ?? 0) + entry.seconds;
  }
  return { perDay, today: Number(context.today.slice(8)) - 1 };
}

/**
 * The patients who will not reach their minutes at the present pace, those who lack least first: the pace is the minutes per workday so far this
 * month; what it yields until the month's end is given to those who lack least, and those for whom nothing is left are at risk. On
 * the first workday there is no pace yet and nobody is named.
 */
export function outOfReach(input: QueueInput, rows: readonly RankedPatient[]): RankedPatient[] {
  const context = queueContext(input.now, input.practiceTimeZone, input.targets);
  const short = rows.filter((row) => row.programs.length > 0 && !isAtTarget(row, context));
  const { perDay, today } = secondsPerDay(input, context);
  return atRisk(short, perDay.slice(0, today), perDay[today] ?? 0, context);
}

function atRisk(
  short: readonly RankedPatient[],
  daysBefore: readonly number[],
  secondsToday: number,
  context: QueueContext,
): RankedPatient[] {
  if (context.workdaysPassed === 0) return [];
  const pace = daysBefore.reduce((sum, seconds) => sum + seconds, 0) / context.workdaysPassed;
  let yields = wholeMinutes(Math.max(0, pace * context.workdaysLeft - secondsToday));
  const lacks = (row: RankedPatient) => row.minutesTarget - row.minutesThisMonth;
  const lacking = short.filter((row) => lacks(row) > 0);
  lacking.sort((left, right) => lacks(left) - lacks(right) || (left.patientId < right.patientId ? -1 : 1));
  const reachable = lacking.findIndex((row) => {
    yields -= lacks(row);
    return yields < 0;
  });
  return reachable < 0 ? [] : lacking.slice(reachable);
}
