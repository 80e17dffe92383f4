import { patientTimeZone } from './address-time-zone.ts';
import { addBusinessDays, isBusinessDay } from './business-days.ts';
import type { CallKind, Disposition, NextContact } from './call.ts';
import { callability } from './calling-hours.ts';
import { addDays, instantAt, lastDayOfMonth, localDate, localMoment, startOfWeek } from './local-date.ts';
import { type CallingHours, type Outreach, USUAL_OUTREACH } from './outreach.ts';
import type { Patient, RiskTier } from './patient.ts';
import { fromInstant, type Instant, type LocalDate, toInstant } from './primitives.ts';

/** When to try again. `check-in` is the next regular contact, by risk. */
export type NextContactTime =
  | { minutes: number }
  | { days: number }
  | { workdays: number; at: 'same-time' | 'another-time' }
  | 'check-in';

/** What a disposition proposes as the next contact. */
export interface NextContactRule {
  after: NextContactTime;
  kind: CallKind;
  reason: string;
}

const tryAgain = (workdays: number, reason: string): NextContactRule => ({
  after: { workdays, at: 'another-time' },
  kind: 'monthly-check-in',
  reason,
});

/**
 * The default next step of each disposition; null where outreach stops until somebody decides otherwise. One attempt a day at most,
 * rotating through the times of the day; the loop after an emergency is closed within 24 hours (domain.md 5.1, 5.2 and 6.2, 2026-11-21).
 */
export const NEXT_CONTACT_RULES: Readonly<Record<Disposition, NextContactRule | null>> = {
  'reached-completed': { after: 'check-in', kind: 'monthly-check-in', reason: 'Next check-in' },
  'reached-partial': {
    after: { workdays: 1, at: 'same-time' },
    kind: 'callback',
    reason: 'Finish what was begun',
  },
  'reached-declined-today': {
    after: { workdays: 2, at: 'same-time' },
    kind: 'monthly-check-in',
    reason: 'Asked for another day',
  },
  'reached-declined-program': null,
  'reached-wrong-person': tryAgain(1, 'Somebody else answered: try again'),
  'representative-reached': { after: 'check-in', kind: 'monthly-check-in', reason: 'Next check-in' },
  'interpreter-needed': {
    after: { workdays: 1, at: 'same-time' },
    kind: 'callback',
    reason: 'Call with an interpreter',
  },
  'voicemail-left': tryAgain(2, 'Voicemail left: try at another time of day'),
  'voicemail-unavailable': tryAgain(1, 'No voicemail: try at another time of day'),
  'no-answer': tryAgain(1, 'No answer: try at another time of day'),
  busy: tryAgain(1, 'Line busy: try at another time of day'),
  'line-disconnected': tryAgain(1, 'Find a working number, then call'),
  'wrong-number': tryAgain(1, 'Find the right number, then call'),
  'call-dropped': { after: { minutes: 10 }, kind: 'callback', reason: 'The line dropped: call back' },
  hospitalized: {
    after: { days: 7 },
    kind: 'transition-of-care',
    reason: 'Ask whether the patient is home again',
  },
  'moved-facility': {
    after: { days: 28 },
    kind: 'monthly-check-in',
    reason: 'Ask where the patient lives now',
  },
  'deceased-reported': null,
  'safety-concern': {
    after: { workdays: 1, at: 'same-time' },
    kind: 'callback',
    reason: 'Follow up with the supervisor first',
  },
  'emergency-escalated': { after: { days: 1 }, kind: 'callback', reason: 'Close the loop within 24 hours' },
  'language-barrier': {
    after: { workdays: 1, at: 'same-time' },
    kind: 'callback',
    reason: 'Book an interpreter, then call',
  },
  'message-sent': tryAgain(5, 'Call if there is no answer to the message'),
  'identity-not-verified': tryAgain(1, 'Identity not confirmed: try again'),
};

/** A regular contact at high risk comes every two weeks, else every month (domain.md 5.6). */
const CHECK_IN_DAYS: Record<RiskTier, number> = { high: 14, rising: 28, stable: 28, maintenance: 28 };

/** No proposal comes later than the practice calls a contact overdue. */
function checkInDays(tier: RiskTier, cadenceDays: Outreach['cadenceDays']): number {
  return Math.min(CHECK_IN_DAYS[tier], cadenceDays[tier]);
}

/** Where a zone is not known, times of day are reckoned in this one and then moved to hours that are fit everywhere. */
const FALLBACK_ZONE = 'America/New_York';

/**
 * The next contact to propose after an attempt or a contact, or null where outreach stops. Its time is in the future, inside the
 * patient's calling hours and, if any, the windows she asked for; what is not urgent falls on a business day,
 * unless she can only be called on other days. A further attempt waits for the next week where this one has had its three, and goes to
 * the part of the day that was tried least.
 *
 * @param attempts when the attempts before this one began, those of the last two weeks at least
 */
