import { expect, test } from 'vitest';
import type { CarePlanContent, Goal, Intervention, Problem } from '#shared/domain/care-plan.ts';
import { newGoal, newIntervention, newProblem } from '#shared/domain/new-plan-items.ts';
import { addItems, changeItem, contentOf, countChanges, isSameContent, removeItem } from './plan-edits.ts';
import { idsOfProblem, problemIds } from './plan-outline.ts';

const problem = (id: string, status: Problem['status'] = 'active'): Problem => ({
  ...newProblem(id),
  title: `Problem ${id}`,
  status,
});
const goal = (id: string, problemId: string): Goal => ({
  ...newGoal(id, problemId),
  description: `Goal ${id}`,
  lifecycleStatus: 'active',
});
const intervention = (id: string, problemId: string, goalId = ''): Intervention => ({
  ...newIntervention(id, problemId),
  goalId,
  description: `Step ${id}`,
  owner: 'patient',
});
const plan: CarePlanContent = {
  sections: [],
  problems: [problem('old', 'resolved'), problem('bp')],
  goals: [goal('g1', 'bp'), goal('g2', ''), goal('g3', 'old')],
  interventions: [intervention('i1', 'bp', 'g1'), intervention('i2', 'bp')],
  barriers: [],
};

test('problems stand in their places, active ones first, and carry their goals and steps; what belongs to none is apart', () => {
  expect(problemIds(plan)).toEqual(['bp', 'old']);
  expect(idsOfProblem(plan, 'goals', 'bp')).toEqual(['g1']);
  expect(idsOfProblem(plan, 'interventions', 'bp')).toEqual(['i1', 'i2']);
  expect(idsOfProblem(plan, 'goals', '')).toEqual(['g2']);
  const moved = changeItem(plan, 'interventions', 'i2', { order: -1 });
  expect(idsOfProblem(moved, 'interventions', 'bp')).toEqual(['i2', 'i1']);
});

test('removing a problem takes its goals, steps and their barriers with it, removing a goal its own only', () => {
  const barrier = { id: 'b1', goalId: 'g1', description: 'No cuff', status: 'open' as const, order: 0 };
  const whole = { ...plan, barriers: [barrier] };
  expect(removeItem(whole, 'problems', 'bp')).toMatchObject({
    problems: [{ id: 'old' }],
    goals: [{ id: 'g2' }, { id: 'g3' }],
    interventions: [],
    barriers: [],
  });
  const withoutGoal = removeItem(whole, 'goals', 'g1');
  expect(withoutGoal.interventions.map((item) => item.id)).toEqual(['i2']);
  expect(withoutGoal.barriers).toEqual([]);
  expect(removeItem(whole, 'interventions', 'i2').interventions.map((item) => item.id)).toEqual(['i1']);
});

test('what is added stands behind its kind, items are counted once however many fields differ, and field order is no difference', () => {
  const added = addItems(plan, {
    barriers: [{ goalId: '', order: 0, id: 'b1', description: 'No cuff at home', status: 'open' }],
    goals: [goal('g4', 'bp')],
  });
  expect(added.goals.at(-1)?.order).toBe(1);
  const after = changeItem(removeItem(added, 'interventions', 'i2'), 'goals', 'g1', {
    confidence: 7,
    dueOn: '2027-01-01',
  });
  expect(countChanges(plan, after)).toBe(4);
  const { status, ...rest } = problem('bp');
  expect(isSameContent(plan, { ...plan, problems: [problem('old', 'resolved'), { status, ...rest }] })).toBe(
    true,
  );
  expect(isSameContent(contentOf(null), plan)).toBe(false);
});
