/**
 * When a patient may be called next, in her own time: `opens 10:00 AM` if that is today there, otherwise with the day,
 * `opens Mon 10:00 AM`. Without a known zone it is the reader's time.
 */
export function opensText(opensAt: string, timeZone: string, now = Date.now()): string {
  const at = new Date(opensAt);
  const there = timeZone === '' ? {} : { timeZone };
  const day = new Intl.DateTimeFormat('en-US', { ...there, dateStyle: 'short' });
  const isToday = day.format(at) === day.format(now);
  const words = new Intl.DateTimeFormat('en-US', {
    ...there,
    hour: 'numeric',
    minute: '2-digit',
    ...(isToday ? {} : { weekday: 'short' }),
  });
  return `opens ${words.format(at)}${timeZone === '' ? ' your time' : ''}`;
}
