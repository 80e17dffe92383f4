import { patientTimeZone } from './address-time-zone.ts';
import {
  addDays,
  clockText,
  dayText,
  instantAt,
  localDate,
  localMoment,
  minutesOfDay,
  weekdayName,
} from './local-date.ts';
import { type CallingHours, USUAL_OUTREACH } from './outreach.ts';
import type { Patient } from './patient.ts';
import { type Instant, type LocalDate, type LocalTime, type TimeZone, toInstant } from './primitives.ts';

/** Whether a patient may be called now. The same shape as the engine contract's `Callable`. */
export interface Callability {
  now: boolean;
  /** `2:05 PM` where the patient is, or empty when the time zone is not known. */
  localTime: string;
  /** Why not now, or empty. */
  reason: string;
  /** When the patient may be called next, if not now; null when that has no date. */
  opensAt: Instant | null;
}

/** The zones of the fifty states, the District of Columbia and Puerto Rico, one of each offset and daylight saving rule. */
export const US_TIME_ZONES: readonly TimeZone[] = [
  'America/Puerto_Rico',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Adak',
  'Pacific/Honolulu',
];

/** From and to, in minutes of the day. */
type Span = readonly [number, number];

/**
 * Whether a patient may be called at `now` (milliseconds since the epoch): inside the calling hours of her own time zone (stated, else by her address), and inside the
 * windows she asked for, if any. Windows that lie wholly outside the hours, or end before they begin, are not followed. When
 * the zone is not known, only times that are inside the hours in every US zone count, and windows cannot be placed.
 * A patient reported deceased is not called. Source: domain.md 5.2, 5.4 and 5.5, 2026-11-21.
 */
export function callability(
  patient: Pick<Patient, 'timeZone' | 'address' | 'callWindows' | 'deceased'>,
  now: number,
  hours: CallingHours = USUAL_OUTREACH.callingHours,
): Callability {
  if (patient.deceased !== 'no') {
    return { now: false, localTime: '', reason: 'Reported deceased: outreach has stopped', opensAt: null };
  }
  const timeZone = patientTimeZone(patient);
  if (timeZone === undefined) return callabilityAnywhere(now, hours);
  const { date, minutes } = localMoment(now, timeZone);
  const localTime = clockText(minutes);
  const day: Span = [minutesOfDay(hours.from), minutesOfDay(hours.to)];
  const spansOn = spansByDay(patient.callWindows, day);
  if (spansOn(date).some(([from, to]) => from <= minutes && minutes < to)) {
    return { now: true, localTime, reason: '', opensAt: null };
  }
  const next = nextOpening(spansOn, date, minutes);
  const opensAt = next && toInstant(instantAt(next.date, next.minutes, timeZone));
  let reason = `Before ${clockText(day[0])} where the patient is`;
  if (minutes >= day[1]) reason = `After ${clockText(day[1])} where the patient is`;
  else if (minutes >= day[0]) {
    reason = 'Outside the times the patient asked for';
    if (next) reason += `: next ${dayText(next.date, date)}, ${clockText(next.minutes)} there`;
  }
  return { now: false, localTime, reason, opensAt };
}

function spansByDay(windows: Patient['callWindows'], [opens, closes]: Span): (date: LocalDate) => Span[] {
  const usable = windows
    .map((window) => ({
      days: window.days,
      from: Math.max(opens, minutesOfDay(window.from)),
      to: Math.min(closes, minutesOfDay(window.to)),
    }))
    .filter((window) => window.from < window.to);
  if (usable.length === 0) return () => [[opens, closes]];
  return (date) => {
    const name = weekdayName(date).toLowerCase();
    return usable
      .filter((window) => window.days.length === 0 || window.days.some((day) => day === name))
      .map((window) => [window.from, window.to]);
  };
}

function nextOpening(
  spansOn: (date: LocalDate) => Span[],
  today: LocalDate,
  minutes: number,
): { date: LocalDate; minutes: number } | null {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const date = addDays(today, ahead);
    const openings = spansOn(date)
      .map(([from]) => from)
      .filter((from) => ahead > 0 || from > minutes);
    if (openings.length > 0) return { date, minutes: Math.min(...openings) };
  }
  return null;
}

/** The hours that are legal everywhere on one date: from the opening in the west to the closing in the east. */
function hoursEverywhere(date: LocalDate, hours: CallingHours): { opens: number; closes: number } {
  const at = (time: LocalTime) => US_TIME_ZONES.map((zone) => instantAt(date, minutesOfDay(time), zone));
  return { opens: Math.max(...at(hours.from)), closes: Math.min(...at(hours.to)) };
}

let lastAnywhere: { now: number; hours: CallingHours; answer: Callability } | undefined;

/** Remembers the last answer, because a queue asks it for many patients at one moment. */
function callabilityAnywhere(now: number, hours: CallingHours): Callability {
  if (lastAnywhere?.now === now && lastAnywhere.hours === hours) return lastAnywhere.answer;
  const answer = computeAnywhere(now, hours);
  lastAnywhere = { now, hours, answer };
  return answer;
}

function computeAnywhere(now: number, hours: CallingHours): Callability {
  const today = localDate(now, 'Pacific/Honolulu');
  for (const date of [addDays(today, -1), today, addDays(today, 1), addDays(today, 2)]) {
    const { opens, closes } = hoursEverywhere(date, hours);
    if (opens >= closes || now >= closes) continue;
    if (now >= opens) return { now: true, localTime: '', reason: '', opensAt: null };
    const eastern = clockText(localMoment(opens, 'America/New_York').minutes);
    const reason = `Time zone not known: from ${eastern} Eastern it is a fit hour everywhere`;
    return { now: false, localTime: '', reason, opensAt: toInstant(opens) };
  }
  return { now: false, localTime: '', reason: 'Time zone not known: set it before calling', opensAt: null };
}
