import { isBusinessDay } from '#shared/domain/business-days.ts';
import { addDays, instantAt, minutesOfDay, weekdayName } from '#shared/domain/local-date.ts';
import { USUAL_OUTREACH } from '#shared/domain/outreach.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { LocalDate, TimeZone, YearMonth } from '#shared/domain/primitives.ts';

/** A stretch of time, in milliseconds since the epoch. */
export interface Span {
  from: number;
  until: number;
}

const offsets = new Map<string, number>();

/**
 * The instant of a wall-clock time on a date in a zone, in milliseconds. Exact from 4 am to 11 pm, where nobody changes the
 * clocks; kept per day, because a caseload asks a hundred thousand times.
 */
export function at(date: LocalDate, minutes: number, timeZone: TimeZone): number {
  const key = `${timeZone} ${date}`;
  let midnight = offsets.get(key);
  if (midnight === undefined) {
    midnight = instantAt(date, 720, timeZone) - 720 * 60_000;
    offsets.set(key, midnight);
  }
  return midnight + minutes * 60_000;
}

/** The business days from a date to another, both included. */
export function businessDays(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isBusinessDay(day)) days.push(day);
  return days;
}

/** The month so many months before that of a date. */
export function monthsBefore(date: LocalDate, months: number): YearMonth {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** When a patient may be called on a date: the calling hours, and within them her own windows if she has any. */
export function callableOn(patient: Pick<Patient, 'timeZone' | 'callWindows'>, date: LocalDate): Span[] {
  const { callingHours } = USUAL_OUTREACH;
  const first = minutesOfDay(callingHours.from);
  const last = minutesOfDay(callingHours.to);
  const day = weekdayName(date).toLowerCase();
  const windows =
    patient.callWindows.length === 0
      ? [{ from: first, until: last }]
      : patient.callWindows
          .filter(({ days }) => days.some((known) => known === day))
          .map(({ from, to }) => ({
            from: Math.max(first, minutesOfDay(from)),
            until: Math.min(last, minutesOfDay(to)),
          }));
  return windows.map(({ from, until }) => ({
    from: at(date, from, patient.timeZone),
    until: at(date, until, patient.timeZone),
  }));
}

/** A care manager's day: half past eight to five where she lives, with half an hour at noon. */
export function workingHours(date: LocalDate, timeZone: TimeZone): Span[] {
  return [
    { from: at(date, 510, timeZone), until: at(date, 735, timeZone) },
    { from: at(date, 765, timeZone), until: at(date, 1020, timeZone) },
  ];
}
