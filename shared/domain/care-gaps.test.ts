import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARE_GAP_RULES, CONDITION_SETS } from '#shared/content/care-gaps/index.ts';
import type { CareGapAnswer } from './care-gap-answer.ts';
import type { GapFacts } from './care-gap-record.ts';
import { type CareGap, careGapsOf } from './care-gaps.ts';
import { addDays } from './local-date.ts';
import type { Patient } from './patient.ts';
import { makePatient, testId } from './test-documents.ts';

const TODAY = '2026-11-22';
const RULES = { rules: CARE_GAP_RULES, conditionSets: CONDITION_SETS, settings: {} };

type Reading = GapFacts['observations'][number];

function factsOf(changes: Partial<Patient> = {}, more: Partial<GapFacts> = {}): GapFacts {
  const patient = makePatient({ birthDate: '1956-03-02', ...changes });
  return { patient, observations: [], screenings: [], dateOf: (at) => at.slice(0, 10), ...more };
}

function gap(id: string, facts: GapFacts, day = TODAY, settings = {}): CareGap | undefined {
  const found = careGapsOf(facts, day, { ...RULES, settings }).filter(({ rule }) => rule.id === id);
  expect(found.length).toBeLessThan(2);
  return found[0];
}

const condition = (code: string): Patient['conditions'][number] => ({
  ...{ id: testId(1), text: '', clinicalStatus: 'active', onsetOn: '', abatedOn: '' },
  codes: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }],
});
const DIABETES = { conditions: [condition('E11.9')] };
const PRESSURE = { conditions: [condition('I10')] };

const measured = (loinc: string, on: string, value: number | null = 7, number = 1): Reading => ({
  ...{ id: testId(number), loinc, title: 'Measured', effectiveAt: `${on}T15:00:00.000Z` },
  ...{ value, unit: '%', components: [] },
});
const pressure = (on: string, systolic: number, diastolic: number, number = 1): Reading => ({
  ...measured('85354-9', on, null, number),
  components: [
    { code: { system: 'http://loinc.org', code: '8480-6' }, value: systolic, unit: 'mm[Hg]' },
    { code: { system: 'http://loinc.org', code: '8462-4' }, value: diastolic, unit: 'mm[Hg]' },
  ],
});
const shot = (cvx: string, givenOn: string): Patient['immunizations'][number] => ({
  ...{ id: testId(Number(cvx)), text: 'Shot', givenOn },
  codes: [{ system: 'http://hl7.org/fhir/sid/cvx', code: cvx }],
});
const said = (gapId: string, answer: CareGapAnswer['answer'], on: string, number = 1): CareGapAnswer => ({
  ...{ id: testId(number), gapId, answer, on, note: '' },
  ...{ recordedAt: `${on}T16:00:00.${String(number).padStart(3, '0')}Z`, recordedBy: testId(9) },
});
const discharged = (on: string): Patient['transitions'][number] => ({
  ...{ id: testId(3), kind: 'discharge', facility: 'General', on, reason: '', steps: [] },
});
const phq = (on: string) => ({
  title: 'PHQ-2',
  authoredAt: `${on}T15:00:00.000Z`,
  scores: [
    { id: 'phq2', title: '', loinc: '55758-7', value: 0, interpretation: 'negative' as const, text: '' },
  ],
});

