/** @file Time that a person writes down afterwards: legitimate when it is contemporaneous and says why (domain.md 1.7 rule 12, seen 2026-11-21). Pure. */
import {
  addDays,
  clockText,
  daysBetween,
  instantAt,
  localDate,
  localMoment,
  minutesOfDay,
} from '../local-date.ts';
import type { Patient } from '../patient.ts';
import { fromInstant, type LocalDate, type LocalTime, type TimeZone, toInstant } from '../primitives.ts';
import type { Program } from '../program.ts';
import { lengthOf, type Stretch } from './entry-facts.ts';

/** Days back that a manual entry may reach, unless the practice says otherwise. */
export const MANUAL_ENTRY_DAYS = 7;

/** The longest stretch that one manual entry may have, in seconds. */
export const LONGEST_MANUAL_SECONDS = 8 * 3600;

/** Times as they are typed: the wall clock of the practice. An end that is not after the start is on the next day. */
export interface TypedTimes {
  date: LocalDate;
  from: LocalTime;
  until: LocalTime;
}

/** The stretch that typed times mean in a zone. */
export function stretchOf({ date, from, until }: TypedTimes, timeZone: TimeZone): Stretch {
  const [start, end] = [minutesOfDay(from), minutesOfDay(until)];
  return {
    startedAt: toInstant(instantAt(date, start, timeZone)),
    endedAt: toInstant(instantAt(end > start ? date : addDays(date, 1), end, timeZone)),
  };
}

/** What limits the times of a manual entry. */
export interface ManualLimits {
  now: number;
  timeZone: TimeZone;
  /** How many days back, by the calendar of the practice. */
  days: number;
}

/** Why a stretch cannot be booked by hand, in a sentence, or empty when it can. */
export function manualProblem(stretch: Stretch, { now, timeZone, days }: ManualLimits): string {
  const seconds = lengthOf(stretch);
  if (seconds <= 0) return 'The end must be after the start.';
  if (seconds > LONGEST_MANUAL_SECONDS) {
    return `From ${clockAt(stretch.startedAt, timeZone)} to ${clockAt(stretch.endedAt, timeZone)} is longer than 8 hours, the most an entry may have. Check both times.`;
  }
  if (fromInstant(stretch.endedAt) > now) {
    return 'This ends in the future. Book time when the work is done.';
  }
  const age = daysBetween(localDate(fromInstant(stretch.startedAt), timeZone), localDate(now, timeZone));
  if (age > days) {
    return `This is ${age} days ago. Time can be added for up to ${days} days, so that it is still known what was done.`;
  }
  return '';
}

/** The programs in which she was enrolled on a day, each once. */
export function programsOn({ enrollments }: Pick<Patient, 'enrollments'>, day: LocalDate): Program[] {
  const active = enrollments.filter(
    ({ status, startedOn, endedOn }) =>
      status !== 'paused' && startedOn <= day && (endedOn === '' ? status !== 'ended' : endedOn >= day),
  );
  return [...new Set(active.map(({ program }) => program))];
}

/** `2:05 PM` of an instant in a zone. */
export function clockAt(instant: string, timeZone: TimeZone): string {
  return clockText(localMoment(fromInstant(instant), timeZone).minutes);
}
