import { expect, test } from 'vitest';
import type { CarePlanContent, Goal, PlanSection, Problem } from './care-plan.ts';
import { PlanSectionKind } from './care-plan.ts';
import { PLAN_ELEMENTS, type PlanElement, planCompleteness } from './plan-completeness.ts';
import { testId } from './test-documents.ts';

const TODAY = '2026-11-21';
const problem: Problem = {
  ...{ id: testId(1), title: 'Blood pressure', codes: [], codeStatus: 'none', status: 'active' },
  ...{ expectedOutcome: 'In range by spring.', sourceScreeningId: '', order: 0 },
};
const goal: Goal = {
  ...{
    id: testId(2),
    problemId: testId(1),
    description: 'Below 130',
    patientWords: '',
    baseline: null,
    order: 0,
  },
  target: { measureLoinc: '8480-6', measureName: 'Systolic', comparator: '<', value: 130, unit: 'mm[Hg]' },
  ...{
    dueOn: '2027-02-01',
    nextReviewOn: '2026-12-15',
    lifecycleStatus: 'active',
    confidence: null,
    progress: [],
  },
  achievementStatus: 'in-progress',
};
const whole: CarePlanContent = {
  problems: [problem],
  goals: [goal],
  interventions: [
    {
      ...{
        id: testId(3),
        problemId: testId(1),
        goalId: '',
        description: 'Log review',
        owner: 'care-manager',
      },
      ...{ dueOn: '', status: 'planned', taskId: '', order: 0 },
    },
  ],
  barriers: [],
  sections: PlanSectionKind.options.map((id) => ({
    id,
    text: 'Asked and written.',
    reviewedOn: '2026-11-01',
  })),
};
const missing = (content: CarePlanContent) =>
  Object.fromEntries(
    planCompleteness(content, TODAY)
      .filter(({ isMet }) => !isMet)
      .map(({ element, missing: sentences }) => [element, sentences]),
  );
const withSection = (id: PlanSection['id'], change: Partial<PlanSection>): CarePlanContent => ({
  ...whole,
  sections: whole.sections.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

test('a whole plan has every element, and an empty one none but that no revision is due', () => {
  expect(missing(whole)).toEqual({});
  const empty = { problems: [], goals: [], interventions: [], barriers: [], sections: [] };
  expect(Object.keys(missing(empty))).toEqual(PLAN_ELEMENTS.filter((element) => element !== 'revision'));
});

test.each<[PlanElement, string, CarePlanContent]>([
  [
    'problem-list',
    'a problem that is resolved is none',
    { ...whole, problems: [{ ...problem, status: 'resolved' }] },
  ],
  ['expected-outcome', 'words of spaces', { ...whole, problems: [{ ...problem, expectedOutcome: '  ' }] }],
  ['measurable-goals', 'no target', { ...whole, goals: [{ ...goal, target: null }] }],
  ['measurable-goals', 'no date', { ...whole, goals: [{ ...goal, dueOn: '' }] }],
  [
    'measurable-goals',
    'a goal that was given up',
    { ...whole, goals: [{ ...goal, lifecycleStatus: 'cancelled' }] },
  ],
  [
    'interventions',
    'for another problem',
    { ...whole, interventions: whole.interventions.map((one) => ({ ...one, problemId: '' })) },
  ],
  ['symptom-management', 'no words', withSection('symptom-management', { text: ' ' })],
  ['medication-management', 'never confirmed', withSection('medication-management', { reviewedOn: '' })],
  ['caregiver', 'confirmed more than a year ago', withSection('caregiver', { reviewedOn: '2025-11-20' })],
  ['revision', 'a review of yesterday', { ...whole, goals: [{ ...goal, nextReviewOn: '2026-11-20' }] }],
])('%s is missing: %s', (element, _why, content) => {
  expect(missing(content)[element]).toHaveLength(
    element === 'measurable-goals' && content.goals[0]?.dueOn === '' ? 2 : 1,
  );
});

test('a review of today and words confirmed a year ago to the day are in time', () => {
  expect(missing({ ...whole, goals: [{ ...goal, nextReviewOn: TODAY }] })).toEqual({});
  expect(missing(withSection('environment', { reviewedOn: '2025-11-21' }))).toEqual({});
});