describe('each rule, on both sides of its dates', () => {
  const table: [string, string, GapFacts, CareGap['state'] | undefined][] = [
    ['a1c', 'without diabetes', factsOf(), undefined],
    ['a1c', 'never measured', factsOf(DIABETES), 'open'],
    [
      'a1c',
      'five months ago',
      factsOf(DIABETES, { observations: [measured('4548-4', '2026-06-22')] }),
      'due-soon',
    ],
    ['a1c', 'a month ago', factsOf(DIABETES, { observations: [measured('4548-4', '2026-10-22')] }), 'closed'],
    [
      'a1c',
      'six months ago to the day',
      factsOf(DIABETES, { observations: [measured('4548-4', '2026-05-22')] }),
      'open',
    ],
    [
      'a1c',
      'a day less',
      factsOf(DIABETES, { observations: [measured('4548-4', '2026-05-23')] }),
      'due-soon',
    ],
    [
      'a1c',
      'a result without a value',
      factsOf(DIABETES, { observations: [measured('4548-4', '2026-10-22', null)] }),
      'open',
    ],
    [
      'a1c',
      'a date still to come',
      factsOf(DIABETES, { observations: [measured('4548-4', '2026-11-23')] }),
      'open',
    ],
    ['eye-exam', 'no record can show it', factsOf(DIABETES), 'not-known'],
    [
      'eye-exam',
      'done elsewhere',
      factsOf({ ...DIABETES, careGapAnswers: [said('eye-exam', 'done-elsewhere', '2026-03-01')] }),
      'answered',
    ],
    [
      'eye-exam',
      'done elsewhere a year ago',
      factsOf({ ...DIABETES, careGapAnswers: [said('eye-exam', 'done-elsewhere', '2025-11-22')] }),
      'open',
    ],
    ['urine-albumin', 'kidney disease', factsOf({ conditions: [condition('N18.31')] }), 'open'],
    [
      'urine-albumin',
      'kidney failure',
      factsOf({ conditions: [condition('E11.9'), condition('N18.6')] }),
      undefined,
    ],
    [
      'urine-albumin',
      'measured',
      factsOf(DIABETES, { observations: [measured('14959-1', '2026-02-01')] }),
      'closed',
    ],
    [
      'blood-pressure',
      '139/89',
      factsOf(PRESSURE, { observations: [pressure('2026-11-01', 139, 89)] }),
      'closed',
    ],
    [
      'blood-pressure',
      '140/80',
      factsOf(PRESSURE, { observations: [pressure('2026-11-01', 140, 80)] }),
      'open',
    ],
    [
      'blood-pressure',
      '130/90',
      factsOf(PRESSURE, { observations: [pressure('2026-11-01', 130, 90)] }),
      'open',
    ],
    [
      'blood-pressure',
      'the newest day decides',
      factsOf(PRESSURE, {
        observations: [pressure('2026-11-01', 120, 70), pressure('2026-11-09', 150, 80, 2)],
      }),
      'open',
    ],
    [
      'blood-pressure',
      'the lowest of a day counts',
      factsOf(PRESSURE, {
        observations: [pressure('2026-11-09', 150, 80), pressure('2026-11-09', 130, 95, 2)],
      }),
      'closed',
    ],
    ['annual-wellness-visit', '70 years', factsOf(), 'not-known'],
    ['annual-wellness-visit', '60 years', factsOf({ birthDate: '1966-03-02' }), undefined],
    ['colorectal-screening', '75 years', factsOf({ birthDate: '1950-11-23' }), 'not-known'],
    ['colorectal-screening', '76 today', factsOf({ birthDate: '1950-11-22' }), undefined],
    ['colorectal-screening', 'had the cancer', factsOf({ conditions: [condition('C18.9')] }), undefined],
    ['breast-screening', 'a woman', factsOf(), 'not-known'],
    ['breast-screening', 'a man', factsOf({ administrativeGender: 'male' }), undefined],
    ['breast-screening', 'not known', factsOf({ administrativeGender: 'unknown' }), 'not-known'],
    [
      'breast-screening',
      'in hospice',
      factsOf({
        evidence: [
          {
            id: testId(4),
            kind: 'hospice',
            program: '',
            on: '2026-10-01',
            until: '',
            value: 0,
            note: '',
            recordedAt: `${TODAY}T01:00:00.000Z`,
            recordedBy: testId(9),
          },
        ],
      }),
      undefined,
    ],
    ['influenza', 'last season', factsOf({ immunizations: [shot('135', '2026-06-30')] }), 'open'],
    ['influenza', 'this season', factsOf({ immunizations: [shot('135', '2026-07-01')] }), 'closed'],
    ['covid', 'this season', factsOf({ immunizations: [shot('312', '2026-09-20')] }), 'closed'],
    ['covid', 'younger than the practice asks', factsOf({ birthDate: '1966-03-02' }), undefined],
    ['pneumococcal', 'never', factsOf(), 'open'],
    ['pneumococcal', 'once', factsOf({ immunizations: [shot('216', '2022-05-01')] }), 'closed'],
    ['shingles', 'one of two', factsOf({ immunizations: [shot('187', '2022-05-01')] }), 'open'],
    [
      'shingles',
      'both',
      factsOf({ immunizations: [shot('187', '2022-05-01'), shot('187', '2022-08-01')] }),
      'closed',
    ],
    ['depression-screen', 'never', factsOf(), 'open'],
    ['depression-screen', 'asked', factsOf({}, { screenings: [phq('2026-05-01')] }), 'closed'],
    ['medication-reconciliation', 'no discharge', factsOf(), undefined],
    [
      'medication-reconciliation',
      'discharged last week',
      factsOf({ transitions: [discharged('2026-11-16')] }),
      'due-soon',
    ],
    ['medication-reconciliation', 'day 7', factsOf({ transitions: [discharged('2026-11-15')] }), 'open'],
    [
      'medication-reconciliation',
      'done',
      factsOf({
        transitions: [
          {
            ...discharged('2026-11-15'),
            steps: [{ id: 'medications', doneAt: '2026-11-17T15:00:00.000Z', doneBy: testId(9), note: '' }],
          },
        ],
      }),
      'closed',
    ],
    [
      'medication-reconciliation',
      'long ago',
      factsOf({ transitions: [discharged('2026-10-01')] }),
      undefined,
    ],
  ];
  test.each(table)('%s: %s', (id, _case, facts, state) => {
    expect(gap(id, facts)?.state).toBe(state);
  });
});

