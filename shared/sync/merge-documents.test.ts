import { expect, test } from 'vitest';
import type { CarePlan, Goal } from '#shared/domain/care-plan.ts';
import type { Task } from '#shared/domain/task.ts';
import { mergeDocuments } from './merge-documents.ts';

const id = (number: number) => `0190b0c0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const stamp = {
  updatedAt: '2026-11-01T10:00:00.000Z',
  updatedBy: id(90),
  deviceId: id(91),
  rev: 3,
  receivedAt: '2026-11-01T10:00:01.000Z',
};

const goal = (number: number, description: string): Goal => ({
  id: id(number),
  problemId: '',
  description,
  patientWords: '',
  target: null,
  dueOn: '',
  lifecycleStatus: 'active',
  achievementStatus: 'in-progress',
  confidence: null,
  progress: [],
});

const plan = (goals: Goal[], over: Partial<CarePlan> = {}): CarePlan => ({
  ...stamp,
  id: id(1),
  patientId: id(2),
  status: 'draft',
  problems: [],
  goals,
  interventions: [],
  barriers: [],
  signatures: [],
  ...over,
});

test('two people changing different goals of one plan both keep their words, on the version of the server', () => {
  const base = plan([goal(10, 'walk'), goal(11, 'eat')]);
  const mine = plan([goal(10, 'walk daily'), goal(11, 'eat')], {
    receivedAt: '',
    updatedAt: '2026-11-01T11:00:00.000Z',
  });
  const theirs = plan([goal(10, 'walk'), goal(11, 'eat greens'), goal(12, 'sleep')], { rev: 4 });
  const merged = mergeDocuments('carePlans', base, mine, theirs);
  expect(merged.goals.map(({ description }) => description).sort()).toEqual([
    'eat greens',
    'sleep',
    'walk daily',
  ]);
  expect(merged).toMatchObject({ rev: 4, receivedAt: '' });
});

test('when the server has all that we wanted to say, its own version is the result', () => {
  const base = plan([goal(10, 'walk')]);
  const theirs = plan([goal(10, 'walk daily')], { rev: 4, updatedAt: '2026-11-01T11:00:00.000Z' });
  expect(mergeDocuments('carePlans', base, { ...theirs, rev: 3, receivedAt: '' }, theirs)).toBe(theirs);
});

test('a task changed on both sides keeps the fields that only the other side changed', () => {
  const base: Task = {
    ...stamp,
    id: id(5),
    patientId: id(2),
    kind: 'callback',
    status: 'requested',
    priority: 'routine',
    title: 'Call back',
    detail: '',
    dueAt: '2026-11-02T15:00:00.000Z',
    ownerId: id(90),
    createdAt: '2026-11-01T10:00:00.000Z',
    createdBy: id(90),
    completedAt: '',
    callId: '',
  };
  const mine: Task = {
    ...base,
    status: 'completed',
    completedAt: '2026-11-02T15:04:00.000Z',
    receivedAt: '',
  };
  const theirs: Task = { ...base, ownerId: id(93), priority: 'urgent', rev: 4 };
  expect(mergeDocuments('tasks', base, mine, theirs)).toMatchObject({
    status: 'completed',
    ownerId: id(93),
    priority: 'urgent',
    rev: 4,
  });
});
