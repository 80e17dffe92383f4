import type { CallKind, Disposition } from '#shared/domain/call.ts';
import { addDays, daysBetween, lastDayOfMonth } from '#shared/domain/local-date.ts';
import type { Program } from '#shared/domain/patient.ts';
import type { LocalDate, YearMonth } from '#shared/domain/primitives.ts';
import type { Activity } from '#shared/domain/time-entry.ts';
import { businessDays } from './calendar.ts';
import type { MonthState, Profile } from './profile.ts';
import type { Random } from './random.ts';

/** A piece of work that waits for its place in a day. */
export interface Session {
  profile: Profile;
  /** `contact` and `attempt` are calls; `desk` is work without one. */
  type: 'contact' | 'attempt' | 'desk';
  program: Program;
  kind: CallKind;
  disposition: Disposition;
  activity: Activity;
  /** On the telephone, or at the desk. */
  seconds: number;
  /** Writing up right after a call. */
  afterwards: number;
  /** The day it is meant for, and the last one on which it still may be done. */
  day: LocalDate;
  lastDay: LocalDate;
}

/** Shares of a caseload this month: nobody called yet, begun, six minutes or less to go, reached, well over. */
const THIS_MONTH: { state: MonthState; weight: number }[] = [
  { state: 'none', weight: 20 },
  { state: 'begun', weight: 14 },
  { state: 'nearly', weight: 26 },
  { state: 'reached', weight: 32 },
  { state: 'well-over', weight: 8 },
];

const EARLIER_MONTH: { state: MonthState; weight: number }[] = [
  { state: 'none', weight: 5 },
  { state: 'begun', weight: 5 },
  { state: 'nearly', weight: 8 },
  { state: 'reached', weight: 66 },
  { state: 'well-over', weight: 16 },
];

/** From 20 workdays a month about 13 are needed to bring a caseload of 200 this far. */
const DAYS_FOR_A_MONTH = 12;

/**
 * How this month stands for each patient of a caseload, in its promised shares. Early in a month fewer have been reached:
 * the work of the days that have passed is all there can be.
 */
export function monthStates(count: number, today: LocalDate, random: Random): MonthState[] {
  const elapsed = businessDays(`${today.slice(0, 7)}-01`, addDays(today, -1)).length;
  const part = Math.min(1, elapsed / DAYS_FOR_A_MONTH);
  const total = THIS_MONTH.reduce((sum, { weight }) => sum + weight, 0);
  const states = THIS_MONTH.flatMap(({ state, weight }) => {
    const share = state === 'none' ? 0 : (weight / total) * part;
    return Array.from({ length: Math.round(share * count) }, () => state);
  });
  while (states.length < count) states.push('none');
  return random.shuffled(states.slice(0, count));
}

/** Seconds of the month, by state: whole ranges, so that some stand at 19 minutes and some at 20 to the second. */
const RANGES: Record<MonthState, [number, number]> = {
  none: [0, 0],
  begun: [240, 720],
  nearly: [840, 1199],
  reached: [1200, 1860],
  'well-over': [2400, 2880],
};

/** The work of one month for one patient, up to the day before `before` or the end of the month. */
export function monthWork(profile: Profile, month: YearMonth, today: LocalDate): Session[] {
  const random = profile.random.fork(`month ${month}`);
  const days = openDays(profile, month, today);
  const [firstDay] = days;
  if (firstDay === undefined) return [];
  const isThisMonth = month === today.slice(0, 7);
  const state = isThisMonth ? profile.monthState : random.weighted(EARLIER_MONTH).state;
  const isFirst = profile.enrolledOn.slice(0, 7) === month;
  const [least, most] = RANGES[isFirst && state === 'none' && !isThisMonth ? 'reached' : state];
  const scale = profile.program === 'PCM' ? 1.5 : 1;
  const budget = Math.floor(random.integer(least, most) * scale);
  const attempts = attemptsOf(random, state, isThisMonth, isFirst);
  const contacts =
    budget === 0 ? 0 : budget >= 2300 || (budget > 1100 && profile.patient.riskTier === 'high') ? 2 : 1;
  const callDays = pickDays(random, days, attempts + contacts);
  const lastDay = days.at(-1) ?? firstDay;
  const shared = { profile, program: profile.program, lastDay };
  const sessions: Session[] = callDays.slice(0, attempts).map((day) => ({
    ...shared,
    type: 'attempt',
    kind: 'monthly-check-in',
    disposition: attemptEnd(random, profile),
    activity: 'patient-contact',
    seconds: random.integer(35, 110),
    afterwards: 0,
    day,
  }));
  const desk = budget > 600 ? Math.floor(budget * (0.1 + random.next() * 0.2)) : 0;
  let left = budget - desk;
  callDays.slice(attempts).forEach((day, index, all) => {
    const share = index === all.length - 1 ? left : Math.floor(left * (0.4 + random.next() * 0.2));
    left -= share;
    // Some write while they talk and have nothing left to write up.
    const writes = random.chance(0.7);
    const afterwards = writes ? Math.min(Math.floor(share * 0.3), random.integer(90, 260)) : 0;
    sessions.push({
      ...shared,
      type: 'contact',
      kind: contactKind(random, isFirst, index),
      disposition: contactEnd(random, profile),
      activity: 'patient-contact',
      seconds: share - afterwards,
      afterwards,
      day,
    });
  });
  // Fewer free days than calls: what the calls cannot take is done at the desk.
  const atDesk = desk + (callDays.length > attempts ? 0 : left);
  if (atDesk > 0) sessions.push(deskSession(random, shared, atDesk, random.pick(days)));
  if (profile.hasRemoteMonitoring && state !== 'none') {
    sessions.push(
      deskSession(random, { ...shared, program: 'RPM' }, random.integer(300, 780), random.pick(days)),
    );
  }
  return sessions;
}