test('a rule holds for the days of its span, and every day has one version at most', () => {
  const younger = factsOf({ birthDate: '1982-01-01' });
  expect(gap('breast-screening', younger, '2024-04-29')).toBeUndefined();
  expect(gap('breast-screening', younger, '2024-04-30')?.state).toBe('not-known');
  const sixty = factsOf({ birthDate: '1964-01-01' });
  expect(gap('pneumococcal', sixty, '2024-10-22')).toBeUndefined();
  expect(gap('pneumococcal', sixty, '2024-10-23')?.state).toBe('open');
});

test('a figure that the practice has settled takes the place of the cautious one', () => {
  const facts = factsOf(DIABETES, { observations: [measured('4548-4', '2026-03-01')] });
  expect(gap('a1c', facts)?.state).toBe('open');
  expect(gap('a1c', facts, TODAY, { 'care-gap-a1c-months': 12 })?.state).toBe('closed');
});

test('a season is not asked for in spring, and soon before it begins', () => {
  expect(gap('influenza', factsOf(), '2026-06-30')?.state).toBe('open');
  expect(gap('influenza', factsOf(), '2026-07-01')).toBeUndefined();
  expect(gap('influenza', factsOf(), '2026-08-01')?.state).toBe('due-soon');
  expect(gap('influenza', factsOf(), '2026-09-01')?.state).toBe('open');
});

