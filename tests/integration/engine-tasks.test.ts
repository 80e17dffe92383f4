/** @file The commands about tasks, through the real door and store of one desk. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import type { TaskFilter } from '#shared/contract/engine/tasks.ts';
import type { Staff } from '#shared/domain/staff.ts';
import type { TaskMove } from '#shared/domain/task-move.ts';
import { makePatient, makeTask, testId } from '#shared/domain/test-documents.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import { openCaseload } from '#shared/engine/caseload.ts';
import type { Desk } from '#shared/engine/desk.ts';
import { openTaskReminders } from '#shared/engine/features/task-reminders.ts';
import { taskList, taskView } from '#shared/engine/features/task-views.ts';
import { createTask, moveTask } from '#shared/engine/features/tasks.ts';
import type { EnginePorts, VaultAccount } from '#shared/engine/index.ts';
import { createWriter } from '#shared/engine/writer.ts';
import { openStore, type Store } from '#shared/store/store.ts';

const [NURSE, LEAD, OTHER, TEAM] = [testId(53), testId(54), testId(55), testId(60)];
const patient = makePatient({ careManagerId: NURSE });
const START = Date.parse('2026-11-02T15:00:00.000Z');
const HOUR = 3_600_000;
const stamp = {
  ...{ updatedAt: '2026-11-01T12:00:00.000Z', updatedBy: 'server', deviceId: testId(63), rev: 1 },
  receivedAt: '2026-11-01T12:00:01.000Z',
};
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

let now = START;
let timer: (() => void) | null = null;
let notified = 0;
let store: Store;
let desk: Desk;

beforeEach(async () => {
  [now, timer, notified] = [START, null, 0];
  store = await openStore(
    getRxStorageEncryptedSqlite({ path: ':memory:', key: new Uint8Array(32).fill(7) }),
    'careline-tasks',
  );
  await store.collections.patients.insert(patient);
  for (const [id, name, role] of [
    [NURSE, 'Nora', 'care-manager'],
    [LEAD, 'Lena', 'supervisor'],
    [OTHER, 'Cora', 'care-manager'],
  ] as const) {
    const staff: Staff = {
      ...{ ...stamp, id, name, role, credential: 'LPN', teamId: TEAM, teamName: 'East', phone: '' },
      ...{ licenses: [], devices: [], isActive: true },
    };
    await store.collections.staff.insert(staff);
  }
  const ports = {
    now: () => now,
    newId: () => newUuid(now, (bytes) => crypto.getRandomValues(bytes)),
    log: () => undefined,
    after: (_milliseconds: number, callback: () => void) => {
      timer = callback;
      return () => {
        timer = null;
      };
    },
    notify: () => {
      notified += 1;
    },
  } as unknown as EnginePorts;
  const person = {
    ...{ staffId: NURSE, role: 'care-manager', credential: 'LPN' },
    practiceTimeZone: 'America/New_York',
  } as Desk['person'];
  const account = { deviceId: testId(63) } as VaultAccount;
  const caseload = await openCaseload(store, now, () => undefined);
  desk = {
    store,
    ports,
    person,
    account,
    caseload,
    writer: createWriter(store, ports, person, account),
  } as Desk;
});
afterEach(async () => {
  desk.caseload.close();
  await store.close();
});

const ALL: TaskFilter = { scope: 'mine', kind: '', ownerId: '', patientId: '', isUrgent: false, text: '' };
const words = { title: 'Ask for the records', detail: '', priority: 'routine', recurrence: null } as const;
const make = (changes: object = {}) =>
  createTask(desk, {
    ...words,
    ...{ patientId: patient.id, kind: 'records-request', ownerId: NURSE, dueAt: at(2), ...changes },
  });
const move = (taskId: string, what: TaskMove) => moveTask(desk, { taskId, move: what });
const done: TaskMove = { action: 'completed', note: '' };
const list = async (filter: Partial<TaskFilter> = {}) => (await taskList(desk, { ...ALL, ...filter })).rows;

test('a task is made, put off, done and opened again, each with its entry; doing it twice changes nothing', async () => {
  const { taskId } = await make();
  await move(taskId, { action: 'put-off', until: at(30), note: 'The office is closed' });
  await move(taskId, done);
  await move(taskId, done);
  expect(await list()).toMatchObject([{ taskId, group: 'done', status: 'completed' }]);
  await move(taskId, { action: 'reopened', note: '' });
  expect(await list()).toMatchObject([{ taskId, group: 'week', dueAt: at(30), patientName: 'Rosa Alvarez' }]);
  const { task, names } = await taskView(desk, taskId);
  expect(task.history.map(({ action }) => action)).toEqual(['created', 'put-off', 'completed', 'reopened']);
  expect(names[NURSE]).toBe('Nora');
});

test('what comes again comes once; opening the done one again takes the next back', async () => {
  const { taskId } = await make({ recurrence: { every: 1, unit: 'week' } });
  expect((await move(taskId, done)).nextDueAt).toBe(at(2 + 7 * 24));
  await move(taskId, done);
  expect((await list()).map(({ group }) => group)).toEqual(['week', 'done']);
  await move(taskId, { action: 'reopened', note: '' });
  expect((await list()).map(({ group }) => group)).toEqual(['today']);
  expect((await move(taskId, done)).nextDueAt).toBe(at(2 + 7 * 24));
  expect((await list()).map(({ group }) => group)).toEqual(['week', 'done']);
});

test('a task goes to whoever sees the patient; delegated, both have it; the filters narrow the list', async () => {
  const { taskId } = await make();
  await expect(move(taskId, { action: 'handed-over', ownerId: OTHER, note: '' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await move(taskId, { action: 'delegated', ownerId: LEAD, note: 'Your call' });
  expect(await list()).toMatchObject([{ ownerName: 'Lena', delegatedByName: 'Nora' }]);
  await move(taskId, { action: 'handed-over', ownerId: LEAD, note: '' });
  await make({ kind: 'transport', title: 'Ride to the clinic', priority: 'urgent' });
  expect(await list()).toHaveLength(2);
  expect(await list({ scope: 'team' })).toHaveLength(2);
  expect(await list({ isUrgent: true })).toMatchObject([{ kind: 'transport' }]);
  expect(await list({ text: 'alva', kind: 'transport' })).toHaveLength(1);
  expect(await list({ text: 'nobody' })).toEqual([]);
  // A task whose owner left is her care manager's.
  await store.collections.tasks.insert(makeTask({ patientId: patient.id, ownerId: testId(99) }));
  expect(await list({ ownerId: NURSE, kind: 'callback' })).toMatchObject([{ ownerName: 'Nora' }]);
});

test('a reminder is told once, over a restart too, and again when the task was put off', async () => {
  const told: string[][] = [];
  const open = () => openTaskReminders(desk, ({ tasks }) => told.push(tasks.map(({ taskId }) => taskId)));
  const { taskId } = await make();
  let reminders = open();
  const look = async () => {
    timer?.();
    await reminders.close();
    reminders = open();
  };
  await look();
  expect(told).toEqual([]);
  now = START + 2 * HOUR;
  await look();
  await look();
  expect(told).toEqual([[taskId]]);
  expect(notified).toBe(1);
  await move(taskId, { action: 'put-off', until: at(3), note: '' });
  now = START + 3 * HOUR;
  await look();
  expect(told).toEqual([[taskId], [taskId]]);
  await reminders.close();
});