/** The business days of the month on which somebody could work for the patient. */
function openDays(profile: Profile, month: YearMonth, today: LocalDate): LocalDate[] {
  const from = profile.enrolledOn > `${month}-01` ? profile.enrolledOn : `${month}-01`;
  const end = lastDayOfMonth(month);
  const until = end < today ? end : today;
  const away = profile.awayFrom;
  return businessDays(from, until).filter((day) => away === '' || day < away);
}

function attemptsOf(random: Random, state: MonthState, isThisMonth: boolean, isFirst: boolean): number {
  if (isFirst) return 0;
  if (state === 'none')
    return isThisMonth ? (random.chance(0.45) ? random.integer(1, 2) : 0) : random.integer(2, 3);
  return random.weighted([
    { count: 0, weight: 52 },
    { count: 1, weight: 33 },
    { count: 2, weight: 15 },
  ]).count;
}

/** Distinct days in order: one of each stretch of the month, so that nobody is called on two days running. */
function pickDays(random: Random, days: readonly LocalDate[], count: number): LocalDate[] {
  const stretches = Math.min(count, days.length);
  return Array.from({ length: stretches }, (_, index) => {
    const from = Math.floor((index * days.length) / stretches);
    const until = Math.floor(((index + 1) * days.length) / stretches);
    return random.pick(days.slice(index === 0 ? from : Math.min(from + 2, until - 1), until));
  });
}

const ATTEMPT_ENDS: { disposition: Disposition; weight: number }[] = [
  { disposition: 'no-answer', weight: 38 },
  { disposition: 'voicemail-left', weight: 34 },
  { disposition: 'voicemail-unavailable', weight: 9 },
  { disposition: 'busy', weight: 6 },
  { disposition: 'reached-declined-today', weight: 8 },
  { disposition: 'reached-wrong-person', weight: 3 },
  { disposition: 'call-dropped', weight: 2 },
];

function attemptEnd(random: Random, { patient }: Profile): Disposition {
  const { disposition } = random.weighted(ATTEMPT_ENDS);
  const mayLeave = patient.phones.some(
    ({ isPreferred, mayLeaveVoicemail }) => isPreferred && mayLeaveVoicemail,
  );
  if (disposition === 'voicemail-left' && !mayLeave) return 'no-answer';
  return disposition;
}

function contactEnd(random: Random, { patient, conditions }: Profile): Disposition {
  const shared = patient.emergencyContacts.some(({ mayShareHealthInformation }) => mayShareHealthInformation);
  if (shared && random.chance(conditions.has('dementia') ? 0.5 : 0.03)) return 'representative-reached';
  return random.chance(0.06) ? 'reached-partial' : 'reached-completed';
}

const CONTACT_KINDS: { kind: CallKind; weight: number }[] = [
  { kind: 'monthly-check-in', weight: 84 },
  { kind: 'care-plan-review', weight: 7 },
  { kind: 'care-gap', weight: 6 },
  { kind: 'referral-follow-up', weight: 3 },
];

function contactKind(random: Random, isFirst: boolean, index: number): CallKind {
  if (isFirst) return index === 0 ? 'enrollment' : 'initial-assessment';
  return random.weighted(CONTACT_KINDS).kind;
}

const DESK_WORK: { activity: Activity; weight: number }[] = [
  { activity: 'chart-review', weight: 34 },
  { activity: 'care-coordination', weight: 30 },
  { activity: 'care-plan', weight: 20 },
  { activity: 'medication-reconciliation', weight: 16 },
];

function deskSession(
  random: Random,
  shared: Pick<Session, 'profile' | 'program' | 'lastDay'>,
  seconds: number,
  day: LocalDate,
): Session {
  return {
    ...shared,
    type: 'desk',
    kind: 'monthly-check-in',
    disposition: 'reached-completed',
    activity: shared.program === 'RPM' ? 'chart-review' : random.weighted(DESK_WORK).activity,
    seconds,
    afterwards: 0,
    day,
  };
}

/** How far a moment lies in the year that ends today: 0 a year ago, 1 today. */
export function yearPart(day: LocalDate, today: LocalDate): number {
  return Math.min(1, Math.max(0, 1 - daysBetween(day, today) / 365));
}
