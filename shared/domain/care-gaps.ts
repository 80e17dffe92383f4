/** @file Which care gaps a patient has on a day: pure, the same on every device. */

import type { CareGapAnswer } from './care-gap-answer.ts';
import { closingOf, type GapClosing, type GapFacts, notEnough } from './care-gap-record.ts';
import type { CareGapRule, ConditionSet, Figure } from './care-gap-rule.ts';
import { addDays, ageOn, daysBetween, dayText, lastDayOfMonth } from './local-date.ts';
import { type Condition, isCurrentCondition } from './patient.ts';
import { ICD_10_CM, SNOMED_CT } from './plan-codes.ts';
import type { LocalDate } from './primitives.ts';

/**
 * Where a gap stands. `open`: it is due; `due-soon`: done, and due again within the rule's days; `closed`: a record shows it; `answered`: somebody
 * said what no record shows; `not-known`: no record here can show it, or it is not known whether it is for her: ask.
 */
export type GapState = 'open' | 'due-soon' | 'closed' | 'answered' | 'not-known';

export interface CareGap {
  rule: CareGapRule;
  state: GapState;
  /** When it is or was due; empty where that is not known or it never comes again. */
  dueOn: LocalDate | '';
  closedBy: GapClosing | null;
  answer: CareGapAnswer | null;
  /** Why it stands where it stands, in a sentence. */
  why: string;
}

/** What the rules are read with. */
export interface GapRules {
  rules: readonly CareGapRule[];
  conditionSets: ReadonlyMap<string, ConditionSet>;
  /** What the practice answered, by the setting of a figure. */
  settings: Readonly<Record<string, number | boolean>>;
}

/** Months after which a patient who declined is asked again. */
const ASK_AGAIN_MONTHS = 6;
/** Days after which a thing that was ordered and has no result is open again. */
const ORDER_DAYS = 60;

/** The gaps of a patient on a day: one of each rule that is for her on it. None of somebody who has died. */
export function careGapsOf(facts: GapFacts, day: LocalDate, given: GapRules): CareGap[] {
  if (facts.patient.deceased !== 'no') return [];
  return given.rules.flatMap((rule) => {
    const isValid = rule.validFrom <= day && (rule.validTo === '' || day <= rule.validTo);
    const fits = isValid ? fitsOf(rule, facts, day, given) : 'no';
    if (fits === 'no') return [];
    const period = periodOf(rule, facts, day, given);
    if (period === null) return [];
    const gap = gapOf(rule, facts, day, period, fits === 'not-known');
    return gap === null ? [] : [gap];
  });
}

function figure(value: Figure, { settings }: GapRules): number {
  if (typeof value === 'number') return value;
  const answered = settings[value.setting];
  return typeof answered === 'number' ? answered : value.cautious;
}

function fitsOf(
  { for: who, excludes }: CareGapRule,
  { patient }: GapFacts,
  day: LocalDate,
  given: GapRules,
): 'yes' | 'no' | 'not-known' {
  const has = (id: string) => hasCondition(patient.conditions, given.conditionSets.get(id));
  const age = ageOn(patient.birthDate, day);
  if (age < figure(who.ageFrom, given)) return 'no';
  if (who.ageTo !== null && age > figure(who.ageTo, given)) return 'no';
  if (who.conditions.length > 0 && !who.conditions.some(has)) return 'no';
  if (excludes.conditions.some(has)) return 'no';
  const isExcluded = patient.evidence.some(
    ({ kind, on, until }) => excludes.evidence.includes(kind) && on <= day && (until === '' || until >= day),
  );
  if (isExcluded) return 'no';
  if (who.gender === null || who.gender === patient.administrativeGender) return 'yes';
  return patient.administrativeGender === 'female' || patient.administrativeGender === 'male'
    ? 'no'
    : 'not-known';
}

function hasCondition(conditions: readonly Condition[], set: ConditionSet | undefined): boolean {
  if (!set) return false;
  return conditions.some(
    (condition) =>
      isCurrentCondition(condition) &&
      condition.codes.some(
        ({ system, code }) =>
          (system === SNOMED_CT && set.snomed.includes(code)) ||
          (system === ICD_10_CM && set.icd10cmPrefixes.some((prefix) => code.startsWith(prefix))),
      ),
  );
}

/** The stretch that a day lies in: what was done from `since` on counts. */
interface Period {
  since: LocalDate | '';
  /** When it is due if nothing was done. */
  dueOn: LocalDate | '';
  /** When it is due again after it was done on a day; empty: not again. */
  againOn(done: LocalDate): LocalDate | '';
}

