/** @file The checklist after a discharge or an emergency visit: what is done, what is late, by which day. Pure. */
import { z } from 'zod';
import { addBusinessDays } from './business-days.ts';
import { type Call, isContact } from './call.ts';
import type { EvidenceKind } from './care-evidence.ts';
import { addDays, daysBetween } from './local-date.ts';
import { type Patient, type Transition, TransitionStep } from './patient.ts';
import type { ActorId, Instant, LocalDate } from './primitives.ts';

/** A step that follows every transition, and how soon. */
export const TransitionStepRule = z.object({
  id: TransitionStep.shape.id,
  title: z.string().min(1).max(100),
  what: z.string().min(1).max(300),
  /** Business days count from the day after; calendar days from the day of discharge. */
  within: z.object({ days: z.number().int().min(0).max(30), isBusiness: z.boolean() }),
  /** Calendar days within which a late step still serves, or null. */
  lastWithin: z.number().int().min(0).max(30).nullable(),
});
export type TransitionStepRule = z.infer<typeof TransitionStepRule>;

export interface ChecklistStep {
  rule: TransitionStepRule;
  dueOn: LocalDate;
  /** Until when it still serves once it is late; empty: no such day. */
  lastOn: LocalDate | '';
  state: 'done' | 'late' | 'today' | 'open';
  doneOn: LocalDate | '';
  /** Empty where a record shows it and nobody ticked it. */
  doneBy: ActorId | '';
  /** The note of whoever did it, or what shows that it is done. */
  note: string;
}

export interface TransitionChecklist {
  transition: Transition;
  steps: ChecklistStep[];
  /** The last of the 30 days, the day of discharge being the first (domain.md 1.4). */
  endsOn: LocalDate;
  /** Calls since, that reached nobody. */
  attempts: number;
}

export interface TransitionFacts {
  transition: Transition;
  calls: readonly Pick<Call, 'kind' | 'disposition' | 'startedAt'>[];
  evidence: Patient['evidence'];
  today: LocalDate;
  /** The date of an instant by the practice's calendar. */
  dateOf(instant: Instant): LocalDate;
}

const WATCHED_DAYS = 30;
const EVIDENCE_OF: Partial<Record<TransitionStep['id'], EvidenceKind>> = {
  medications: 'medications-reconciled',
  visit: 'transition-visit',
};

/** Whether a transition is still followed on a day: the 30 days from it on. */
export function isFollowed({ on }: Pick<Transition, 'on'>, today: LocalDate): boolean {
  const days = daysBetween(on, today);
  return days >= 0 && days < WATCHED_DAYS;
}

/** The checklist of a transition on a day. */
export function transitionChecklist(
  facts: TransitionFacts,
  rules: readonly TransitionStepRule[],
): TransitionChecklist {
  const { transition, calls, today, dateOf } = facts;
  return {
    transition,
    steps: rules.map((rule) => stepOf(rule, facts, today)),
    endsOn: addDays(transition.on, WATCHED_DAYS - 1),
    attempts: calls.filter(
      ({ disposition, startedAt }) => !isContact(disposition) && dateOf(startedAt) >= transition.on,
    ).length,
  };
}

function stepOf(rule: TransitionStepRule, facts: TransitionFacts, today: LocalDate): ChecklistStep {
  const { on } = facts.transition;
  const { days, isBusiness } = rule.within;
  const dueOn = isBusiness ? addBusinessDays(on, days) : addDays(on, days);
  const lastOn = rule.lastWithin === null ? ('' as const) : addDays(on, rule.lastWithin);
  const done = doneOf(rule, facts);
  if (done) return { rule, dueOn, lastOn, state: 'done', ...done };
  const state = today > dueOn ? 'late' : today === dueOn ? 'today' : 'open';
  return { rule, dueOn, lastOn, state, doneOn: '', doneBy: '', note: '' };
}

function doneOf(
  { id }: TransitionStepRule,
  { transition, calls, evidence, dateOf }: TransitionFacts,
): Pick<ChecklistStep, 'doneOn' | 'doneBy' | 'note'> | null {
  const ticked = transition.steps.find((step) => step.id === id);
  if (ticked) return { doneOn: dateOf(ticked.doneAt), doneBy: ticked.doneBy, note: ticked.note };
  if (id === 'contact') {
    const reached = calls
      .filter(({ disposition }) => isContact(disposition))
      .map(({ kind, startedAt }) => ({ kind, on: dateOf(startedAt) }))
      // As the queue counts it: on the day itself only a call that was meant for it.
      .filter(
        ({ kind, on }) =>
          on > transition.on ||
          (on === transition.on && (kind === 'transition-of-care' || kind === 'post-emergency')),
      )
      .map(({ on }) => on)
      .sort();
    return reached[0] === undefined ? null : { doneOn: reached[0], doneBy: '', note: 'Reached by phone' };
  }
  const shownBy = evidence
    .filter(({ kind, on }) => kind === EVIDENCE_OF[id] && on >= transition.on)
    .map(({ on }) => on)
    .sort();
  return shownBy[0] === undefined
    ? null
    : { doneOn: shownBy[0], doneBy: '', note: 'Recorded as a fact for billing' };
}
