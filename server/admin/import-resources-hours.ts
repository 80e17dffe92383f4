/** @file Opening hours in words, from the schedules of HSDS 3.0 (RFC 5545 rules). */

interface Schedule {
  byday: string;
  opens_at: string;
  closes_at: string;
  description: string;
  notes: string;
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WORDS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const PLACES: Readonly<Record<string, string>> = {
  '1': '1st',
  '2': '2nd',
  '3': '3rd',
  '4': '4th',
  '5': '5th',
  '-1': 'last',
};

/** `Mon to Fri 9:00 AM to 5:00 PM; Sat 10:00 AM to 1:00 PM`, or the words of a schedule that tells no times. */
export function openingHours(schedules: readonly Schedule[]): string {
  const hours = schedules.map(({ byday, opens_at, closes_at, description, notes }) => {
    const days = daysOf(byday);
    const [opens, closes] = [timeOf(opens_at), timeOf(closes_at)];
    if (opens === '' || closes === '') return description || notes || days;
    return [days, `${opens} to ${closes}`].filter(Boolean).join(' ');
  });
  return [...new Set(hours.filter(Boolean))].join('; ');
}

function daysOf(byday: string): string {
  const days = byday.split(',').map((one) => /^([+-]?\d)?([A-Z]{2})$/.exec(one.trim().toUpperCase()));
  const known = days.filter((one) => one !== null);
  if (known.some(([, place]) => place !== undefined)) {
    return known
      .map(([, place, day]) => `${PLACES[place?.replace('+', '') ?? ''] ?? ''} ${wordOf(day)}`.trim())
      .join(', ');
  }
  const indexes = known.map(([, , day]) => DAYS.indexOf(day ?? '')).sort((one, two) => one - two);
  if (indexes.length === 7) return 'Every day';
  const isRun = indexes.length > 2 && indexes.every((index, at) => index === (indexes[0] ?? 0) + at);
  if (isRun) return `${WORDS[indexes[0] ?? 0]} to ${WORDS[indexes.at(-1) ?? 0]}`;
  return indexes.map((index) => WORDS[index] ?? '').join(', ');
}

function wordOf(day: string | undefined): string {
  return WORDS[DAYS.indexOf(day ?? '')] ?? '';
}

/** `9:00 AM` for `09:00:00-05:00`: the hour on the wall of the place. */
function timeOf(time: string): string {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})/.exec(time) ?? [];
  if (hour === undefined) return '';
  const hours = Number(hour) % 24;
  return `${hours % 12 || 12}:${minute} ${hours < 12 ? 'AM' : 'PM'}`;
}