export function proposeNextContact(
  patient: Pick<Patient, 'timeZone' | 'address' | 'callWindows' | 'deceased' | 'riskTier'>,
  disposition: Disposition,
  now: number,
  attempts: readonly Instant[] = [],
  { callingHours, cadenceDays }: Outreach = USUAL_OUTREACH,
): NextContact | null {
  const rule = NEXT_CONTACT_RULES[disposition];
  if (!rule || patient.deceased !== 'no') return null;
  const zone = patientTimeZone(patient) ?? FALLBACK_ZONE;
  const mayFallOnWeekend =
    typeof rule.after === 'object' && ('minutes' in rule.after || 'days' in rule.after);
  const isAttempt =
    typeof rule.after === 'object' && 'workdays' in rule.after && rule.after.at === 'another-time';
  const tried = isAttempt ? [...attempts.map(fromInstant).filter((at) => at < now), now] : [now];
  const wanted = afterFullWeek(
    wantedTime(rule.after, checkInDays(patient.riskTier, cadenceDays), zone, now, tried),
    tried,
    zone,
  );
  const onWorkday = mayFallOnWeekend ? null : fitTime(patient, wanted, zone, callingHours, true);
  const dueAt = onWorkday ?? fitTime(patient, wanted, zone, callingHours, false);
  return dueAt === null ? null : { dueAt: toInstant(dueAt), kind: rule.kind, reason: rule.reason };
}

const ATTEMPTS_A_WEEK = 3;

/** The same time on the first workday of the next week, where the week of a wanted time has had its attempts. */
function afterFullWeek(wanted: number, tried: readonly number[], zone: string): number {
  const { date, minutes } = localMoment(wanted, zone);
  const week = startOfWeek(date);
  const inWeek = tried.filter((at) => startOfWeek(localDate(at, zone)) === week).length;
  return inWeek < ATTEMPTS_A_WEEK ? wanted : instantAt(addDays(week, 7), minutes, zone);
}

function wantedTime(
  after: NextContactTime,
  checkInAfter: number,
  zone: string,
  now: number,
  tried: readonly number[],
): number {
  const { date, minutes } = localMoment(now, zone);
  const quarter = minutes - (minutes % 15);
  if (after === 'check-in') return instantAt(checkInDate(date, checkInAfter), quarter, zone);
  if ('minutes' in after) return now + after.minutes * 60_000;
  if ('days' in after) return instantAt(addDays(date, after.days), quarter, zone);
  const time = after.at === 'same-time' ? quarter : leastTried(now, tried, zone);
  return instantAt(addBusinessDays(date, after.workdays), time, zone);
}

/** Monthly means once in each calendar month: a proposal that would stay in this month moves to the next. */
function checkInDate(today: LocalDate, checkInAfter: number): LocalDate {
  const date = addDays(today, checkInAfter);
  const isSameMonth = date.slice(0, 7) === today.slice(0, 7);
  return checkInAfter >= 28 && isSameMonth ? addDays(lastDayOfMonth(today.slice(0, 7)), 1) : date;
}

/** When a further attempt is made in each part of the day, in minutes: in the morning, at midday, in the late afternoon. */
const PARTS_OF_DAY = [9 * 60 + 30, 13 * 60 + 30, 17 * 60] as const;
const TWO_WEEKS = 14 * 86_400_000;

/** Morning, midday and late afternoon in turn, the part first that was tried least in two weeks. */
function leastTried(now: number, tried: readonly number[], zone: string): number {
  const counts = [0, 0, 0];
  for (const at of tried)
    if (now - at < TWO_WEEKS) counts[partOf(at, zone)] = (counts[partOf(at, zone)] ?? 0) + 1;
  const turns = [1, 2, 0].map((turn) => (partOf(now, zone) + turn) % 3);
  const least = Math.min(...counts);
  const part = turns.find((turn) => counts[turn] === least) ?? 0;
  return PARTS_OF_DAY[part] ?? PARTS_OF_DAY[0];
}

function partOf(at: number, zone: string): number {
  const { minutes } = localMoment(at, zone);
  if (minutes < 12 * 60) return 0;
  return minutes < 16 * 60 ? 1 : 2;
}

const LONGEST_SEARCH = 30;

/** The first fit moment from a wanted one on: callable there and, if asked for, on a business day. */
function fitTime(
  patient: Parameters<typeof callability>[0],
  wanted: number,
  zone: string,
  hours: CallingHours,
  onBusinessDay: boolean,
): number | null {
  let at = wanted;
  for (let step = 0; step < LONGEST_SEARCH; step += 1) {
    const date = localDate(at, zone);
    if (onBusinessDay && !isBusinessDay(date)) {
      at = instantAt(addDays(date, 1), localMoment(wanted, zone).minutes, zone);
      continue;
    }
    const callable = callability(patient, at, hours);
    if (callable.now) return at;
    if (callable.opensAt === null) return null;
    at = fromInstant(callable.opensAt);
  }
  return null;
}