function periodOf(
  { span }: CareGapRule,
  { patient }: GapFacts,
  day: LocalDate,
  given: GapRules,
): Period | null {
  switch (span.kind) {
    case 'once':
      return { since: '', dueOn: '', againOn: () => '' };
    case 'months': {
      const months = figure(span.months, given);
      return { since: '', dueOn: '', againOn: (done) => addMonths(done, months) };
    }
    case 'season': {
      const year = Number(day.slice(0, 4)) - (day.slice(5) < span.opens ? 1 : 0);
      const next = `${year + 1}-${span.askFrom}`;
      return { since: `${year}-${span.opens}`, dueOn: `${year}-${span.askFrom}`, againOn: () => next };
    }
    case 'after-discharge': {
      const days = figure(span.days, given);
      const last = patient.transitions
        .filter(({ kind, on }) => kind === 'discharge' && on <= day && daysBetween(on, day) <= 30)
        .map(({ on }) => on)
        .sort()
        .at(-1);
      return last === undefined ? null : { since: last, dueOn: addDays(last, days), againOn: () => '' };
    }
  }
}

/** Null where it is not asked for yet. */
function gapOf(
  rule: CareGapRule,
  facts: GapFacts,
  day: LocalDate,
  period: Period,
  isUnsure: boolean,
): CareGap | null {
  const base = { rule, closedBy: null, answer: null, dueOn: period.dueOn };
  const soon = (on: LocalDate | '') => on !== '' && on > day && daysBetween(day, on) <= rule.dueSoonDays;
  const closedBy = closingOf(rule, facts, day, period.since);
  const answer = newestAnswer(rule.id, facts.patient.careGapAnswers, day, period.since);
  if (closedBy) {
    const dueOn = period.againOn(closedBy.on);
    if (dueOn === '' || dueOn > day) {
      const state = soon(dueOn) ? 'due-soon' : 'closed';
      return { ...base, state, dueOn, closedBy, why: closedBy.words };
    }
    if (!answer) return { ...base, state: 'open', dueOn, why: `Last: ${closedBy.words}` };
  }
  if (answer) {
    const holdsUntil = heldUntil(answer, period);
    if (holdsUntil === '' || holdsUntil > day) {
      const isDone = answer.answer === 'done-elsewhere';
      const state = isDone && soon(holdsUntil) ? 'due-soon' : 'answered';
      return { ...base, state, dueOn: holdsUntil, answer, why: ANSWER_WORDS[answer.answer] };
    }
    const why = `${ANSWER_WORDS[answer.answer]} ${dayText(answer.on, day)}, due again`;
    return { ...base, state: 'open', dueOn: holdsUntil, answer, why };
  }
  if (isUnsure)
    return { ...base, state: 'not-known', why: 'Not known whether this is for this patient: ask.' };
  if (period.dueOn !== '' && period.dueOn > day) {
    return soon(period.dueOn) ? { ...base, state: 'due-soon', why: 'Not done yet.' } : null;
  }
  if (rule.closedBy.length === 0) {
    return { ...base, state: 'not-known', why: 'No record here shows this: ask when it was last done.' };
  }
  const last = notEnough(rule, facts, day);
  return {
    ...base,
    state: 'open',
    why: last ? `${last.words}, ${dayText(last.on, day)}` : 'Nothing on record.',
  };
}

const ANSWER_WORDS: Record<CareGapAnswer['answer'], string> = {
  'done-elsewhere': 'Done elsewhere',
  declined: 'Declined',
  'not-for-her': 'Not for this patient',
  ordered: 'Ordered',
};

/** The answer that counts on a day: the one recorded last, of this season or discharge. */
function newestAnswer(
  gapId: string,
  answers: readonly CareGapAnswer[],
  day: LocalDate,
  since: LocalDate | '',
): CareGapAnswer | null {
  return answers
    .filter(
      (one) => one.gapId === gapId && one.on <= day && (one.on >= since || one.answer === 'not-for-her'),
    )
    .reduce<CareGapAnswer | null>(
      (best, one) => (best === null || orderOf(one) > orderOf(best) ? one : best),
      null,
    );
}

function orderOf({ recordedAt, id }: CareGapAnswer): string {
  return `${recordedAt} ${id}`;
}

/** The day from which an answer does not hold any more; empty: it always does. */
function heldUntil({ answer, on }: CareGapAnswer, period: Period): LocalDate | '' {
  switch (answer) {
    case 'not-for-her':
      return '';
    case 'done-elsewhere':
      return period.againOn(on);
    case 'declined':
      return addMonths(on, ASK_AGAIN_MONTHS);
    case 'ordered':
      return addDays(on, ORDER_DAYS);
  }
}

/** The same day so many months later, or the last of that month. */
function addMonths(date: LocalDate, months: number): LocalDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  const last = lastDayOfMonth(month);
  const same = `${month}-${date.slice(8)}`;
  return same < last ? same : last;
}