test('an answer holds for its time, and the one recorded last counts', () => {
  const answered = (...answers: CareGapAnswer[]) => factsOf({ ...DIABETES, careGapAnswers: answers });
  const declined = answered(said('eye-exam', 'declined', '2026-05-23'));
  expect(gap('eye-exam', declined)?.state).toBe('answered');
  expect(gap('eye-exam', declined, '2026-11-23')?.state).toBe('open');
  const ordered = answered(said('eye-exam', 'ordered', '2026-11-01'));
  expect(gap('eye-exam', ordered, '2026-12-30')?.state).toBe('answered');
  expect(gap('eye-exam', ordered, '2026-12-31')?.state).toBe('open');
  const both = answered(
    said('eye-exam', 'not-for-her', '2026-11-01'),
    said('eye-exam', 'declined', '2026-11-01', 2),
  );
  expect(gap('eye-exam', both)?.answer?.answer).toBe('declined');
  expect(gap('eye-exam', answered(said('eye-exam', 'not-for-her', '2016-11-01')))?.state).toBe('answered');
  expect(gap('eye-exam', answered(said('a1c', 'declined', '2026-11-01')))?.state).toBe('not-known');
});

test('nothing is asked of somebody who has died', () => {
  expect(careGapsOf(factsOf({ deceased: 'reported' }), TODAY, RULES)).toEqual([]);
});

const days = fc.integer({ min: -900, max: 60 }).map((count) => addDays(TODAY, count));
const readings = fc.array(
  fc.record({
    loinc: fc.constantFrom('4548-4', '9318-7', '85354-9', '44261-6'),
    on: days,
    systolic: fc.integer({ min: 100, max: 180 }),
  }),
  { maxLength: 6 },
);
const answers = fc.array(
  fc.record({
    gapId: fc.constantFrom(...CARE_GAP_RULES.map(({ id }) => id)),
    answer: fc.constantFrom(
      'done-elsewhere' as const,
      'declined' as const,
      'not-for-her' as const,
      'ordered' as const,
    ),
    on: days,
  }),
  { maxLength: 5 },
);
const shots = fc.array(fc.record({ cvx: fc.constantFrom('135', '187', '216', '312'), on: days }), {
  maxLength: 5,
});
const CHRONIC = { conditions: [condition('E11.9'), condition('I10')] };
const reading = (one: { loinc: string; on: string; systolic: number }, number: number) =>
  one.loinc === '85354-9'
    ? pressure(one.on, one.systolic, 80, number)
    : measured(one.loinc, one.on, 7, number);

test('property: a gap is never open while what closes it holds, and nothing stands twice', () => {
  fc.assert(
    fc.property(readings, answers, shots, days, (observed, spoken, given, day) => {
      const facts = factsOf(
        {
          ...CHRONIC,
          careGapAnswers: spoken.map((one, index) => said(one.gapId, one.answer, one.on, index + 1)),
          immunizations: given.map(({ cvx, on }) => shot(cvx, on)),
        },
        { observations: observed.map(reading) },
      );
      const gaps = careGapsOf(facts, day, RULES);
      expect(new Set(gaps.map(({ rule }) => rule.id)).size).toBe(gaps.length);
      for (const { state, dueOn, closedBy } of gaps) {
        if (state === 'open') expect([closedBy, dueOn <= day]).toEqual([null, true]);
        if (state === 'closed')
          expect([closedBy !== null, dueOn === '' || dueOn > day]).toEqual([true, true]);
        if (state === 'due-soon' || state === 'answered') expect(dueOn === '' || dueOn > day).toBe(true);
      }
    }),
  );
});

test('property: a later result never opens a gap that it is about', () => {
  fc.assert(
    fc.property(
      readings,
      days,
      days,
      fc.constantFrom('4548-4', '9318-7', '44261-6'),
      (observed, on, day, loinc) => {
        const before = factsOf(CHRONIC, { observations: observed.map(reading) });
        const after = factsOf(CHRONIC, {
          observations: [...before.observations, measured(loinc, on, 7, 99)],
        });
        const openOf = (facts: GapFacts) =>
          careGapsOf(facts, day, RULES)
            .filter(({ state }) => state === 'open')
            .map(({ rule }) => rule.id);
        const wasOpen = openOf(before);
        expect(openOf(after).every((id) => wasOpen.includes(id))).toBe(true);
      },
    ),
  );
});
