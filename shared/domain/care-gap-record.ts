/** @file What in a patient's records closes a care gap, and on which day. */
import type { Evidence } from './care-evidence.ts';
import type { CareGapAnswer } from './care-gap-answer.ts';
import type { CareGapRule, GapCloser } from './care-gap-rule.ts';
import type { Observation } from './observation.ts';
import type { Patient } from './patient.ts';
import { plainUnit } from './plain-unit.ts';
import type { Instant, LocalDate } from './primitives.ts';
import type { Screening } from './screening.ts';

/** What is known of a patient. The observations and screenings may be those of the rules only. */
export interface GapFacts {
  patient: Pick<
    Patient,
    'birthDate' | 'administrativeGender' | 'conditions' | 'immunizations' | 'transitions' | 'deceased'
  > & { evidence: readonly Evidence[]; careGapAnswers: readonly CareGapAnswer[] };
  observations: readonly Pick<
    Observation,
    'id' | 'loinc' | 'title' | 'effectiveAt' | 'value' | 'unit' | 'components'
  >[];
  screenings: readonly Pick<Screening, 'title' | 'authoredAt' | 'scores'>[];
  /** The date of an instant by the practice's calendar. */
  dateOf(instant: Instant): LocalDate;
}

/** What closed a gap: `Hemoglobin A1c 7.2 %`, and when. */
export interface GapClosing {
  on: LocalDate;
  words: string;
}

const CVX = 'http://hl7.org/fhir/sid/cvx';

/** The newest closing of a rule up to a day, of the records from `since` on ('' for all); null where there is none. */
export function closingOf(
  rule: CareGapRule,
  facts: GapFacts,
  day: LocalDate,
  since: LocalDate | '',
): GapClosing | null {
  const found = rule.closedBy
    .map((closer) => closingBy(closer, facts, day, since))
    .filter((closing) => closing !== null);
  return newest(found);
}

/** The newest record that was looked at and is not enough, such as a reading over the limit or one dose of two; null where there is none. */
export function notEnough(rule: CareGapRule, facts: GapFacts, day: LocalDate): GapClosing | null {
  for (const closer of rule.closedBy) {
    if (closer.kind === 'observation') {
      const [last] = dated(closer.loinc, facts, day, '');
      if (last) return { on: last.on, words: readingWords(last.observation) };
    }
    if (closer.kind === 'immunization' && rule.span.kind === 'once') {
      const given = dosesOf(closer, facts, day, '');
      const last = newest(given);
      const days = new Set(given.map(({ on }) => on)).size;
      if (last) return { ...last, words: `${days} of ${closer.doses} doses` };
    }
  }
  return null;
}

function closingBy(
  closer: GapCloser,
  facts: GapFacts,
  day: LocalDate,
  since: LocalDate | '',
): GapClosing | null {
  const isIn = (on: LocalDate) => on <= day && on >= since;
  switch (closer.kind) {
    case 'observation':
      return observed(closer, facts, day, since);
    case 'immunization': {
      const given = dosesOf(closer, facts, day, since);
      return new Set(given.map(({ on }) => on)).size < closer.doses ? null : newest(given);
    }
    case 'evidence':
      return newest(
        facts.patient.evidence
          .filter(({ kind, on }) => kind === closer.evidence && isIn(on))
          .map(({ on, note }) => ({ on, words: note === '' ? 'Recorded as done' : note })),
      );
    case 'screening':
      return newest(
        facts.screenings
          .filter(({ scores }) =>
            scores.some(({ loinc, value }) => value !== null && closer.loinc.includes(loinc)),
          )
          .map(({ title, authoredAt }) => ({ on: facts.dateOf(authoredAt), words: title }))
          .filter(({ on }) => isIn(on)),
      );
    case 'transition-step':
      return newest(
        facts.patient.transitions
          .flatMap(({ steps }) => steps)
          .filter(({ id }) => id === closer.step)
          .map(({ doneAt }) => ({ on: facts.dateOf(doneAt), words: 'Done in the discharge checklist' }))
          .filter(({ on }) => isIn(on)),
      );
  }
}

function dosesOf(
  { cvx }: Extract<GapCloser, { kind: 'immunization' }>,
  { patient }: GapFacts,
  day: LocalDate,
  since: LocalDate | '',
): GapClosing[] {
  return patient.immunizations
    .filter(
      ({ givenOn, codes }) =>
        givenOn <= day &&
        givenOn >= since &&
        codes.some(({ system, code }) => system === CVX && cvx.includes(code)),
    )
    .map(({ givenOn, text }) => ({ on: givenOn, words: text }));
}

function newest(closings: readonly GapClosing[]): GapClosing | null {
  return closings.reduce<GapClosing | null>((best, one) => (best && best.on >= one.on ? best : one), null);
}

/** The observations of these codes up to a day, the newest first. */
function dated(loinc: readonly string[], facts: GapFacts, day: LocalDate, since: LocalDate | '') {
  return facts.observations
    .filter((one) => loinc.includes(one.loinc) && (one.value !== null || one.components.length > 0))
    .map((observation) => ({ observation, on: facts.dateOf(observation.effectiveAt) }))
    .filter(({ on }) => on <= day && on >= since)
    .sort(
      (one, two) =>
        two.observation.effectiveAt.localeCompare(one.observation.effectiveAt) ||
        one.observation.id.localeCompare(two.observation.id),
    );
}

function observed(
  { loinc, below }: Extract<GapCloser, { kind: 'observation' }>,
  facts: GapFacts,
  day: LocalDate,
  since: LocalDate | '',
): GapClosing | null {
  const [first, ...earlier] = dated(loinc, facts, day, since);
  if (!first) return null;
  // Several readings of a day count by the lowest of each value, as quality measures read them.
  const ofDay = [first, ...earlier.filter(({ on }) => on === first.on)];
  const isBelow = below.every(({ loinc: part, value }) =>
    ofDay.some(({ observation }) =>
      observation.components.some(({ code, value: measured }) => code.code === part && measured < value),
    ),
  );
  return isBelow ? { on: first.on, words: readingWords(first.observation) } : null;
}

function readingWords({ title, value, unit, components }: GapFacts['observations'][number]): string {
  const measured = value === null ? components.map((part) => part.value).join('/') : String(value);
  return `${title} ${measured} ${plainUnit(unit)}`.trim();
}
