/** @file How dates, times and telephone numbers read on the patient screens. US English, as the nurses write. */
import { localDate } from '#shared/domain/local-date.ts';
import { fromInstant, type Instant, type LocalDate } from '#shared/domain/primitives.ts';

const DAY = 86_400_000;

/** `Mar 4, 1951` */
export function dateText(date: LocalDate): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `Nov 18, 2026` where the person at the desk is, or in the zone named. */
export function instantDate(instant: Instant, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', ...zone(timeZone) }).format(
    fromInstant(instant),
  );
}

/** `Wed, Nov 18, 2:05 PM` */
export function instantText(instant: Instant, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...zone(timeZone),
  }).format(fromInstant(instant));
}

/** `2:05:13 PM` at the desk. */
export function clockText(instant: Instant): string {
  return new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  }).format(fromInstant(instant));
}

/** `today`, `yesterday`, `6 days ago`, `in 2 days`, by the calendar at the desk. */
export function daysText(instant: Instant, now: number): string {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(fromInstant(instant)) - midnight(now)) / DAY);
  if (Math.abs(days) >= 60) return monthsText(Math.round(days / 30.4));
  return new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' }).format(days, 'day');
}

function monthsText(months: number): string {
  return new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' }).format(months, 'month');
}

/** `(602) 555-0142`, or the number as it was written when it is not a US one. */
export function phoneText(number: string): string {
  const digits = number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  if (digits.length !== 10) return number;
  return `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/** The `tel:` link of a number. */
export function telephoneLink(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}

/** `9:30 AM` for `09:30`. */
export function timeText(time: string): string {
  return new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    new Date(`1970-01-01T${time}:00Z`),
  );
}

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** `Mon to Fri`, `Tue, Thu`, `every day`. */
export function weekdaysText(days: readonly string[]): string {
  const indexes = WEEK.map((day, index) => (days.includes(day) ? index : -1)).filter((index) => index >= 0);
  if (indexes.length === 7) return 'every day';
  const names = indexes.map((index) => short(WEEK[index] ?? ''));
  const isRun = indexes.every((index, place) => place === 0 || index === (indexes[place - 1] ?? 0) + 1);
  return isRun && names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}

function short(day: string): string {
  return day.charAt(0).toUpperCase() + day.slice(1, 3);
}

function zone(timeZone: string | undefined): { timeZone?: string } {
  return timeZone === undefined || timeZone === '' ? {} : { timeZone };
}

/** Today at the desk, as a calendar date. */
export function todayAtDesk(now: number): LocalDate {
  return localDate(now, Intl.DateTimeFormat().resolvedOptions().timeZone);
}
