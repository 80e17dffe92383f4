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
    atRisk: atRisk(short, perDay.slice(0, today), perDay[today] ?? 0, context),
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
 * How many patients will not reach their minutes at the present pace: the pace is the minutes per workday so far this month; what
 * it yields until the month's end is given to those who lack least, and those for whom nothing is left are at risk. On the
 * first workday there is no pace yet and nobody is counted.
 */
function atRisk(
  short: readonly RankedPatient[],
  daysBefore: readonly number[],
  secondsToday: number,
  context: QueueContext,
): number {
  if (context.workdaysPassed === 0) return 0;
  const pace = daysBefore.reduce((sum, seconds) => sum + seconds, 0) / context.workdaysPassed;
  let yields = wholeMinutes(Math.max(0, pace * context.workdaysLeft - secondsToday));
  const lacks = short.map((row) => row.minutesTarget - row.minutesThisMonth).filter((minutes) => minutes > 0);
  lacks.sort((left, right) => left - right);
  const reachable = lacks.findIndex((minutes) => {
    yields -= minutes;
    return yields < 0;
  });
  return reachable < 0 ? 0 : lacks.length - reachable;
}
