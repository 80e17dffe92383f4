import { countBusinessDays } from './business-days.ts';
import { addDays, instantAt, lastDayOfMonth, localDate, startOfWeek } from './local-date.ts';
import { monthBounds, type ProgramTarget, targetOf } from './minutes.ts';
import { Program } from './patient.ts';
import { type TimeZone, toInstant } from './primitives.ts';
import type { QueueContext } from './queue-types.ts';

/** The facts of one moment that all rows of a queue share: make it once, use it for every patient. */
export function queueContext(
  now: number,
  practiceTimeZone: TimeZone,
  targets: readonly ProgramTarget[],
): QueueContext {
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
    month,
    monthFrom: toInstant(bounds.from),
    monthUntil: toInstant(bounds.until),
    workdaysLeft: countBusinessDays(today, lastDayOfMonth(month)),
    workdaysPassed: countBusinessDays(`${month}-01`, addDays(today, -1)),
    targets: inForce,
  };
}
