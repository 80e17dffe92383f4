import { expect, test } from 'vitest';
import type { CarePlanContent, Intervention } from './care-plan.ts';
import { stepsOfTasks, stepTaskId, tasksOfSteps } from './plan-step-tasks.ts';
import type { Task } from './task.ts';
import { makePatient, testId } from './test-documents.ts';

const AT = '2026-11-21T15:00:00.000Z';
const stamps = { updatedAt: AT, updatedBy: testId(9), deviceId: testId(8), rev: 1, receivedAt: '' as const };
const step = (changes: Partial<Intervention> = {}): Intervention => ({
  ...{
    id: testId(50),
    problemId: '',
    goalId: '',
    description: 'Book the eye exam',
    owner: 'care-manager',
    order: 0,
  },
  ...{ dueOn: '2026-12-01', status: 'planned', taskId: '', ...changes },
});
const plan = (...interventions: Intervention[]): CarePlanContent => ({
  ...{ problems: [], goals: [], barriers: [], sections: [], interventions },
});

/** Plays edits on what is stored, as the door writes it. */
function desk() {
  const stored = new Map<string, Task>();
  let next = 900;
  const facts = {
    patient: makePatient(),
    by: testId(9),
    at: AT,
    newId: () => testId(next++),
    taskOf: (id: string) => stored.get(id),
  };
  const save = (before: CarePlanContent | null, after: CarePlanContent) => {
    const { content, tasks } = tasksOfSteps(before, after, facts);
    for (const { document } of tasks) stored.set(document.id, { ...stamps, ...document });
    return { content, count: tasks.length };
  };
  return { stored, save, task: () => stored.get(stepTaskId(testId(50))) };
}

test('a step of the care manager with a due date gets a task, due where the patient lives, and a second save makes no other', () => {
  const { save, task, stored } = desk();
  const { content } = save(null, plan(step()));
  expect(task()).toMatchObject({
    title: 'Book the eye exam',
    status: 'requested',
    dueAt: '2026-12-01T22:00:00.000Z',
  });
  expect(content.interventions[0]?.taskId).toBe(task()?.id);
  expect(save(content, content)).toEqual({ content, count: 0 });
  expect(save(null, plan(step()))).toEqual({ content, count: 0 });
  expect(stored.size).toBe(1);
});

test.each<[string, Partial<Intervention>]>([
  ['of somebody else', { owner: 'patient' }],
  ['without a date', { dueOn: '' }],
  ['that is done already', { status: 'completed' }],
])('a step %s gets none', (_which, changes) => {
  const { save } = desk();
  const before = plan(step(changes));
  expect(save(null, before)).toEqual({ content: before, count: 0 });
});

test('a step that is done ends its task, and opened again opens it', () => {
  const { save, task } = desk();
  const first = save(null, plan(step())).content;
  const [known = step()] = first.interventions;
  const done = save(first, plan({ ...known, status: 'completed' })).content;
  expect(task()).toMatchObject({ status: 'completed', completedAt: AT });
  save(done, plan({ ...known, status: 'planned' }));
  expect(task()).toMatchObject({ status: 'requested', completedAt: '' });
  expect(task()?.history.map(({ action }) => action)).toEqual(['created', 'completed', 'reopened']);
});

test('a removed step, one without a date and one that was handed to the patient cancel their task', () => {
  for (const after of [plan(), plan(step({ dueOn: '' })), plan(step({ owner: 'patient' }))]) {
    const { save, task } = desk();
    save(save(null, plan(step())).content, after);
    expect(task()?.status).toBe('cancelled');
  }
});

test('a task that was put off or renamed is left so by a save of other words, and follows its step where that changed', () => {
  const { save, task, stored } = desk();
  const first = save(null, plan(step())).content;
  const [known = step()] = first.interventions;
  stored.set(known.taskId, { ...(task() as Task), dueAt: '2026-12-09T15:00:00.000Z', title: 'Eye exam' });
  save(first, plan({ ...known, order: 4 }));
  expect(task()).toMatchObject({ dueAt: '2026-12-09T15:00:00.000Z', title: 'Eye exam' });
  save(first, plan({ ...known, dueOn: '2026-12-20' }));
  expect(task()).toMatchObject({ dueAt: '2026-12-20T22:00:00.000Z', title: 'Eye exam' });
});

test('a task that is done finishes its step, one that is opened again opens it, and nothing else is touched', () => {
  const { save, task } = desk();
  const { content } = save(null, plan(step(), step({ id: testId(51), owner: 'patient' })));
  const done = stepsOfTasks(content, [{ ...(task() as Task), status: 'completed' }]);
  expect(done.interventions.map(({ status }) => status)).toEqual(['completed', 'planned']);
  expect(stepsOfTasks(done, [task() as Task]).interventions[0]?.status).toBe('planned');
  expect(stepsOfTasks(content, [task() as Task])).toBe(content);
});
