import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMS } from '#shared/content/forms/index.ts';
import type { ResponseItem, Score } from '../screening.ts';
import { Need as NeedShape, Score as ScoreShape } from '../screening.ts';
import { answerProblems } from './answer-problems.ts';
import { missingItems } from './missing-items.ts';
import { questionsOf } from './model.ts';
import { scoreForm } from './scoring.ts';

const [ahc] = FORMS;
if (!ahc) throw new Error('the AHC HRSN form is there');
const SAFETY = ['95618-5', '95617-7', '95616-9', '95615-1'];
const HITS = ['LA6270-8', 'LA10066-1', 'LA10082-8', 'LA16644-9', 'LA6482-9'];

const answer = (linkId: string, ...codes: string[]): ResponseItem => ({
  instance: '',
  linkId,
  status: 'answered',
  answers: codes.map((code) => ({ valueCoding: { system: 'http://loinc.org', code } })),
});
const without = (linkId: string, status: 'declined' | 'skipped'): ResponseItem => ({
  instance: '',
  linkId,
  status,
  answers: [],
});
const safety = (...weights: (number | null)[]) =>
  weights.flatMap((weight, at) =>
    weight === null ? [] : [answer(SAFETY[at] as string, HITS[weight - 1] as string)],
  );

const noNeeds: ResponseItem[] = [
  answer('71802-3', 'LA31993-1'),
  answer('96778-6', 'LA9-3'),
  answer('88122-7', 'LA28398-8'),
  answer('88123-5', 'LA28398-8'),
  answer('93030-5', 'LA32-8'),
  answer('96779-4', 'LA32-8'),
  ...safety(1, 1, 1, 1),
];

function scoreById(items: ResponseItem[], id: string): Score {
  const score = scoreForm(ahc as never, items).scores.find((one) => one.id === id);
  if (!score) throw new Error(`no score ${id}`);
  return ScoreShape.parse(score);
}
const needIds = (items: ResponseItem[]) =>
  scoreForm(ahc as never, items).needs.map((need) => NeedShape.parse(need).id);

describe('AHC HRSN core', () => {
  test('no needs at all: every domain negative, no overall score', () => {
    const { scores, needs } = scoreForm(ahc, noNeeds);
    expect(needs).toEqual([]);
    expect(scores.map((score) => [score.id, score.interpretation, score.value])).toEqual([
      ['living', 'negative', 0],
      ['food', 'negative', 0],
      ['transportation', 'negative', 0],
      ['utilities', 'negative', 0],
      ['safety', 'negative', 4],
    ]);
  });

  test('nothing answered: everything indeterminate', () => {
    const { scores, needs } = scoreForm(ahc, []);
    expect(needs).toEqual([]);
    expect(scores.every((score) => score.interpretation === 'indeterminate' && score.value === null)).toBe(
      true,
    );
  });

  // Every answer of items 1 to 6 and whether it is a need (domain.md 3.2).
  test.each([
    ['71802-3', 'LA31994-9', 'housing-at-risk'],
    ['71802-3', 'LA31995-6', 'no-steady-housing'],
    ['96778-6', 'LA31996-4', 'unsafe-housing'],
    ['96778-6', 'LA28580-1', 'mold-at-home'],
    ['96778-6', 'LA31997-2', 'lead-at-home'],
    ['96778-6', 'LA31998-0', 'no-heat'],
    ['96778-6', 'LA31999-8', 'unsafe-housing'],
    ['96778-6', 'LA32000-4', 'unsafe-housing'],
    ['96778-6', 'LA32001-2', 'unsafe-housing'],
    ['88122-7', 'LA28397-0', 'food-insecurity'],
    ['88122-7', 'LA6729-3', 'food-insecurity'],
    ['88123-5', 'LA28397-0', 'food-insecurity'],
    ['88123-5', 'LA6729-3', 'food-insecurity'],
    ['93030-5', 'LA33-6', 'transportation-insecurity'],
    ['96779-4', 'LA33-6', 'utility-shut-off-threat'],
    ['96779-4', 'LA32002-0', 'utility-shut-off'],
  ])('%s answered %s is the need %s', (linkId, code, need) => {
    const items = noNeeds.map((item) => (item.linkId === linkId ? answer(linkId, code) : item));
    expect(scoreForm(ahc, items).needs).toMatchObject([{ id: need, linkIds: [linkId] }]);
    expect(scoreForm(ahc, items).scores.filter((score) => score.interpretation === 'positive')).toHaveLength(
      1,
    );
  });

  test('several problems of a home are several needs; both food answers are one', () => {
    const items = [
      answer('96778-6', 'LA28580-1', 'LA31998-0'),
      answer('88122-7', 'LA6729-3'),
      answer('88123-5', 'LA6729-3'),
    ];
    expect(needIds(items)).toEqual(['mold-at-home', 'no-heat', 'food-insecurity']);
    expect(scoreForm(ahc, items).needs[2]?.linkIds).toEqual(['88122-7', '88123-5']);
    expect(scoreById(items, 'food')).toMatchObject({ value: 2, interpretation: 'positive' });
  });

  test('one positive answer decides a domain while the other is missing, without a value', () => {
    const items = [answer('88122-7', 'LA6729-3'), without('88123-5', 'declined')];
    expect(scoreById(items, 'food')).toMatchObject({ interpretation: 'positive', value: null });
    expect(scoreById([answer('88122-7', 'LA28398-8'), without('88123-5', 'declined')], 'food')).toMatchObject(
      {
        interpretation: 'indeterminate',
        value: null,
        text: '1 answer missing',
      },
    );
  });
});

