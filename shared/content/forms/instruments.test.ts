/** @file Every scoring rule of domain.md 3.2 to 3.7: boundaries, missing answers, and the answer lists that instruments do not share. */
import { describe, expect, test } from 'vitest';
import { answerProblems } from '#shared/domain/questionnaire/answer-problems.ts';
import { plainValue } from '#shared/domain/questionnaire/answers.ts';
import { questionsOf } from '#shared/domain/questionnaire/model.ts';
import { type ScoredPatient, scoreForm } from '#shared/domain/questionnaire/scoring.ts';
import { signalsOf } from '#shared/domain/questionnaire/signals.ts';
import type { ResponseItem, Score } from '#shared/domain/screening.ts';
import { FORMS } from './index.ts';

function formOf(id: string) {
  const form = FORMS.find((one) => one.questionnaire.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}
const response = (linkId: string, ...answers: ResponseItem['answers']): ResponseItem => ({
  linkId,
  instance: '',
  status: 'answered',
  answers,
});
const chose = (linkId: string, ...codes: string[]) =>
  response(linkId, ...codes.map((code) => ({ valueCoding: { system: 'http://loinc.org', code } })));
const declined = (linkId: string): ResponseItem => ({
  linkId,
  instance: '',
  status: 'declined',
  answers: [],
});

/** The answer of a question with that weight; none for null. */
function weighing(formId: string, linkId: string, weight: number | null): ResponseItem[] {
  if (weight === null) return [];
  const question = questionsOf(formOf(formId).questionnaire).find((one) => one.linkId === linkId);
  const option = question?.options.find((one) => one.weight === weight);
  if (!option) throw new Error(`${linkId} has no answer that weighs ${weight}`);
  return [response(linkId, option.value)];
}
function scoreOf(formId: string, scoreId: string, items: ResponseItem[], patient?: ScoredPatient): Score {
  const score = scoreForm(formOf(formId), items, patient).scores.find((one) => one.id === scoreId);
  if (!score) throw new Error(`no score ${scoreId}`);
  return score;
}
const needsOf = (formId: string, items: ResponseItem[], patient?: ScoredPatient) =>
  scoreForm(formOf(formId), items, patient).needs.map((need) => need.id);
const aged = (age: number | null): ScoredPatient => ({ age, sex: 'unknown' });

describe('AHC HRSN supplemental', () => {
  const id = 'ahc-hrsn-supplemental';
  const used = ['LA26460-8', 'LA18876-5', 'LA18891-4', 'LA18934-2'];

  // domain.md 3.2: the bold answers of each item, and the need of 4.2.
  test.each([
    ['76513-1', ['LA15832-1', 'LA22683-9'], 'financial-strain', 'financial-strain'],
    ['96780-2', ['LA31981-6', 'LA31982-4'], 'job-help', 'employment'],
    ['96781-0', ['LA31978-2', 'LA31979-0'], 'help-at-home', 'support'],
    ['93159-2', ['LA10044-8', 'LA9933-8'], 'loneliness', 'support'],
    ['97027-7', ['LA33-6'], 'language-access', 'education'],
    ['96782-8', ['LA33-6'], 'education-help', 'education'],
    ['68517-2', used, 'substance-use', 'substance-use'],
    ['96842-0', used, 'tobacco-use', 'substance-use'],
    ['95530-2', used, 'substance-use', 'substance-use'],
    ['68524-8', used, 'substance-use', 'substance-use'],
    ['93038-8', ['LA13902-4', 'LA13914-9'], 'stress', 'mental-health'],
    ['69858-9', ['LA33-6'], 'disability', 'disabilities'],
    ['69861-3', ['LA33-6'], 'disability', 'disabilities'],
  ])('%s: its need follows from %j and from no other answer', (linkId, positive, need, domain) => {
    const question = questionsOf(formOf(id).questionnaire).find((one) => one.linkId === linkId);
    for (const { value } of question?.options ?? []) {
      const items = [response(linkId, value)];
      const isPositive = positive.includes(String(plainValue(value)));
      expect(needsOf(id, items)).toEqual(isPositive ? [need] : []);
      expect(scoreOf(id, domain, items).interpretation === 'positive').toBe(isPositive);
    }
    expect(scoreOf(id, domain, [declined(linkId)]).interpretation).toBe('indeterminate');
  });

  test.each([
    [5, 30, 40, 'negative', 150],
    [3, 50, 40, 'negative', 150],
    [1, 150, 40, 'negative', 150],
    [7, 20, 40, 'positive', 140],
    [2, 60, 18, 'positive', 120],
    [7, 60, 17, 'negative', 420],
    [6, 60, 17, 'positive', 360],
    [5, 90, 6, 'negative', 450],
    [3, 120, 6, 'positive', 360],
    [7, 150, 5, 'indeterminate', 1050],
    [0, 0, 5, 'indeterminate', 0],
    [0, null, 40, 'positive', 0],
    [null, 0, 40, 'positive', 0],
    [1, null, 40, 'indeterminate', null],
    [null, 20, 40, 'positive', null],
    [null, 30, 40, 'indeterminate', null],
    [2, null, 17, 'positive', null],
    [null, null, 40, 'indeterminate', null],
    [7, 20, null, 'positive', 140],
    [5, 30, null, 'indeterminate', 150],
    [7, 60, null, 'negative', 420],
  ] as const)('%s days of %s minutes at %s years: %s', (days, minutes, age, interpretation, value) => {
    const items = [...weighing(id, '89555-7', days), ...weighing(id, '68516-4', minutes)];
    const score = scoreOf(id, 'physical-activity', items, aged(age));
    expect(score).toMatchObject({ interpretation, value, loinc: '77594-0' });
    expect(needsOf(id, items, aged(age)).includes('inactivity')).toBe(interpretation === 'positive');
  });

  test.each([
    [0, 0, 'negative', 0],
    [1, 1, 'negative', 2],
    [2, 1, 'positive', 3],
    [3, 3, 'positive', 6],
    [3, null, 'positive', null],
    [0, null, 'indeterminate', null],
    [null, 2, 'indeterminate', null],
    [null, null, 'indeterminate', null],
  ] as const)('PHQ-2 of %s and %s: %s', (first, second, interpretation, value) => {
    const items = [...weighing(id, '44250-9', first), ...weighing(id, '44255-8', second)];
    expect(scoreOf(id, 'phq-2', items)).toMatchObject({ interpretation, value, loinc: '55758-7' });
    expect(needsOf(id, items).includes('depressive-symptoms')).toBe(interpretation === 'positive');
  });

  test('mental health: PHQ-2 or stress, and open while either could still decide', () => {
    const calm = chose('93038-8', 'LA6568-5');
    const low = [...weighing(id, '44250-9', 2), ...weighing(id, '44255-8', 1)];
    const fine = [...weighing(id, '44250-9', 1), ...weighing(id, '44255-8', 1)];
    const mood = (items: ResponseItem[]) => scoreOf(id, 'mental-health', items).interpretation;
    expect(mood([...low, calm])).toBe('positive');
    expect(mood([...fine, calm])).toBe('negative');
    expect(mood([...fine, chose('93038-8', 'LA13914-9')])).toBe('positive');
    expect(mood([calm])).toBe('indeterminate');
    expect(mood(fine)).toBe('indeterminate');
  });

  test('there is no overall score, and nothing answered leaves every domain open', () => {
    const { scores, needs } = scoreForm(formOf(id), []);
    expect(needs).toEqual([]);
    expect(scores.map((score) => score.interpretation)).toEqual(scores.map(() => 'indeterminate'));
    expect(scores.map((score) => score.value)).toEqual(scores.map(() => null));
  });
});

describe('Hunger Vital Sign', () => {
  const [often, sometimes, never, unknown] = ['LA28397-0', 'LA6729-3', 'LA28398-8', 'LA15775-2'];
  test.each([
    [often, never, 'positive', 1],
    [never, sometimes, 'positive', 1],
    [sometimes, often, 'positive', 2],
    [never, never, 'negative', 0],
    [never, unknown, 'indeterminate', null],
    [unknown, unknown, 'indeterminate', null],
    [unknown, sometimes, 'positive', null],
    [never, null, 'indeterminate', null],
    [often, null, 'positive', null],
  ] as const)('%s and %s: %s', (first, second, interpretation, value) => {
    const items = [
      ...(first === null ? [] : [chose('88122-7', first)]),
      ...(second === null ? [] : [chose('88123-5', second)]),
    ];
    expect(scoreOf('hunger-vital-sign', 'food', items)).toMatchObject({
      interpretation,
      value,
      loinc: '88124-3',
    });
    expect(needsOf('hunger-vital-sign', items)).toEqual(
      interpretation === 'positive' ? ['food-insecurity'] : [],
    );
  });
});

describe('PHQ-2 into PHQ-9', () => {
  const id = 'phq-9';
  const PHQ = [
    '44250-9',
    '44255-8',
    '44259-0',
    '44254-1',
    '44251-7',
    '44258-2',
    '44252-5',
    '44253-3',
    '44260-8',
  ];
  const full = response('full-form', { valueBoolean: true });
  const total = (value: number) => response('55758-7', { valueInteger: value });
  /** The nine answers, with what the form computes and the nurse's word that all are asked. */
  const answers = (weights: readonly (number | null)[]) => [
    full,
    ...(weights[0] == null || weights[1] == null ? [] : [total(weights[0] + weights[1])]),
    ...weights.flatMap((weight, at) => weighing(id, PHQ[at] ?? '', weight)),
  ];
  /** Nine weights that add up to a sum, from the end. */
  const spread = (sum: number) => PHQ.map((_, at) => Math.min(3, Math.max(0, sum - 3 * at))).reverse();

  test.each([
    [0, 'minimal', 'negative'],
    [4, 'minimal', 'negative'],
    [5, 'mild', 'negative'],
    [9, 'mild', 'negative'],
    [10, 'moderate', 'positive'],
    [14, 'moderate', 'positive'],
    [15, 'moderately severe', 'positive'],
    [19, 'moderately severe', 'positive'],
    [20, 'severe', 'positive'],
    [27, 'severe', 'positive'],
  ])('%i is %s', (sum, band, interpretation) => {
    const score = scoreOf(id, 'phq-9', answers(spread(sum)));
    expect(score).toMatchObject({ value: sum, interpretation, loinc: '44261-6' });
    expect(score.text).toContain(`${sum} of 27, ${band}.`);
  });

  test.each([
    [[3, 3, 3, 1, null, null, null, null, null], 'positive'],
    [[3, 3, 3, 0, null, null, null, null, null], 'indeterminate'],
    [[1, 1, 1, 1, 1, 1, 0, null, 0], 'negative'],
    [[1, 1, 1, 1, 1, 1, 1, null, 0], 'indeterminate'],
    [[null, null, null, null, null, null, null, null, null], 'indeterminate'],
  ] as const)('%j is %s without a value', (weights, interpretation) => {
    expect(scoreOf(id, 'phq-9', answers(weights))).toMatchObject({ interpretation, value: null });
  });

  test('PHQ-2 below 3 ends it: no PHQ-9 score, and no item of it is missing', () => {
    const items = [total(2), ...weighing(id, PHQ[0] ?? '', 1), ...weighing(id, PHQ[1] ?? '', 1)];
    const { scores, needs } = scoreForm(formOf(id), items);
    expect(scores.map((score) => [score.id, score.value, score.interpretation])).toEqual([
      ['phq-2', 2, 'negative'],
    ]);
    expect(needs).toEqual([]);
  });

  test.each([
    ['3 in one item alone, the other declined', [3, null]],
    ['3 of both', [2, 1]],
  ] as const)('%s opens the rest', (_words, [first, second]) => {
    const items = answers([first, second]).filter((item) => item.linkId !== 'full-form');
    expect(scoreForm(formOf(id), items).scores.map((score) => score.id)).toEqual(['phq-2', 'phq-9']);
    expect(needsOf(id, items)).toEqual(['depressive-symptoms']);
  });

  test('item 9 opens the escalation at once, whatever the total and what is missing', () => {
    for (const weight of [1, 2, 3]) {
      const signals = signalsOf(formOf(id), [full, ...weighing(id, '44260-8', weight)]);
      expect(signals).toMatchObject([
        { triggerId: 'suicidal-statement', level: 'RN-now', linkIds: ['44260-8'] },
      ]);
    }
    expect(signalsOf(formOf(id), answers([3, 3, 3, 3, 3, 3, 3, 3, 0]))).toEqual([]);
    expect(signalsOf(formOf(id), [full, declined('44260-8')])).toEqual([]);
    expect(scoreOf(id, 'phq-9', answers([0, 0, 0, 0, 0, 0, 0, 0, 1])).text).toContain('suicide protocol');
  });

  test('difficulty is not scored, and Very comes before Extremely', () => {
    const difficulty = questionsOf(formOf(id).questionnaire).find((one) => one.linkId === '69722-7');
    expect(difficulty?.options.map((option) => [plainValue(option.value), option.weight])).toEqual([
      ['LA6572-7', null],
      ['LA6573-5', null],
      ['LA6575-0', null],
      ['LA6574-3', null],
    ]);
    expect(difficulty?.options[2]?.text).toBe('Very difficult');
    const items = [...answers(spread(8)), chose('69722-7', 'LA6574-3')];
    expect(scoreOf(id, 'phq-9', items).value).toBe(8);
  });
});

describe('GAD-7', () => {
  const GAD = ['69725-0', '68509-9', '69733-4', '69734-2', '69735-9', '69689-8', '69736-7'];
  const answers = (sum: number, left = 0) =>
    GAD.flatMap((linkId, at) => weighing('gad-7', linkId, Math.min(3, Math.max(0, sum - 3 * at)))).slice(
      0,
      7 - left,
    );
  test.each([
    [0, 'minimal', 'negative'],
    [4, 'minimal', 'negative'],
    [5, 'mild', 'negative'],
    [9, 'mild', 'negative'],
    [10, 'moderate', 'positive'],
    [14, 'moderate', 'positive'],
    [15, 'severe', 'positive'],
    [21, 'severe', 'positive'],
  ])('%i is %s', (sum, band, interpretation) => {
    const score = scoreOf('gad-7', 'gad-7', answers(sum));
    expect(score).toMatchObject({ value: sum, interpretation, loinc: '70274-6' });
    expect(score.text).toContain(`${band}.`);
    expect(needsOf('gad-7', answers(sum))).toEqual(sum >= 10 ? ['anxiety-symptoms'] : []);
  });
  test.each([
    [10, 1, 'positive'],
    [7, 1, 'indeterminate'],
    [6, 1, 'negative'],
    [0, 7, 'indeterminate'],
  ])('%i with %i missing is %s', (sum, left, interpretation) => {
    expect(scoreOf('gad-7', 'gad-7', answers(sum, left))).toMatchObject({ interpretation, value: null });
  });
});

describe('AUDIT-C', () => {
  const answers = (...weights: (number | null)[]) =>
    weights.flatMap((weight, at) => weighing('audit-c', ['68518-0', '68519-8', '68520-6'][at] ?? '', weight));
  test.each([
    [[0], 'male', 'negative', 0],
    [[0], 'female', 'negative', 0],
    [[1, 1, 0], 'female', 'negative', 2],
    [[1, 1, 1], 'female', 'positive', 3],
    [[1, 1, 1], 'male', 'negative', 3],
    [[1, 1, 1], 'unknown', 'indeterminate', 3],
    [[1, 1, 1], 'other', 'indeterminate', 3],
    [[2, 1, 1], 'male', 'positive', 4],
    [[2, 1, 1], 'unknown', 'positive', 4],
    [[4, 4, 4], 'male', 'positive', 12],
    // Every point from item 1 alone.
    [[3, 0, 0], 'female', 'negative', 3],
    [[4, 0, 0], 'male', 'negative', 4],
    [[4, 0, 0], 'female', 'negative', 4],
    // Missing answers.
    [[4, null, null], 'male', 'indeterminate', null],
    [[4, 0, null], 'female', 'indeterminate', null],
    [[3, 1, null], 'male', 'positive', null],
    [[null, 0, 0], 'female', 'negative', null],
    [[null, 1, 0], 'female', 'indeterminate', null],
    [[null, 2, 1], 'female', 'positive', null],
    [[], 'female', 'indeterminate', null],
  ] as const)('%j of %s is %s', (weights, sex, interpretation, value) => {
    const patient: ScoredPatient = { sex, age: 60 };
    expect(scoreOf('audit-c', 'audit-c', answers(...weights), patient)).toMatchObject({
      interpretation,
      value,
      loinc: '75626-2',
    });
    expect(needsOf('audit-c', answers(...weights), patient)).toEqual(
      interpretation === 'positive' ? ['substance-use'] : [],
    );
  });
});

test('HITS of 11 opens the escalation before the form is finished', () => {
  const hits = (...weights: number[]) =>
    weights.flatMap((weight, at) =>
      weighing('ahc-hrsn-core', ['95618-5', '95617-7', '95616-9', '95615-1'][at] ?? '', weight),
    );
  expect(signalsOf(formOf('ahc-hrsn-core'), hits(5, 5))).toEqual([]);
  expect(signalsOf(formOf('ahc-hrsn-core'), hits(2, 3, 2, 3))).toEqual([]);
  for (const weights of [
    [5, 5, 1],
    [2, 3, 3, 3],
  ]) {
    expect(signalsOf(formOf('ahc-hrsn-core'), hits(...weights))).toMatchObject([
      { triggerId: 'abuse-disclosed', level: 'RN-now' },
    ]);
  }
});

// domain.md 3.2 and 3.5: question codes are shared between instruments, answer lists are not.
test.each([
  ['PRAPARE housing', 'ahc-hrsn-core', '71802-3', 'LA30189-7'],
  ['PRAPARE housing', 'ahc-hrsn-core', '71802-3', 'LA30190-5'],
  ['PRAPARE transport', 'ahc-hrsn-core', '93030-5', 'LA30133-5'],
  ['PRAPARE transport', 'ahc-hrsn-core', '93030-5', 'LA30134-3'],
  ['“I do not need any help” as transport', 'ahc-hrsn-core', '93030-5', 'LA31976-6'],
  ['PRAPARE utilities as AHC', 'ahc-hrsn-core', '93033-9', 'LA33-6'],
  ['TAPS tobacco', 'ahc-hrsn-supplemental', '96842-0', 'LA18933-4'],
  ['AHC tobacco in AUDIT-C', 'audit-c', '68520-6', 'LA26460-8'],
  ['US Core’s first item of AUDIT-C', 'audit-c', '68517-2', 'LA26460-8'],
  ['Hunger Vital Sign’s refusal in AHC', 'ahc-hrsn-core', '88122-7', 'LA15775-2'],
  ['nursing-facility PHQ-9', 'phq-9', '54643-2', 'LA6569-3'],
  ['AHC stress in PHQ-9', 'phq-9', '44250-9', 'LA13902-4'],
])('an answer of another instrument is refused and never scored: %s', (_words, id, linkId, code) => {
  const items = [chose(linkId, code)];
  expect(answerProblems(formOf(id).questionnaire, items)).toHaveLength(1);
  expect(needsOf(id, items)).toEqual([]);
  expect(scoreForm(formOf(id), items).scores.map((score) => score.interpretation)).not.toContain('positive');
});

test('totals carry their LOINC codes, and never that of another instrument', () => {
  const loincs = FORMS.flatMap((form) => form.rules.scores.map((rule) => rule.loinc));
  for (const code of ['55758-7', '44261-6', '70274-6', '75626-2', '77594-0', '88124-3', '95614-4']) {
    expect(loincs).toContain(code);
  }
  expect(loincs).not.toContain('71969-0');
});
