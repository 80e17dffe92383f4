/** @file The way of a referral from proposal to a known outcome, with its follow-ups (domain.md 5.3: after 7, 14 and 30 days). */
import { addDays } from './local-date.ts';
import type { Id, Instant, LocalDate } from './primitives.ts';
import type { Referral, ReferralEvent, ReferralState } from './referral.ts';
import type { Task } from './task.ts';

/** Which states follow which. A state that follows itself is a follow-up that brought no news. */
export const REFERRAL_TRANSITIONS: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  proposed: ['agreed', 'declined'],
  agreed: ['sent', 'connected', 'declined'],
  sent: ['sent', 'accepted', 'connected', 'received', 'not-received', 'unreachable', 'declined'],
  accepted: ['accepted', 'connected', 'received', 'not-received', 'unreachable', 'declined'],
  connected: ['connected', 'received', 'not-received', 'declined'],
  received: [],
  'not-received': ['sent', 'received'],
  declined: [],
  unreachable: ['sent', 'connected'],
};

/** Days after it was sent on which somebody asks what became of it. */
export const FOLLOW_UP_DAYS = [7, 14, 30] as const;

/** Whether its outcome is known. */
export function isEnded(state: ReferralState): boolean {
  return ['received', 'not-received', 'declined', 'unreachable'].includes(state);
}

/** The date of the next follow-up: the first of day 7, 14 and 30 after it was sent that is still to come, then every week. */
export function followUpOn(sentOn: LocalDate, today: LocalDate): LocalDate {
  const dates = FOLLOW_UP_DAYS.map((days) => addDays(sentOn, days));
  return dates.find((date) => date > today) ?? addDays(today, 7);
}

/** When it was sent, for the attempt that is under way; null before that. */
export function sentAt(events: readonly ReferralEvent[]): Instant | null {
  const restart = events.findLastIndex(({ state }) => state === 'not-received' || state === 'unreachable');
  const begun = events
    .slice(restart + 1)
    .find(({ state }) => state !== 'proposed' && state !== 'agreed' && state !== 'declined');
  return begun?.at ?? null;
}

/** A step to take on a referral, and when and by whom. */
export interface ReferralStep {
  id: Id;
  state: ReferralState;
  at: Instant;
  by: Id;
  note: string;
}

const STATUS: Readonly<Record<ReferralState, Task['status']>> = {
  proposed: 'requested',
  agreed: 'requested',
  sent: 'in-progress',
  accepted: 'in-progress',
  connected: 'in-progress',
  received: 'completed',
  'not-received': 'cancelled',
  declined: 'cancelled',
  unreachable: 'cancelled',
};

/**
 * The task after a step: the event is added, status and due time follow from the state. Null where the step does not follow, or where it would be sent
 * without her consent.
 *
 * @param dueAt the instant at which a follow-up on that date is due
 */
export function advancedReferral(
  task: Task,
  step: ReferralStep,
  dateOf: (at: Instant) => LocalDate,
  dueAt: (date: LocalDate) => Instant,
): Task | null {
  const { referral } = task;
  if (referral === null || !REFERRAL_TRANSITIONS[referral.state].includes(step.state)) return null;
  const events: ReferralEvent[] = [...referral.events, step];
  const next: Referral = {
    ...referral,
    hasConsent: referral.hasConsent || step.state === 'agreed',
    state: step.state,
    events,
  };
  const hasEnded = isEnded(step.state);
  const sent = sentAt(events);
  return {
    ...task,
    referral: next,
    status: STATUS[step.state],
    completedAt: hasEnded ? step.at : '',
    dueAt: hasEnded || sent === null ? task.dueAt : dueAt(followUpOn(dateOf(sent), dateOf(step.at))),
  };
}

/** The steps that may come next, the likeliest first. */
export function nextSteps({ state }: Pick<Referral, 'state'>): readonly ReferralState[] {
  return REFERRAL_TRANSITIONS[state];
}

/** Whole days from the first event to the outcome, or to now. */
export function daysOpen(events: readonly ReferralEvent[], now: Instant): number {
  const [first] = events;
  if (!first) return 0;
  const last = events.at(-1);
  const until = last && isEnded(last.state) ? last.at : now;
  return Math.max(0, Math.floor((Date.parse(until) - Date.parse(first.at)) / 86_400_000));
}
