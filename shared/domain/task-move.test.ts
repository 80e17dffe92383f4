import { expect, test } from 'vitest';
import { toInstant } from './primitives.ts';
import type { Task } from './task.ts';
import { byGroup, dueReminders, groupOf, reminderKey } from './task-groups.ts';
import { isMoved, movedTask, moveProblem, type TaskMove } from './task-move.ts';
import { delegatedBy, mayOwn, ownerOf } from './task-owner.ts';
import { dueBefore, nextDueAt, nextTask } from './task-recurrence.ts';
import { makeTask, testId } from './test-documents.ts';

const ZONE = 'America/New_York';
const AT = '2026-11-20T15:00:00.000Z';
let count = 500;
const newId = () => {
  count += 1;
  return testId(count);
};
const facts = { by: testId(52), at: AT, practiceTimeZone: ZONE, newId };
const done: TaskMove = { action: 'completed', note: '' };

test('each move changes what it says and adds one entry of who did what when', () => {
  const task = makeTask({ dueAt: AT });
  const moves: TaskMove[] = [
    { action: 'started', note: '' },
    { action: 'put-off', until: '2026-11-23T14:00:00.000Z', note: 'No answer' },
    { action: 'handed-over', ownerId: testId(53), note: '' },
    done,
    { action: 'reopened', note: '' },
  ];
  let now = task;
  for (const move of moves) {
    expect(moveProblem(now, move, AT)).toBe('');
    expect(isMoved(now, move)).toBe(false);
    now = movedTask(now, move, facts);
  }
  expect(now).toMatchObject({ status: 'requested', completedAt: '', ownerId: testId(53) });
  expect(now.dueAt).toBe('2026-11-23T14:00:00.000Z');
  expect(now.history.slice(task.history.length).map(({ action }) => action)).toEqual(
    moves.map(({ action }) => action),
  );
});

test('what does not follow is refused in a sentence; the same again changes nothing', () => {
  const closed = movedTask(makeTask({}), done, facts);
  expect(isMoved(closed, done)).toBe(true);
  expect(moveProblem(closed, { action: 'put-off', until: '2027-01-01T00:00:00.000Z', note: '' }, AT)).toMatch(
    /closed/,
  );
  const open = makeTask({});
  expect(moveProblem(open, { action: 'put-off', until: AT, note: '' }, AT)).toMatch(/passed/);
  expect(moveProblem(open, { action: 'put-off', until: '2028-01-01T00:00:00.000Z', note: '' }, AT)).toMatch(
    /year/,
  );
  expect(moveProblem(open, { action: 'cancelled', note: ' ' }, AT)).toMatch(/why/);
  expect(moveProblem(makeTask({ kind: 'escalation' }), done, AT)).toMatch(/escalation/);
  expect(moveProblem(makeTask({ kind: 'referral' }), done, AT)).toMatch(/outcome/);
  expect(
    moveProblem(makeTask({ kind: 'referral' }), { action: 'handed-over', ownerId: testId(3), note: '' }, AT),
  ).toBe('');
});

test.each([
  // Due, done, every, unit, next: 10:00 in New York is 15:00 or, in summer, 14:00 UTC.
  ['2026-01-31T15:00', '2026-01-31T16:00', 1, 'month', '2026-02-28T15:00'],
  ['2026-02-28T15:00', '2026-02-28T16:00', 1, 'month', '2026-03-31T14:00'],
  ['2027-12-30T15:00', '2027-12-30T16:00', 2, 'month', '2028-02-29T15:00'],
  ['2026-12-15T15:00', '2026-12-01T16:00', 1, 'month', '2027-01-15T15:00'],
  ['2026-10-31T14:00', '2026-10-31T15:00', 1, 'day', '2026-11-01T15:00'],
  ['2026-11-02T15:00', '2026-11-20T16:00', 1, 'week', '2026-11-23T15:00'],
  ['2020-01-06T15:00', '2026-11-20T16:00', 2, 'week', '2026-11-30T15:00'],
  // Late in the evening the practice's day is not yet over in UTC.
  ['2026-02-01T04:30', '2026-02-01T05:00', 1, 'month', '2026-03-01T04:30'],
] as const)('due %s, done %s, every %i %s: next due %s', (due, at, every, unit, next) => {
  const full = (text: string) => `${text}:00.000Z`;
  expect(nextDueAt({ every, unit }, full(due), full(at), ZONE)).toBe(full(next));
});

test('two devices that complete a recurring task make one next task', () => {
  const task = makeTask({ recurrence: { every: 1, unit: 'week' } });
  const one = nextTask(task, facts);
  const two = nextTask(task, { ...facts, by: testId(99), at: '2026-11-20T15:05:00.000Z' });
  expect(one?.id).toBe(two?.id);
  expect(one?.dueAt).toBe(two?.dueAt);
  expect(one).toMatchObject({ status: 'requested', completedAt: '', recurrence: task.recurrence });
  expect(one?.history.map(({ action }) => action)).toEqual(['created']);
  expect(nextTask(makeTask({}), facts)).toBeNull();
});

