import { expect, test } from 'vitest';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { newBarrier, newProblem } from './new-items.ts';
import { dropPlan, editPlan, undoPlan, usePlanDrafts } from './plan-draft-store.ts';
import { addItems, changeItem, emptyPlan } from './plan-edits.ts';
import { planProblems } from './plan-problems.ts';

const id = '0193f0a0-0000-7000-8000-000000000001';
const patient = 'patient';
const start = { base: null, content: emptyPlan };
const content = () => usePlanDrafts.getState().drafts[patient]?.content;
const titled = (title: string) => (plan: CarePlanContent) => changeItem(plan, 'problems', id, { title });

test('a burst of typing in one field is one step of undo, other edits are steps of their own', () => {
  editPlan(patient, start, (plan) => addItems(plan, { problems: [newProblem(id)] }));
  editPlan(patient, start, titled('B'), `${id}.title`);
  editPlan(patient, start, titled('BP'), `${id}.title`);
  editPlan(patient, start, (plan) => addItems(plan, { barriers: [newBarrier(id)] }));
  undoPlan(patient);
  expect(content()).toMatchObject({ problems: [{ title: 'BP' }], barriers: [] });
  undoPlan(patient);
  expect(content()).toMatchObject({ problems: [{ title: '' }] });
  undoPlan(patient);
  undoPlan(patient);
  expect(content()).toEqual(emptyPlan);
  dropPlan(patient);
  expect(content()).toBeUndefined();
});

test('a plan with an item without words or a target without a number is not saved, and the sentence says which', () => {
  expect(planProblems(emptyPlan)).toEqual([]);
  expect(planProblems({ ...emptyPlan, problems: [newProblem(id)] })).toEqual(['A problem has no title.']);
});
