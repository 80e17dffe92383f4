import { expect, test } from 'vitest';
import type { CarePlanContent, Goal, Intervention, Problem } from '#shared/domain/care-plan.ts';
import {
  addItems,
  changeItem,
  contentOf,
  differences,
  isSameContent,
  problemGroups,
  removeItem,
} from './plan-edits.ts';

const problem = (id: string, status: Problem['status'] = 'active'): Problem => ({
  codeStatus: 'none',
  expectedOutcome: '',
  order: 0,
  id,
  title: `Problem ${id}`,
  codes: [],
  status,
  sourceScreeningId: '',
});
const goal = (id: string, problemId: string): Goal => ({
  baseline: null,
  nextReviewOn: '',
  order: 0,
  id,
  problemId,
  description: `Goal ${id}`,
  patientWords: '',
  target: null,
  dueOn: '',
  lifecycleStatus: 'active',
  achievementStatus: 'in-progress',
  confidence: null,
  progress: [],
});
const intervention = (id: string, problemId: string, goalId = ''): Intervention => ({
  taskId: '',
  order: 0,
  id,
  problemId,
  goalId,
  description: `Step ${id}`,
  owner: 'patient',
  dueOn: '',
  status: 'planned',
});
const plan: CarePlanContent = {
  sections: [],
  problems: [problem('old', 'resolved'), problem('bp')],
  goals: [goal('g1', 'bp'), goal('g2', ''), goal('g3', 'old')],
  interventions: [intervention('i1', 'bp', 'g1'), intervention('i2', 'bp')],
  barriers: [],
};

test('problems carry their goals and steps, active ones first, what belongs to none last', () => {
  const groups = problemGroups(plan);
  expect(groups.map((group) => group.problem?.id ?? 'none')).toEqual(['bp', 'old', 'none']);
  expect(groups[0]?.goals.map((item) => item.id)).toEqual(['g1']);
  expect(groups[0]?.interventions.map((item) => item.id)).toEqual(['i1', 'i2']);
  expect(groups[2]?.goals.map((item) => item.id)).toEqual(['g2']);
});

test('removing a problem takes its goals and steps with it, removing a goal its own steps only', () => {
  expect(removeItem(plan, 'problems', 'bp')).toMatchObject({
    problems: [{ id: 'old' }],
    goals: [{ id: 'g2' }, { id: 'g3' }],
    interventions: [],
  });
  expect(removeItem(plan, 'goals', 'g1').interventions.map((item) => item.id)).toEqual(['i2']);
});

test('what differs is named by item, and field order is no difference', () => {
  const after = addItems(
    removeItem(changeItem(plan, 'goals', 'g1', { confidence: 7 }), 'interventions', 'i2'),
    { barriers: [{ goalId: '', order: 0, id: 'b1', description: 'No cuff at home', status: 'open' }] },
  );
  expect(differences(plan, after).map(({ list, id, kind }) => [list, id, kind])).toEqual([
    ['goals', 'g1', 'changed'],
    ['interventions', 'i2', 'removed'],
    ['barriers', 'b1', 'added'],
  ]);
  const { status, ...rest } = problem('bp');
  expect(isSameContent(plan, { ...plan, problems: [problem('old', 'resolved'), { status, ...rest }] })).toBe(
    true,
  );
  expect(isSameContent(contentOf(null), plan)).toBe(false);
});
