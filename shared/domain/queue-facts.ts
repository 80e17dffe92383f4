/** @file What the queue has to know about one patient, worked out of her documents. */
import { addBusinessDays } from './business-days.ts';
import { type Call, isContact } from './call.ts';
import { type Callability, callability } from './calling-hours.ts';
import { compareText } from './compare-text.ts';
import { addDays, daysBetween, instantAt, localDate } from './local-date.ts';
import { effectiveEntries, wholeMinutes } from './minutes.ts';
import type { Patient, Program, Transition } from './patient.ts';
import { fromInstant, type Instant, type LocalDate, toInstant } from './primitives.ts';
import { holdInForce, type QueueHold } from './queue-hold.ts';
import type { PatientFacts, QueueContext } from './queue-types.ts';
import { isOpen, type Task } from './task.ts';

/** A discharge or emergency visit after which nobody has spoken with the patient yet. */
export interface PendingTransition {
  transition: Transition;
  dueOn: LocalDate;
  attempts: number;
}

/** The minutes of the program whose monthly goal is nearest. `program` is null where no program counts minutes. */
export interface NearestMinutes {
  program: Program | null;
  minutes: number;
  target: number;
}

/** Everything that a patient's rank depends on. */
export interface Standing {
  programs: Program[];
  isAtTarget: boolean;
  nearest: NearestMinutes;
  openTasks: Task[];
  callback: Task | null;
  isCallbackDue: boolean;
  pending: PendingTransition | null;
  lastCall: Call | null;
  lastContact: Call | null;
  daysSinceContact: number | null;
  lastAttempt: Call | null;
  attemptsThisMonth: number;
  attemptsThisWeek: number;
  callable: Callability;
  /** Somebody put her off until later. */
  hold: QueueHold | null;
}

/** Why a patient is not in the queue. */
export type NotListed = 'deceased' | 'opted-out' | 'not-enrolled';

const CALLBACK_LEAD = 10 * 60_000;
const DISCHARGE_WINDOW = 30;
const EMERGENCY_WINDOW = 7;

/** An outbound call that reached nobody. A letter or message is not one. */
export function isAttempt(call: Call): boolean {
  return call.direction === 'outbound' && !isContact(call.disposition) && call.disposition !== 'message-sent';
}

/**
 * The programs in which a patient is actively enrolled and has not declined or revoked her consent, in the order of enrollment.
 */
export function activePrograms(patient: Pick<Patient, 'enrollments' | 'consents'>): Program[] {
  const programs = patient.enrollments
    .filter((enrollment) => enrollment.status === 'active')
    .map((enrollment) => enrollment.program);
  return [...new Set(programs)].filter((program) => {
    const decision = latestDecision(patient, program);
    return decision !== 'declined' && decision !== 'revoked';
  });
}

function latestDecision(patient: Pick<Patient, 'consents'>, program: Program): string | undefined {
  let latest: Patient['consents'][number] | undefined;
  for (const consent of patient.consents) {
    if (consent.program === program && (!latest || consent.obtainedAt >= latest.obtainedAt)) latest = consent;
  }
  return latest?.decision;
}

/**
 * Works out a patient's standing, or why she is not to be called at all: deceased or reported so, opted out, or no
 * longer enrolled with nothing open. A patient who was never enrolled in anything is listed, to be offered the program.
 */
export function standingOf(
  patient: Patient,
  facts: PatientFacts,
  context: QueueContext,
): Standing | NotListed {
  if (patient.deceased !== 'no') return 'deceased';
  const calls = facts.calls.filter((call) => call.startedAt >= context.callsFrom);
  calls.sort((left, right) => compareText(left.startedAt, right.startedAt) || compareText(left.id, right.id));
  const openTasks = facts.tasks.filter(isOpen);
  openTasks.sort((left, right) => compareText(left.dueAt, right.dueAt) || compareText(left.id, right.id));
  const programs = activePrograms(patient);
  if (hasOptedOut(patient, programs, calls, openTasks)) return 'opted-out';
  if (programs.length === 0 && openTasks.length === 0 && patient.enrollments.length > 0)
    return 'not-enrolled';

  const contacts = calls.filter((call) => isContact(call.disposition));
  const attempts = calls.filter(isAttempt);
  const lastContact = contacts.at(-1) ?? null;
  const callback = openTasks.find((task) => task.kind === 'callback') ?? null;
  const isCallbackDue = callback !== null && isDueCallback(callback, context.now);
  return {
    programs,
    ...minutesOf(programs, facts, context),
    openTasks,
    callback,
    isCallbackDue,
    pending: pendingTransition(patient, contacts, attempts, context),
    lastCall: calls.at(-1) ?? null,
    lastContact,
    daysSinceContact: lastContact && daysSince(lastContact.startedAt, context),
    lastAttempt: attempts.at(-1) ?? null,
    attemptsThisMonth: attempts.filter((call) => call.startedAt >= context.monthFrom).length,
    attemptsThisWeek: attempts.filter((call) => call.startedAt >= context.weekFrom).length,
    callable: callableNow(patient, isCallbackDue, context),
    hold: holdInForce(patient.holds, context.now),
  };
}

