import { countBusinessDays } from './business-days.ts';
import { addDays, instantAt, lastDayOfMonth, localDate, startOfWeek } from './local-date.ts';
import { monthBounds, type ProgramTarget, targetOf } from './minutes.ts';
import { type Outreach, USUAL_OUTREACH } from './outreach.ts';
import { Program } from './patient.ts';
import { type TimeZone, toInstant } from './primitives.ts';
import type { QueueContext } from './queue-types.ts';

const MINUTE = 60_000;

/** "No contact in the last 3 months": every device keeps the calls of more days than these. */
const CALLS_DAYS = 92;

/**
 * The facts of one moment that all rows of a queue share: make it once, use it for every patient. The queue moves by the minute, so that whoever
 * computes it within the same minute has the same rows.
 */
export function queueContext(
  at: number,
  practiceTimeZone: TimeZone,
  targets: readonly ProgramTarget[],
  outreach: Outreach = USUAL_OUTREACH,
): QueueContext {
  const now = at - (at % MINUTE);
  const today = localDate(now, practiceTimeZone);
  const month = today.slice(0, 7);
  const bounds = monthBounds(month, practiceTimeZone);
  const midnight = (date: string) => toInstant(instantAt(date, 0, practiceTimeZone));
  const inForce = new Map<Program, ProgramTarget>();
  for (const program of Program.options) {
    const target = targetOf(targets, program, today);
    if (target) inForce.set(program, target);
  }
  return {
    now,
    practiceTimeZone,
    today,
    todayFrom: midnight(today),
    todayUntil: midnight(addDays(today, 1)),
    weekFrom: midnight(startOfWeek(today)),
    callsFrom: midnight(addDays(today, -CALLS_DAYS)),
    month,
    monthFrom: toInstant(bounds.from),
    monthUntil: toInstant(bounds.until),
    workdaysLeft: countBusinessDays(today, lastDayOfMonth(month)),
    workdaysPassed: countBusinessDays(`${month}-01`, addDays(today, -1)),
    targets: inForce,
    outreach,
  };
}

/** Whether two moments have the same context, as far as time goes. */
export function isSameMinute(left: number, right: number): boolean {
  return Math.floor(left / MINUTE) === Math.floor(right / MINUTE);
}
