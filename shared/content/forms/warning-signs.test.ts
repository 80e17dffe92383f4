/** @file Red flags of the monthly reviews and of our own forms (domain.md 2.3 and 6.1): what opens which escalation, and what does not. */
import { describe, expect, test } from 'vitest';
import { answerProblems } from '#shared/domain/questionnaire/answer-problems.ts';
import { enablement } from '#shared/domain/questionnaire/enabled.ts';
import { loadExpressions } from '#shared/domain/questionnaire/expressions.ts';
import { questionsOf } from '#shared/domain/questionnaire/model.ts';
import { scoreForm } from '#shared/domain/questionnaire/scoring.ts';
import { signalsOf } from '#shared/domain/questionnaire/signals.ts';
import { workOut } from '#shared/domain/questionnaire/work-out.ts';
import type { Answer, ResponseItem } from '#shared/domain/screening.ts';
import { FORMS } from './index.ts';

function formOf(id: string) {
  const form = FORMS.find((one) => one.questionnaire.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

type Given = Record<string, boolean | number | string | string[]>;

/** Answers by linkId: yes or no, a number, a date, or codes of the list. */
function answersTo(id: string, given: Given): ResponseItem[] {
  const questions = questionsOf(formOf(id).questionnaire);
  return Object.entries(given).map(([linkId, value]) => {
    const question = questions.find((one) => one.linkId === linkId);
    const answers: Answer[] =
      typeof value === 'boolean'
        ? [{ valueBoolean: value }]
        : typeof value === 'number'
          ? [question?.type === 'decimal' ? { valueDecimal: value } : { valueInteger: value }]
          : [value].flat().map((code) => ({ valueCoding: { system: 'urn:careline:answer', code } }));
    return { linkId, instance: '', status: 'answered', answers };
  });
}
function escalationsOf(id: string, given: Given): string[] {
  const items = answersTo(id, given);
  expect(answerProblems(formOf(id).questionnaire, items)).toEqual([]);
  return signalsOf(formOf(id), items).map((signal) => `${signal.triggerId} ${signal.level}`);
}

const HIGH_WITH_SYMPTOMS = 'very-high-blood-pressure-with-symptoms E911';
const HIGH = 'very-high-blood-pressure RN-now';

test.each<[form: string, given: Given, escalations: string[]]>([
  ['hypertension-review', { '8480-6': 180, '8462-4': 120 }, []],
  ['hypertension-review', { '8480-6': 181, '8462-4': 80, 'bp-high-symptoms': true }, [HIGH_WITH_SYMPTOMS]],
  ['hypertension-review', { '8480-6': 150, '8462-4': 121, 'bp-high-symptoms': true }, [HIGH_WITH_SYMPTOMS]],
  [
    'hypertension-review',
    { '8480-6': 190, 'bp-high-symptoms': false, 'bp-high-repeat': 'still-high' },
    [HIGH],
  ],
  [
    'hypertension-review',
    { '8480-6': 190, 'bp-high-symptoms': false, 'bp-high-repeat': 'not-measured' },
    [HIGH],
  ],
  ['hypertension-review', { '8480-6': 190, 'bp-high-symptoms': false, 'bp-high-repeat': 'lower' }, []],
  ['hypertension-review', { '8480-6': 90 }, []],
  ['hypertension-review', { '8480-6': 89, 'bp-low-symptoms': false }, ['red-flag SameDay']],
  [
    'hypertension-review',
    { '8480-6': 89, 'bp-low-symptoms': true },
    ['low-blood-pressure RN-now', 'red-flag SameDay'],
  ],
  ['hypertension-review', { 'bp-now': 'none', 'bp-fainted': false, 'bp-dizzy': false }, []],
  [
    'hypertension-review',
    { 'bp-now': ['chest-pain', 'stroke-signs'] },
    ['chest-pain E911', 'stroke-signs E911'],
  ],
  ['hypertension-review', { 'bp-fainted': true }, ['red-flag RN-now']],
  ['hypertension-review', { 'bp-swelling': 'gone' }, ['red-flag RN-now']],
  ['hypertension-review', { 'bp-swelling': 'now' }, ['unresponsive E911']],
  ['hypertension-review', { 'bp-exertion-pain': true }, ['red-flag RN-now']],
  ['hypertension-review', { 'bp-dizzy': true }, ['red-flag SameDay']],
  ['diabetes-review', { 'dm-altered': true }, ['glucose E911']],
  ['diabetes-review', { '41653-7': 54 }, []],
  ['diabetes-review', { '41653-7': 53 }, ['glucose RN-now']],
  ['diabetes-review', { 'dm-low': 'once' }, []],
  ['diabetes-review', { 'dm-low': 'often' }, ['glucose RN-now']],
  ['diabetes-review', { 'dm-very-low': true }, ['glucose RN-now']],
  ['diabetes-review', { 'dm-helped': true }, ['glucose RN-now']],
  ['diabetes-review', { '41653-7': 250 }, []],
  ['diabetes-review', { '41653-7': 251, 'dm-high-signs': 'none' }, []],
  ['diabetes-review', { '41653-7': 251, 'dm-high-signs': ['vomiting', 'ketones'] }, ['glucose RN-now']],
  ['diabetes-review', { '41653-7': 251, 'dm-high-signs': 'confusion' }, ['glucose E911']],
  ['diabetes-review', { 'dm-high-twice': true, 'dm-high-signs': 'none' }, ['glucose RN-now']],
  ['diabetes-review', { 'dm-foot': 'wound' }, ['red-flag SameDay']],
  ['diabetes-review', { 'dm-foot': 'infected' }, ['fever-infection RN-now']],
  ['diabetes-review', { '4548-4': 9.9 }, []],
  ['diabetes-review', { '4548-4': 10 }, ['red-flag SameDay']],
  ['heart-failure-review', { 'hf-now': 'breathless' }, ['severe-breathlessness E911']],
  ['heart-failure-review', { 'hf-now': 'confusion' }, ['confusion E911']],
  ['heart-failure-review', { 'hf-now': 'none', 'hf-gain': 'no' }, []],
  ['heart-failure-review', { 'hf-gain': 'day' }, ['heart-failure-weight RN-now']],
  ['heart-failure-review', { 'hf-gain': 'week' }, ['heart-failure-weight RN-now']],
  ['heart-failure-review', { 'hf-flat': true }, ['red-flag RN-now']],
  ['heart-failure-review', { 'hf-legs': true }, ['red-flag RN-now']],
  ['heart-failure-review', { 'hf-low': true }, ['low-blood-pressure RN-now']],
  ['heart-failure-review', { 'hf-potassium': true }, ['red-flag RN-now']],
  ['copd-review', { 'copd-now': 'blue' }, ['severe-breathlessness E911']],
  ['copd-review', { '59408-5': 88 }, []],
  ['copd-review', { '59408-5': 87 }, ['low-oxygen RN-now']],
  ['copd-review', { '59408-5': 85 }, ['low-oxygen RN-now']],
  ['copd-review', { '59408-5': 84 }, ['low-oxygen E911', 'low-oxygen RN-now']],
  ['copd-review', { '59408-5': 90, 'copd-below-usual': true }, ['low-oxygen RN-now']],
  ['copd-review', { 'copd-breath': true }, ['red-flag RN-now']],
  ['copd-review', { 'copd-sputum': true }, ['red-flag RN-now']],
  ['copd-review', { 'copd-rescue': true }, ['red-flag RN-now']],
  ['copd-review', { 'copd-oxygen-fire': true }, ['red-flag SameDay']],
  ['kidney-review', { '8480-6': 190, 'ckd-high-symptoms': true }, [HIGH_WITH_SYMPTOMS]],
  ['kidney-review', { 'ckd-no-urine': true }, ['red-flag RN-now']],
  ['kidney-review', { 'ckd-potassium': true }, ['red-flag RN-now']],
  ['kidney-review', { 'ckd-line': true, 'ckd-fever': false }, []],
  ['kidney-review', { 'ckd-line': true, 'ckd-fever': true }, ['fever-infection RN-now']],
  ['kidney-review', { 'ckd-sick': true }, ['red-flag SameDay']],
  ['kidney-review', { 'ckd-egfr': true }, ['red-flag SameDay']],
  ['depression-review', { 'mood-self-harm': true }, ['suicidal-statement RN-now']],
  [
    'depression-review',
    { 'mood-self-harm': true, 'mood-intent': true },
    ['suicidal-intent E911', 'suicidal-statement RN-now'],
  ],
  ['depression-review', { 'mood-not-eating': true }, ['red-flag RN-now']],
  ['depression-review', { 'mood-psychosis': true }, ['red-flag RN-now']],
  ['pain-review', { '72514-3': 10 }, []],
  ['pain-review', { 'pain-overdose': true }, ['overdose E911']],
  ['pain-review', { 'pain-new': ['weakness', 'joint'] }, ['red-flag RN-now']],
  ['pain-review', { 'pain-bleeding': true }, ['bleeding-or-clot RN-now']],
  ['fall-screen', { fell: true, 'fall-danger': 'none', 'fall-injury': false, 'falls-month': 1 }, []],
  ['fall-screen', { fell: true, 'fall-danger': 'head-thinner' }, ['fall-head-strike E911']],
  ['fall-screen', { fell: true, 'fall-danger': 'hip' }, ['fall-head-strike E911']],
  ['fall-screen', { fell: true, 'fall-injury': true }, ['red-flag RN-now']],
  ['fall-screen', { fell: true, 'falls-month': 2 }, ['red-flag RN-now']],
  ['fall-screen', { 'dizzy-standing': true }, ['red-flag SameDay']],
  ['medication-review', { 'wrong-dose': true }, ['medication-error RN-now']],
  ['medication-review', { 'side-effects': 'swelling' }, ['unresponsive E911']],
  ['medication-review', { 'side-effects': ['stomach', 'dizzy'] }, ['red-flag SameDay']],
  ['home-safety', { oxygen: true, 'oxygen-flame': true }, ['red-flag SameDay']],
  ['home-safety', { oxygen: true, 'oxygen-flame': false }, []],
])('%s %j opens %j', (form, given, escalations) => {
  expect(escalationsOf(form, given)).toEqual(escalations);
});

test.each<[form: string, given: Given, needs: string[]]>([
  ['hypertension-review', { 'bp-days-taken': 6 }, []],
  ['hypertension-review', { 'bp-days-taken': 5 }, ['medication-adherence']],
  ['copd-review', { 'copd-tobacco': true }, ['tobacco-use']],
  ['depression-review', { 'mood-contacts': 2 }, []],
  ['depression-review', { 'mood-contacts': 1 }, ['loneliness']],
  ['pain-review', { 'pain-opioid': true, 'pain-naloxone': false }, ['opioid-safety']],
  ['pain-review', { 'pain-opioid': false, 'pain-naloxone': false }, []],
  ['fall-screen', { fell: false, unsteady: false, worried: false }, []],
  ['fall-screen', { fell: true }, ['fall-risk']],
  ['fall-screen', { unsteady: true }, ['fall-risk']],
  ['fall-screen', { worried: true }, ['fall-risk']],
  ['medication-review', { 'missed-why': ['forgot', 'cost'] }, ['medication-cost']],
  ['medication-review', { coverage: false }, ['health-insurance']],
  ['medication-review', { 'list-matches': false }, ['medication-list']],
  ['home-safety', { light: false }, ['home-hazards']],
  ['home-safety', { 'smoke-detectors': false }, ['unsafe-housing']],
  ['home-safety', { warm: false }, ['no-heat']],
])('%s %j finds %j', (form, given, needs) => {
  expect(scoreForm(formOf(form), answersTo(form, given)).needs.map((need) => need.id)).toEqual(needs);
});

test.each([
  ['hypertension-review', { '8480-6': 180, '8462-4': 120 }, 'bp-high-symptoms', false],
  ['hypertension-review', { '8480-6': 181 }, 'bp-high-symptoms', true],
  ['hypertension-review', { '8462-4': 121 }, 'bp-high-symptoms', true],
  ['hypertension-review', { '8480-6': 181, 'bp-high-symptoms': true }, 'bp-high-repeat', false],
  ['hypertension-review', { '8480-6': 181, 'bp-high-symptoms': false }, 'bp-high-repeat', true],
  ['hypertension-review', { '8480-6': 90 }, 'bp-low-symptoms', false],
  ['hypertension-review', { '8480-6': 89 }, 'bp-low-symptoms', true],
  ['diabetes-review', { '41653-7': 250 }, 'dm-high-signs', false],
  ['diabetes-review', { '41653-7': 251 }, 'dm-high-signs', true],
  ['diabetes-review', { 'dm-high-twice': true }, 'dm-high-signs', true],
  ['kidney-review', { 'ckd-line': false }, 'ckd-fever', false],
  ['depression-review', { 'mood-self-harm': false }, 'mood-intent', false],
  ['pain-review', { 'pain-opioid': true }, 'pain-naloxone', true],
  ['fall-screen', { fell: false }, 'fall-danger', false],
  ['medication-review', { 'list-matches': true }, 'difference-name', false],
])('%s %j: whether %s is asked is %s', (form, given, linkId, isAsked) => {
  const { questionnaire } = formOf(form);
  expect(enablement(questionnaire, answersTo(form, given as Given))(linkId, '')).toBe(isAsked);
});

test('a review with nothing wrong is clear; a blank one is open, and its follow-ups are not among what is missing', () => {
  const given: Given = {
    fell: false,
    unsteady: false,
    worried: false,
  };
  const [clear] = scoreForm(formOf('fall-screen'), answersTo('fall-screen', given)).scores;
  expect(clear).toMatchObject({ interpretation: 'negative', value: 0 });
  const [open] = scoreForm(formOf('kidney-review'), []).scores;
  expect(open).toMatchObject({ interpretation: 'indeterminate', value: null });
  const asked = formOf('kidney-review').rules.scores.flatMap((rule) =>
    rule.kind === 'any-positive' ? rule.positive.map((match) => match.linkId) : [],
  );
  const isEnabled = enablement(formOf('kidney-review').questionnaire, []);
  const missing = [...new Set(asked)].filter((linkId) => isEnabled(linkId, '')).length;
  expect(open?.text).toBe(`${missing} answers missing`);
});

describe('PHQ-2 into PHQ-9, as it is asked', () => {
  const { questionnaire } = formOf('phq-9');
  const WEIGHTS = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'];
  const answer = (linkId: string, weight: number): ResponseItem => ({
    linkId,
    instance: '',
    status: 'answered',
    answers: [{ valueCoding: { system: 'http://loinc.org', code: WEIGHTS[weight] ?? '' } }],
  });
  const full: ResponseItem = {
    linkId: 'full-form',
    instance: '',
    status: 'answered',
    answers: [{ valueBoolean: true }],
  };

  test.each<[items: ResponseItem[], isRestAsked: boolean, total: number | undefined]>([
    [[], false, undefined],
    [[answer('44250-9', 2)], false, undefined],
    [[answer('44250-9', 1), answer('44255-8', 1)], false, 2],
    [[answer('44250-9', 1), answer('44255-8', 2)], true, 3],
    [[answer('44255-8', 3)], true, undefined],
    [[answer('44250-9', 0), answer('44255-8', 0), full], true, 0],
  ])('%#: the total is computed and decides what follows', async (items, isRestAsked, total) => {
    const worked = workOut(questionnaire, items, await loadExpressions(questionnaire));
    expect(worked.isEnabled('44260-8', '')).toBe(isRestAsked);
    expect(worked.isEnabled('69722-7', '')).toBe(isRestAsked);
    const computed = worked.items.find((item) => item.linkId === '55758-7')?.answers[0];
    expect(computed).toEqual(total === undefined ? undefined : { valueInteger: total });
  });
});