test.each([
  ['2027-01-28', ['2027-02-28', '2027-03-28', '2027-04-28']],
  ['2027-01-30', ['2027-02-28', '2027-03-30', '2027-04-30', '2027-05-30']],
  ['2027-01-31', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
  ['2027-02-28', ['2027-03-31', '2027-04-30']],
])('every month from %s on: a short month cuts the day off once, not for good', (first, expected) => {
  const recurrence = { every: 1, unit: 'month' as const };
  const tasks: [Task, ...Task[]] = [makeTask({ recurrence, dueAt: `${first}T18:00:00.000Z` })];
  for (const date of expected) {
    const [newest] = tasks;
    const next = nextTask(newest, { ...facts, at: newest.dueAt, dueBefore: dueBefore(newest, tasks) });
    expect(next?.dueAt.slice(0, 10)).toBe(date);
    tasks.unshift(next as Task);
  }
});

test('a task is her care manager’s or of the supervisors of that team; one whose owner left is her care manager’s', () => {
  const person = (id: number, role: 'care-manager' | 'supervisor', team: number, isActive = true) =>
    [testId(id), { id: testId(id), role, teamId: testId(team), isActive }] as const;
  const staff = new Map([
    ...[person(1, 'care-manager', 7), person(2, 'care-manager', 7), person(3, 'supervisor', 7)],
    ...[person(4, 'supervisor', 8), person(5, 'supervisor', 7, false)],
  ]);
  const patient = { careManagerId: testId(1) };
  const may = [...staff.values()].filter((one) => mayOwn(one, patient, staff)).map(({ id }) => id);
  expect(may).toEqual([testId(1), testId(3)]);
  expect(ownerOf({ ownerId: testId(3) }, patient, staff)).toBe(testId(3));
  for (const lost of [testId(2), testId(5), 'server'])
    expect(ownerOf({ ownerId: lost }, patient, staff)).toBe(testId(1));
});

test('who delegated keeps it in sight until it is handed over or comes back', () => {
  const task = makeTask({ ownerId: testId(52) });
  const to = (action: 'delegated' | 'handed-over', id: number): TaskMove => ({
    ...{ action, ownerId: testId(id), note: '' },
  });
  const delegated = movedTask(task, to('delegated', 53), facts);
  expect(delegatedBy(delegated)).toBe(testId(52));
  const further = movedTask(delegated, to('delegated', 54), { ...facts, by: testId(53) });
  expect(delegatedBy(further)).toBe(testId(52));
  expect(delegatedBy(movedTask(further, to('delegated', 52), { ...facts, by: testId(54) }))).toBe('');
  expect(delegatedBy(movedTask(delegated, to('handed-over', 55), facts))).toBe('');
});

test('groups follow the practice’s days; what presses is ordered by urgency', () => {
  const now = Date.parse('2026-11-21T03:30:00.000Z');
  const due = (dueAt: string) => groupOf(makeTask({ dueAt }), now, ZONE);
  expect(due('2026-11-21T03:29:59.000Z')).toBe('overdue');
  expect(due('2026-11-21T04:59:00.000Z')).toBe('today');
  expect(due('2026-11-21T05:00:00.000Z')).toBe('week');
  expect(due('2026-11-28T04:59:00.000Z')).toBe('week');
  expect(due('2026-11-28T05:00:00.000Z')).toBe('later');
  expect(groupOf(makeTask({ status: 'completed' }), now, ZONE)).toBe('done');
  const late = makeTask({ id: testId(1), dueAt: '2026-11-20T10:00:00.000Z', priority: 'routine' });
  const urgent = makeTask({ id: testId(2), dueAt: '2026-11-20T20:00:00.000Z', priority: 'urgent' });
  const later = makeTask({ id: testId(3), dueAt: '2026-12-20T20:00:00.000Z', priority: 'stat' });
  expect([later, late, urgent].sort(byGroup(now, ZONE))).toEqual([urgent, late, later]);
});

test('a task is told of once, again when it was put off, and not when it is long overdue', () => {
  const now = Date.parse(AT);
  const due = makeTask({ dueAt: AT });
  const told = new Set<string>();
  expect(dueReminders([due, makeTask({ dueAt: toInstant(now + 1) })], told, now)).toEqual([due]);
  told.add(reminderKey(due));
  expect(dueReminders([due], told, now + 1000)).toEqual([]);
  expect(dueReminders([makeTask({ dueAt: toInstant(now + 60_000) })], told, now + 60_000)).toHaveLength(1);
  expect(dueReminders([makeTask({ dueAt: toInstant(now - 3_600_000) })], new Set(), now)).toEqual([]);
  expect(dueReminders([makeTask({ dueAt: AT, kind: 'escalation' })], new Set(), now)).toEqual([]);
});
