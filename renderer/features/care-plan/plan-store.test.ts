import { expect, test } from 'vitest';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { newBarrier, newProblem } from '#shared/domain/new-plan-items.ts';
import { addItems, changeItem, emptyPlan, moveItem } from './plan-edits.ts';
import { planProblems } from './plan-problems.ts';
import {
  closePlan,
  editPlan,
  flushPlan,
  goOnAfterSave,
  openPlan,
  openPlanOf,
  redoPlan,
  takeInOthers,
  undoPlan,
} from './plan-store.ts';

const id = '0193f0a0-0000-7000-8000-000000000001';
const other = '0193f0a0-0000-7000-8000-000000000002';
const titled =
  (title: string, of = id) =>
  (plan: CarePlanContent) =>
    changeItem(plan, 'problems', of, { title });
const twoProblems = addItems(emptyPlan, { problems: [newProblem(id), newProblem(other)] });

function open(
  patient: string,
  content: CarePlanContent = twoProblems,
  base: CarePlanContent | null = content,
) {
  const kept: unknown[] = [];
  openPlan(patient, { base, content }, async (edit) => {
    kept.push(edit);
    return { savedAt: '2026-11-21T14:00:00.000Z' };
  });
  const titles = () => openPlanOf(patient)?.content.problems.map(({ title }) => title);
  return { kept, titles, plan: () => openPlanOf(patient) };
}

test('a burst of typing in one field is one step of undo, other edits are steps of their own, and each can be made again', () => {
  const { titles, plan } = open('undo');
  editPlan('undo', titled('B'), `${id}.title`);
  editPlan('undo', titled('BP'), `${id}.title`);
  editPlan('undo', (content) => addItems(content, { barriers: [newBarrier(other)] }));
  undoPlan('undo');
  expect(plan()?.content.barriers).toEqual([]);
  undoPlan('undo');
  expect(titles()).toEqual(['', '']);
  redoPlan('undo');
  redoPlan('undo');
  expect(plan()?.content).toMatchObject({ problems: [{ title: 'BP' }, {}], barriers: [{ id: other }] });
  undoPlan('undo');
  editPlan('undo', titled('Heart'));
  expect(plan()?.future).toEqual([]);
  closePlan('undo');
  expect(openPlanOf('undo')).toBeUndefined();
});

test('a step is taken back after the autosave and after the save too', async () => {
  const { titles, plan, kept } = open('saved');
  editPlan('saved', titled('Pressure'));
  expect(await flushPlan('saved')).toBe(true);
  const sent = plan()?.content ?? emptyPlan;
  expect(kept).toEqual([{ base: twoProblems, content: sent }]);
  goOnAfterSave('saved', sent, structuredClone(sent));
  undoPlan('saved');
  expect(titles()).toEqual(['', '']);
  expect(plan()?.base).toEqual(sent);
  closePlan('saved');
});

test('what another person changed comes in marked, with what she typed since; undo takes back her own words only', () => {
  const { titles, plan } = open('live');
  editPlan('live', titled('Mine'), `${id}.title`);
  const sent = plan()?.content ?? emptyPlan;
  editPlan('live', titled('Mine, longer'), `${id}.title`);
  const theirs = titled('Hers', other)(twoProblems);
  takeInOthers('live', sent, {
    base: theirs,
    content: titled('Hers', other)(sent),
    changed: [other],
    by: 'Denise',
  });
  expect(titles()).toEqual(['Mine, longer', 'Hers']);
  expect(plan()?.marks).toEqual({ [other]: 'Denise' });
  undoPlan('live');
  expect(titles()).toEqual(['', 'Hers']);
  editPlan('live', titled('Hers and mine', other));
  expect(plan()?.marks).toEqual({});
  closePlan('live');
});

test('a field that another person changed after her is not taken back, and that is answered', () => {
  const { titles, plan } = open('late');
  editPlan('late', titled('Mine'));
  const sent = plan()?.content ?? emptyPlan;
  const theirs = titled('Hers')(sent);
  takeInOthers('late', sent, { base: theirs, content: theirs, changed: [id], by: '' });
  expect(undoPlan('late')).toBe(false);
  expect(titles()).toEqual(['Hers', '']);
  expect(plan()?.marks).toEqual({ [id]: 'somebody else' });
  closePlan('late');
});

test('rows whose item did not change stay the same object when others change the plan, and that a step became a task marks nothing', () => {
  const { plan } = open('same');
  const before = plan()?.content.problems[0];
  const copy = structuredClone(twoProblems);
  goOnAfterSave('same', twoProblems, titled('Hers', other)(copy), 'Denise');
  expect(plan()?.content.problems[0]).toBe(before);
  expect(plan()?.marks).toEqual({ [other]: 'Denise' });
  closePlan('same');
});

test('a moved item writes its own place alone', () => {
  const moved = moveItem(twoProblems, 'problems', other, -1);
  expect(moved.problems.map(({ order }) => order)).toEqual([0, -1]);
  expect(moved.problems[0]).toBe(twoProblems.problems[0]);
  expect(moveItem(twoProblems, 'problems', id, -1)).toBe(twoProblems);
});

test('a plan with an item without words is not saved, and the sentence says which', () => {
  expect(planProblems(emptyPlan)).toEqual([]);
  expect(planProblems({ ...emptyPlan, problems: [newProblem(id)] })).toEqual(['A problem has no title.']);
});
