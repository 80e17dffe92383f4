/** @file Times and numbers as people read them. Instants are ISO texts in UTC; everything is shown in the reader's own zone. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const timeFormat = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' });
const dateFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });
const dateYearFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
const monthFormat = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric' });
const weekdayFormat = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' });
const numberFormat = new Intl.NumberFormat('en-US');

/** `1,240`. */
export function formatNumber(value: number): string {
  return numberFormat.format(value);
}

/** `2:05 PM`. */
export function formatTime(instant: string): string {
  return timeFormat.format(new Date(instant));
}

/** `Nov 3`, with the year where it is not this one. Takes an instant or a calendar date such as `2026-11-03`. */
export function formatDate(instantOrDate: string, now = Date.now()): string {
  const date = new Date(instantOrDate.length === 10 ? `${instantOrDate}T12:00:00` : instantOrDate);
  const format = date.getFullYear() === new Date(now).getFullYear() ? dateFormat : dateYearFormat;
  return format.format(date);
}

/** `November 2026` for `2026-11`. */
export function formatMonth(month: string): string {
  return monthFormat.format(new Date(`${month}-15T12:00:00`));
}

/** `Mon, Nov 30`. */
export function formatWeekday(instantOrDate: string): string {
  return weekdayFormat.format(
    new Date(instantOrDate.length === 10 ? `${instantOrDate}T12:00:00` : instantOrDate),
  );
}

/** `Nov 3, 2:05 PM`, or `today, 2:05 PM`. */
export function formatDateTime(instant: string, now = Date.now()): string {
  const sameDay = new Date(instant).toDateString() === new Date(now).toDateString();
  return `${sameDay ? 'today' : formatDate(instant, now)}, ${formatTime(instant)}`;
}

/** `2026-11-21T09:30`, as a `datetime-local` field has it, for a time in milliseconds. */
export function dateTimeText(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

/** How long ago, in the largest whole unit: `just now`, `5 min ago`, `3 h ago`, `12 days ago`. */
export function formatAgo(instant: string, now = Date.now()): string {
  const passed = now - Date.parse(instant);
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  const days = Math.floor(passed / DAY);
  return days === 1 ? 'yesterday' : `${formatNumber(days)} days ago`;
}

/** A running time: `07:42`, from an hour on `1:07:42`. Whole seconds, rounded down. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** `1 minute`, `12 minutes`: the number with the word that fits it. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