function daysSince(at: Instant, context: QueueContext): number {
  return daysBetween(localDate(fromInstant(at), context.practiceTimeZone), context.today);
}

/**
 * Nobody calls a person who said no, until she says yes again. Who left one of several programs stays in the others. Only what she asked for herself
 * afterwards, or an escalation, brings her back.
 */
function hasOptedOut(
  patient: Patient,
  programs: readonly Program[],
  calls: readonly Call[],
  openTasks: readonly Task[],
): boolean {
  const since = optedOutAt(patient, programs, calls);
  if (since === null) return false;
  const isWanted = ({ kind, createdAt }: Task) =>
    kind === 'escalation' || (kind === 'callback' && createdAt > since);
  return !openTasks.some(isWanted);
}

function optedOutAt(patient: Patient, programs: readonly Program[], calls: readonly Call[]): Instant | null {
  const refusals = patient.consents.filter(
    ({ program, decision }) => program !== 'sharing' && decision !== 'accepted',
  );
  const lastRefusal = refusals
    .map(({ obtainedAt }) => obtainedAt)
    .sort(compareText)
    .at(-1);
  const decline = calls.findLast((call) => call.disposition === 'reached-declined-program');
  if (decline) {
    const { startedAt } = decline;
    const isBack = patient.consents.some(
      (consent) => consent.decision === 'accepted' && consent.obtainedAt > startedAt,
    );
    if (isBack) return null;
    const isOneOfSeveral = programs.length > 0 && lastRefusal !== undefined && lastRefusal >= startedAt;
    return isOneOfSeveral ? null : decline.endedAt;
  }
  if (lastRefusal === undefined || programs.length > 0) return null;
  const isActive = patient.enrollments.some(({ status }) => status === 'active');
  return isActive || patient.enrollments.length === 0 ? lastRefusal : null;
}

function isDueCallback(task: Task, now: number): boolean {
  return task.priority === 'stat' || fromInstant(task.dueAt) <= now + CALLBACK_LEAD;
}

/** A time that was promised holds also outside the windows she asked for, but never outside the calling hours. */
function callableNow(
  patient: Patient,
  isCallbackDue: boolean,
  { now, outreach: { callingHours } }: QueueContext,
): Callability {
  const callable = callability(patient, now, callingHours);
  if (callable.now || !isCallbackDue || patient.callWindows.length === 0) return callable;
  const anyTime = callability({ ...patient, callWindows: [] }, now, callingHours);
  return anyTime.now ? anyTime : callable;
}

function minutesOf(
  programs: readonly Program[],
  facts: PatientFacts,
  context: QueueContext,
): { isAtTarget: boolean; nearest: NearestMinutes } {
  const seconds = new Map<Program, number>();
  for (const entry of effectiveEntries(facts.timeEntries)) {
    if (!entry.isBillable || entry.startedAt < context.monthFrom || entry.startedAt >= context.monthUntil)
      continue;
    seconds.set(entry.program, (seconds.get(entry.program) ?? 0) + entry.seconds);
  }
  const counted: NearestMinutes[] = [];
  for (const program of programs) {
    const target = context.targets.get(program)?.base ?? 0;
    if (target > 0) counted.push({ program, target, minutes: wholeMinutes(seconds.get(program) ?? 0) });
  }
  const short = counted.filter((one) => one.minutes < one.target);
  short.sort((left, right) => left.target - left.minutes - (right.target - right.minutes));
  const nearest = short[0] ?? counted[0] ?? { program: null, minutes: 0, target: 0 };
  return { isAtTarget: short.length === 0, nearest };
}

/**
 * The newest discharge (30 days) or emergency visit (7 days) after which there was no contact. Contact is due within two
 * business days, counted from the day after (CMS transitional care management, domain.md 1.4 and 5.1, 2026-11-21).
 */
function pendingTransition(
  patient: Patient,
  contacts: readonly Call[],
  attempts: readonly Call[],
  context: QueueContext,
): PendingTransition | null {
  let newest: Transition | null = null;
  for (const transition of patient.transitions) {
    const window = transition.kind === 'discharge' ? DISCHARGE_WINDOW : EMERGENCY_WINDOW;
    const days = daysBetween(transition.on, context.today);
    if (days >= 0 && days <= window && (!newest || transition.on > newest.on)) newest = transition;
  }
  if (!newest) return null;
  const sameDay = toInstant(instantAt(newest.on, 0, context.practiceTimeZone));
  const dayAfter = toInstant(instantAt(addDays(newest.on, 1), 0, context.practiceTimeZone));
  const isFollowUp = (call: Call) => call.kind === 'transition-of-care' || call.kind === 'post-emergency';
  const isReached = contacts.some(
    (call) => call.startedAt >= dayAfter || (call.startedAt >= sameDay && isFollowUp(call)),
  );
  if (isReached) return null;
  return {
    transition: newest,
    dueOn: addBusinessDays(newest.on, 2),
    attempts: attempts.filter((call) => call.startedAt >= sameDay).length,
  };
}