describe('the safety score', () => {
  test.each([
    [[1, 1, 1, 1], 'negative', 4],
    [[2, 3, 2, 3], 'negative', 10],
    [[2, 3, 3, 3], 'positive', 11],
    [[5, 5, 5, 5], 'positive', 20],
    [[null, null, null, null], 'indeterminate', null],
    [[5, 5, 1, null], 'positive', null],
    [[5, 5, null, null], 'indeterminate', null],
    [[1, 1, 1, null], 'negative', null], // 3 + 5 < 11
    [[2, 2, 1, null], 'negative', null], // 5 + 5 = 10
    [[2, 2, 2, null], 'indeterminate', null], // 6 + 5 = 11
    [[null, null, null, 1], 'indeterminate', null],
  ] as const)('%j is %s', (weights, interpretation, value) => {
    expect(scoreById(safety(...weights), 'safety')).toMatchObject({
      interpretation,
      value,
      loinc: '95614-4',
    });
    expect(needIds(safety(...weights)).includes('interpersonal-safety')).toBe(interpretation === 'positive');
  });

  test('being hurt at times is told although the sum is low', () => {
    expect(scoreById(safety(2, 1, 1, 1), 'safety').text).toContain('ask further');
    expect(scoreById(safety(1, 2, 1, 1), 'safety').text).not.toContain('ask further');
  });

  test('missing answers can only leave open what every way of filling them would leave open', () => {
    const weight = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight, weight), (weights) => {
        const now = scoreById(safety(...weights), 'safety').interpretation;
        const fill = (by: number) =>
          scoreById(safety(...weights.map((one) => one ?? by)), 'safety').interpretation;
        if (now === 'negative') expect([fill(1), fill(5)]).toEqual(['negative', 'negative']);
        if (now === 'positive') expect([fill(1), fill(5)]).toEqual(['positive', 'positive']);
        if (now === 'indeterminate') expect(fill(5)).toBe('positive');
      }),
      { seed: 81 },
    );
  });

  test('declined and skipped are never scored as Never', () => {
    const items = [...safety(null, 2, 2, 2), without('95618-5', 'declined')];
    expect(scoreById(items, 'safety')).toMatchObject({ interpretation: 'indeterminate', value: null });
  });
});

describe('missingItems', () => {
  test('all ten at first, none when each has an answer or a reason', () => {
    expect(missingItems(ahc.questionnaire, [])).toHaveLength(10);
    const items = noNeeds.map((item, at) =>
      at % 3 === 0 ? without(item.linkId, at % 2 ? 'declined' : 'skipped') : item,
    );
    expect(missingItems(ahc.questionnaire, items)).toEqual([]);
  });

  test('an answered item without an answer is missing', () => {
    const items = noNeeds.map((item) => (item.linkId === '93030-5' ? { ...item, answers: [] } : item));
    expect(missingItems(ahc.questionnaire, items).map(({ item }) => item.linkId)).toEqual(['93030-5']);
  });
});

describe('answerProblems', () => {
  const first = (item: ResponseItem) => answerProblems(ahc.questionnaire, [item])[0]?.message;

  test('none in a good response', () => {
    expect(answerProblems(ahc.questionnaire, noNeeds)).toEqual([]);
    expect(answerProblems(ahc.questionnaire, [answer('96778-6', 'LA28580-1', 'LA31998-0')])).toEqual([]);
  });

  test('what cannot stand is named', () => {
    expect(first(answer('12345-6', 'LA33-6'))).toContain('no such question');
    expect(first(answer('93030-5', 'LA28397-0'))).toContain('not in the list');
    expect(first(answer('93030-5', 'LA33-6', 'LA32-8'))).toContain('takes one answer');
    expect(first(answer('96778-6', 'LA28580-1', 'LA9-3'))).toBe(
      '"None of the above" cannot go together with other answers.',
    );
    expect(first(answer('96778-6', 'LA28580-1', 'LA28580-1'))).toContain('twice');
    expect(
      first({ instance: '', linkId: '93030-5', status: 'answered', answers: [{ valueBoolean: true }] }),
    ).toContain('another kind');
    expect(first({ ...answer('93030-5', 'LA33-6'), status: 'declined' })).toContain('declined or skipped');
    const twice = answerProblems(ahc.questionnaire, [
      answer('93030-5', 'LA33-6'),
      answer('93030-5', 'LA33-6'),
    ]);
    expect(twice).toHaveLength(1);
  });
});

test('questions come in order, without headings', () => {
  expect(questionsOf(ahc.questionnaire).map((question) => question.prefix)).toEqual(
    Array.from({ length: 10 }, (_, index) => String(index + 1)),
  );
});
