import { expect, test } from 'vitest';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { newBarrier, newProblem } from './new-items.ts';
import {
  adoptPlan,
  dropPlan,
  editPlan,
  finishPlan,
  flushPlan,
  undoPlan,
  usePlanDrafts,
} from './plan-draft-store.ts';
import { addItems, changeItem, emptyPlan } from './plan-edits.ts';
import { planProblems } from './plan-problems.ts';

const id = '0193f0a0-0000-7000-8000-000000000001';
const draft = (patient: string) => usePlanDrafts.getState().drafts[patient];
const titled = (title: string) => (plan: CarePlanContent) => changeItem(plan, 'problems', id, { title });
const start = { base: null, content: emptyPlan };

function disk() {
  const kept: unknown[] = [];
  const keep = async (edit: unknown) => {
    kept.push(edit);
    return { savedAt: '2026-11-21T14:00:00.000Z' };
  };
  return { kept, keep };
}

test('a burst of typing in one field is one step of undo, other edits are steps of their own', () => {
  const patient = 'undo';
  adoptPlan(patient, start, disk().keep);
  editPlan(patient, (plan) => addItems(plan, { problems: [newProblem(id)] }));
  editPlan(patient, titled('B'), `${id}.title`);
  editPlan(patient, titled('BP'), `${id}.title`);
  editPlan(patient, (plan) => addItems(plan, { barriers: [newBarrier(id)] }));
  undoPlan(patient);
  expect(draft(patient)?.content).toMatchObject({ problems: [{ title: 'BP' }], barriers: [] });
  undoPlan(patient);
  expect(draft(patient)?.content).toMatchObject({ problems: [{ title: '' }] });
  undoPlan(patient);
  undoPlan(patient);
  expect(draft(patient)?.content).toEqual(emptyPlan);
  dropPlan(patient);
  expect(draft(patient)).toBeUndefined();
});

test('an edit is kept on disk with what it started from', async () => {
  const patient = 'kept';
  const { kept, keep } = disk();
  adoptPlan(patient, start, keep);
  editPlan(patient, (plan) => addItems(plan, { problems: [newProblem(id)] }));
  expect(await flushPlan(patient)).toBe(true);
  expect(kept).toEqual([{ base: null, content: { ...emptyPlan, problems: [newProblem(id)] } }]);
  expect(draft(patient)?.saving.savedAt).toBe('2026-11-21T14:00:00.000Z');
  dropPlan(patient);
});

test('what is typed while the plan is being saved stays an edit, of what was sent', () => {
  const patient = 'late';
  adoptPlan(patient, start, disk().keep);
  editPlan(patient, (plan) => addItems(plan, { problems: [newProblem(id)] }));
  const sent = draft(patient)?.content ?? emptyPlan;
  editPlan(patient, titled('late words'), `${id}.title`);
  finishPlan(patient, sent);
  expect(draft(patient)).toMatchObject({ base: sent, content: { problems: [{ title: 'late words' }] } });
  finishPlan(patient, draft(patient)?.content ?? emptyPlan);
  expect(draft(patient)).toBeUndefined();
});

test('a plan with an item without words is not saved, and the sentence says which', () => {
  expect(planProblems(emptyPlan)).toEqual([]);
  expect(planProblems({ ...emptyPlan, problems: [newProblem(id)] })).toEqual(['A problem has no title.']);
});
