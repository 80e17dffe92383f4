/** @file Putting a patient off: until tomorrow, or until a time that was chosen. */
import { isBusinessDay } from './business-days.ts';
import { addDays, clockText, dayText, instantAt, localMoment } from './local-date.ts';
import type { Patient } from './patient.ts';
import { fromInstant, type Instant, type TimeZone, toInstant } from './primitives.ts';
import type { QueueHold } from './queue-hold.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Nobody is out of sight for longer than this. */
export const LONGEST_SNOOZE_DAYS = 14;

/** Until when a skip lasts: the beginning of the next day by the practice's clock. */
export function skipUntil(now: number, practiceTimeZone: TimeZone): Instant {
  const { date } = localMoment(now, practiceTimeZone);
  return toInstant(instantAt(addDays(date, 1), 0, practiceTimeZone));
}

/** A time to choose. */
export interface SnoozeChoice {
  label: string;
  until: Instant;
}

const LATER_TODAY = [
  { label: 'At midday', minutes: 12 * 60 },
  { label: 'This afternoon', minutes: 15 * 60 },
  { label: 'This evening', minutes: 17 * 60 + 30 },
] as const;
const MORNING = 9 * 60;

/** The times that are offered: in an hour, the coming parts of the day, the next two workday mornings, next week; the soonest first, by the practice's clock. */
export function snoozeChoices(now: number, practiceTimeZone: TimeZone): SnoozeChoice[] {
  const { date: today, minutes } = localMoment(now, practiceTimeZone);
  const quarter = 15 * MINUTE;
  const inAnHour = Math.ceil((now + 60 * MINUTE) / quarter) * quarter;
  const at = (date: string, minute: number) => instantAt(date, minute, practiceTimeZone);
  const mornings = workdaysAfter(today, 2);
  const nextWeek = workdaysAfter(addDays(today, 6), 1);
  const choices = [
    { label: 'In an hour', at: inAnHour },
    ...LATER_TODAY.filter((part) => part.minutes >= minutes + 30).map((part) => ({
      label: part.label,
      at: at(today, part.minutes),
    })),
    ...[...mornings, ...nextWeek].map((date) => ({
      label: capital(dayText(date, today)),
      at: at(date, MORNING),
    })),
  ];
  const kept = choices.filter((one, index) => choices.findIndex((other) => other.at === one.at) === index);
  return kept
    .sort((left, right) => left.at - right.at)
    .map((one) => ({ label: `${one.label}, ${timeAt(one.at, practiceTimeZone)}`, until: toInstant(one.at) }));
}

function workdaysAfter(date: string, count: number): string[] {
  const found: string[] = [];
  for (let day = addDays(date, 1); found.length < count; day = addDays(day, 1))
    if (isBusinessDay(day)) found.push(day);
  return found;
}

function timeAt(at: number, zone: TimeZone): string {
  return clockText(localMoment(at, zone).minutes);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why a patient cannot be put off until then, in a sentence, or empty. */
export function putOffProblem(
  patient: Pick<Patient, 'deceased'>,
  { reason, until }: Pick<QueueHold, 'reason' | 'until'>,
  now: number,
): string {
  if (patient.deceased !== 'no') return 'Outreach to this patient has stopped. There is nothing to put off.';
  if (reason.trim() === '') return 'Say why, so that whoever looks at the queue next understands it.';
  if (fromInstant(until) <= now) return 'That time has passed. Choose a later one.';
  if (fromInstant(until) > now + LONGEST_SNOOZE_DAYS * DAY) {
    return `Choose a time within ${LONGEST_SNOOZE_DAYS} days, so that nobody is forgotten.`;
  }
  return '';
}

/** The holds with a new one added and those that ended more than a day ago taken out; the audit trail keeps them. */
export function withHold(holds: readonly QueueHold[], hold: QueueHold): QueueHold[] {
  const since = fromInstant(hold.at) - DAY;
  return [...holds.filter(({ until }) => fromInstant(until) > since), hold];
}
