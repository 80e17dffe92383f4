/** @file Calendar arithmetic on dates without a zone, and the way from an instant to a date somewhere. */
import { Temporal } from 'temporal-polyfill';
import type { LocalDate, TimeZone, YearMonth } from './primitives.ts';

const DAY = 86_400_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

// The dates of a caseload are a few hundred, asked for again and again.
const dayNumbers = new Map<LocalDate, number>();
const DAY_NUMBERS_KEPT = 4000;

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  let day = dayNumbers.get(date);
  if (day === undefined) {
    day = Date.parse(`${date}T00:00:00.000Z`) / DAY;
    if (dayNumbers.size >= DAY_NUMBERS_KEPT) dayNumbers.clear();
    dayNumbers.set(date, day);
  }
  return day;
}

function fromDayNumber(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The date so many days later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from a date to another; negative when the other is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: LocalDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The Monday of the week that holds a date. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, -((weekday(date) + 6) % 7));
}

/** The last day of a month. */
export function lastDayOfMonth(month: YearMonth): LocalDate {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Whole years from a date of birth to a day, as people count them. */
export function ageOn(birthDate: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What a wall clock and a calendar show somewhere. */
export interface LocalMoment {
  date: LocalDate;
  /** Minutes since midnight by the wall clock. */
  minutes: number;
}

/** A stretch of time in which a zone keeps one distance from UTC, in milliseconds: from included, until not. */
interface OffsetSpan {
  from: number;
  until: number;
  offset: number;
}

// A queue asks for hundreds of local times at once, nearly all in the same few stretches between two clock changes.
const spansByZone = new Map<TimeZone, OffsetSpan[]>();

function offsetAt(at: number, timeZone: TimeZone): number {
  const spans = spansByZone.get(timeZone);
  const known = spans?.find((span) => span.from <= at && at < span.until);
  if (known) return known.offset;
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timeZone);
  const next = zoned.getTimeZoneTransition('next');
  const previous = zoned.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const span = {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zoned.offsetNanoseconds / 1_000_000,
  };
  spansByZone.set(timeZone, [...(spans ?? []), span]);
  return span.offset;
}

/** The date and time of an instant (milliseconds since the epoch) in a zone. Throws RangeError for an unknown zone. */
export function localMoment(at: number, timeZone: TimeZone): LocalMoment {
  const local = new Date(Math.floor(at) + offsetAt(at, timeZone));
  return {
    date: local.toISOString().slice(0, 10),
    minutes: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/** The date of an instant in a zone. */
export function localDate(at: number, timeZone: TimeZone): LocalDate {
  return localMoment(at, timeZone).date;
}

/**
 * The instant, in milliseconds, of a wall-clock time on a date in a zone. `minutes` may be 1440 (the next midnight). A time that
 * daylight saving skips is taken as the same distance after the change.
 */
export function instantAt(date: LocalDate, minutes: number, timeZone: TimeZone): number {
  const [day, rest] = minutes >= 1440 ? [addDays(date, 1), minutes - 1440] : [date, minutes];
  return Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone,
    plainTime: new Temporal.PlainTime(Math.floor(rest / 60), rest % 60),
  }).epochMilliseconds;
}

/** `9:05 AM` of minutes since midnight. */
export function clockText(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24;
  const minute = String(minutes % 60).padStart(2, '0');
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Minutes since midnight of `09:30`. */
export function minutesOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** `Monday`. */
export function weekdayName(date: LocalDate): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[weekday(date)] as (typeof WEEKDAYS)[number];
}

/** A date as said today: `today`, `tomorrow`, `yesterday`, `Tuesday` within six days ahead, else `Nov 24`. */
export function dayText(date: LocalDate, today: LocalDate): string {
  const ahead = daysBetween(today, date);
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (ahead === -1) return 'yesterday';
  if (ahead > 1 && ahead < 7) return weekdayName(date);
  const text = `${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}`;
  return date.slice(0, 4) === today.slice(0, 4) ? text : `${text}, ${date.slice(0, 4)}`;
}

/** A month in words: `October 2026`. */
export function monthText(month: YearMonth): string {
  const time = Date.parse(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(time);
}
