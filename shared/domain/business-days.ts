import { addDays, dayNumber, weekday } from './local-date.ts';
import type { LocalDate } from './primitives.ts';

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;

/**
 * The federal holidays of a year, each on the day it is observed: a Saturday holiday on the Friday before, a Sunday holiday on
 * the Monday after. January 1 of a year can therefore be observed in the year before: it is listed by its own year.
 * Source: 5 U.S.C. 6103 and Executive Order 11582, as amended by Public Law 117-17 (Juneteenth, from 2021-06-17).
 */
export function federalHolidays(year: number): { date: LocalDate; name: string }[] {
  const fixed = (month: string, day: string, name: string) => ({
    date: observed(`${year}-${month}-${day}`),
    name,
  });
  const holidays = [
    fixed('01', '01', "New Year's Day"),
    { date: nthWeekday(year, '01', MONDAY, 3), name: 'Birthday of Martin Luther King, Jr.' },
    { date: nthWeekday(year, '02', MONDAY, 3), name: "Washington's Birthday" },
    { date: lastWeekday(year, '05', '31', MONDAY), name: 'Memorial Day' },
    fixed('06', '19', 'Juneteenth National Independence Day'),
    fixed('07', '04', 'Independence Day'),
    { date: nthWeekday(year, '09', MONDAY, 1), name: 'Labor Day' },
    { date: nthWeekday(year, '10', MONDAY, 2), name: 'Columbus Day' },
    fixed('11', '11', 'Veterans Day'),
    { date: nthWeekday(year, '11', THURSDAY, 4), name: 'Thanksgiving Day' },
    fixed('12', '25', 'Christmas Day'),
  ];
  return year < 2021 ? holidays.filter((holiday) => !holiday.name.startsWith('Juneteenth')) : holidays;
}

function observed(date: LocalDate): LocalDate {
  if (weekday(date) === SATURDAY) return addDays(date, -1);
  if (weekday(date) === SUNDAY) return addDays(date, 1);
  return date;
}

function nthWeekday(year: number, month: string, day: number, count: number): LocalDate {
  const first = `${year}-${month}-01`;
  return addDays(first, ((day - weekday(first) + 7) % 7) + (count - 1) * 7);
}

function lastWeekday(year: number, month: string, lastDay: string, day: number): LocalDate {
  const last = `${year}-${month}-${lastDay}`;
  return addDays(last, -((weekday(last) - day + 7) % 7));
}

const holidaysByYear = new Map<number, ReadonlySet<LocalDate>>();

function holidaySet(year: number): ReadonlySet<LocalDate> {
  let days = holidaysByYear.get(year);
  if (!days) {
    days = new Set([...federalHolidays(year), ...federalHolidays(year + 1)].map((holiday) => holiday.date));
    holidaysByYear.set(year, days);
  }
  return days;
}

/**
 * Whether a date is a business day as transitional care management counts them: Monday to Friday, not a federal holiday.
 * Source: CMS, Transitional Care Management Services booklet (domain.md 1.4, 2026-11-21).
 */
export function isBusinessDay(date: LocalDate): boolean {
  const day = weekday(date);
  return day !== SATURDAY && day !== SUNDAY && !holidaySet(Number(date.slice(0, 4))).has(date);
}

/**
 * The date so many business days after a date. Counting starts the day after: two business days after a Friday discharge is
 * Tuesday. With 0 it is the date itself. `days` must be a whole number from 0 on.
 */
export function addBusinessDays(date: LocalDate, days: number): LocalDate {
  let result = date;
  for (let left = days; left > 0; ) {
    result = addDays(result, 1);
    if (isBusinessDay(result)) left -= 1;
  }
  return result;
}

/** Business days from a date to another, both included; 0 when `to` is before `from`. */
export function countBusinessDays(from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let day = from; dayNumber(day) <= dayNumber(to); day = addDays(day, 1)) {
    if (isBusinessDay(day)) count += 1;
  }
  return count;
}
