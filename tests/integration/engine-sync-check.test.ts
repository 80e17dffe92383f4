import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { newId } from '#server/organization/ids.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import { until } from '#tests/support/device.ts';
import {
  callPatient,
  inSync,
  NURSE,
  openPractice,
  type Practice,
  statusOf,
  untilStatus,
} from './engine-devices.ts';
import { call, task } from './server-documents.ts';

let practice: Practice;

beforeAll(async () => {
  practice = await openPractice(30);
});
afterAll(() => practice?.close());

/** Brings documents into the server as an import does, whatever they look like. */
async function bring(collection: 'calls' | 'tasks', ...documents: object[]): Promise<void> {
  const { world } = practice;
  const { organizationId } = world;
  await inOrganization(world.database.pool, organizationId, (transaction) =>
    storeDocuments(transaction, { organizationId, collection, documents: documents as never }),
  );
}

const setKind = (id: string, kind: string) =>
  practice.sql(`update documents set body = jsonb_set(body, '{kind}', to_jsonb($2::text)) where id = $1`, [
    id,
    kind,
  ]);

const author = () => ({ staffId: practice.nurseId, deviceId: practice.nurseId });

test('CHECK-1 CHECK-2 CHECK-3 a check on demand finds what is missing, old and too much, repairs and counts it, and leaves alone what waits', async () => {
  const [patientId = '', heldOf = ''] = practice.patientIds;
  const nurse = await practice.open('nora', NURSE);
  await inSync(nurse);
  const kept = Array.from({ length: 3 }, (_, index) => task(author(), patientId, { title: `Task ${index}` }));
  await bring('tasks', ...kept);
  const openTasks = async () => (await nurse.engine.patients.chart({ patientId })).openTasks;
  await until('the tasks are here', openTasks, (tasks) => tasks.length === 3);
  const callId = await callPatient(nurse, heldOf, 'Weigh daily.\0');
  await untilStatus(nurse, 'one is held', ({ held, pending }) => held === 1 && pending === 1);
  expect(await nurse.engine.sync.check()).toMatchObject({ repaired: 0, compared: expect.any(Number) });

  // Behind the sequences: what no pull can tell of. One is another version, one is gone, one stands under another id.
  const [old, gone, other] = kept;
  await practice.sql(
    `update documents set rev = rev + 1, body = jsonb_set(body, '{title}', '"Another title"') where id = $1`,
    [old?.id],
  );
  await practice.sql('delete from documents where id = $1', [gone?.id]);
  const id = newId();
  await practice.sql(
    `update documents set id = $2::uuid, body = jsonb_set(body, '{id}', to_jsonb($2::uuid::text)) where id = $1::uuid`,
    [other?.id, id],
  );
  const result = await nurse.engine.sync.check();
  expect(result.repaired).toBe(4);
  const repaired = await openTasks();
  expect(repaired.map((one) => [one.id, one.title]).sort()).toEqual(
    [
      [old?.id, 'Another title'],
      [id, 'Task 2'],
    ].sort(),
  );

  const status = await statusOf(nurse);
  expect(status).toMatchObject({ held: 1, pending: 1, checking: null, lastCheck: result });
  const chart = await nurse.engine.patients.chart({ patientId: heldOf });
  expect(chart.calls.find((one) => one.call.id === callId)?.call.note.plan).toBe('Weigh daily.\0');
  expect(await nurse.engine.sync.check()).toMatchObject({ repaired: 0 });
});

test('READ-2 a record that this version cannot read is deferred and counted, holds up nothing, and comes when it can be read', async () => {
  const [, , patientId = ''] = practice.patientIds;
  const strange = call(author(), patientId);
  const plain = call(author(), patientId);
  await bring('calls', strange, plain);
  await setKind(strange.id, 'telepathy');
  const nurse = await practice.open('nora-3', NURSE);
  await inSync(nurse);
  const callIds = async () =>
    (await nurse.engine.patients.chart({ patientId })).calls.map((one) => one.call.id);
  expect(await until('the one after it is here', callIds, (ids) => ids.length > 0)).toEqual([plain.id]);
  await untilStatus(
    nurse,
    'it is counted',
    ({ deferred, light }) => deferred === 1 && light === 'with-the-server',
  );
  expect(await nurse.engine.sync.check()).toMatchObject({ repaired: 0 });
  await nurse.close();

  const again = await practice.open('nora-3', NURSE);
  expect((await statusOf(again)).deferred).toBe(1);
  await inSync(again);
  // The server has brought it to a shape that this version knows.
  await setKind(strange.id, 'callback');
  await again.engine.sync.check();
  await untilStatus(again, 'nothing is deferred', ({ deferred }) => deferred === 0);
  const chart = await again.engine.patients.chart({ patientId });
  expect(chart.calls.map((one) => one.call.id).sort()).toEqual([plain.id, strange.id].sort());
});

test('READ-1 fields that a device does not know are stored, carried through its own edits, and sent back', async () => {
  const [, , , patientId = ''] = practice.patientIds;
  const strange = task(author(), patientId);
  await bring('tasks', strange);
  await practice.sql(`update documents set body = body || '{"colour": "quince"}' where id = $1`, [
    strange.id,
  ]);
  const nurse = await practice.open('nora-4', NURSE);
  await inSync(nurse);
  await until(
    'it is here',
    () => nurse.engine.patients.chart({ patientId }),
    ({ openTasks }) => openTasks.length === 1,
  );
  // A contact fulfils the callback: the device changes the task.
  await callPatient(nurse, patientId, 'Weigh daily.');
  await inSync(nurse);
  const [stored] = await practice.sql(
    `select body->>'status' as status, body->>'colour' as colour from documents where id = $1`,
    [strange.id],
  );
  expect(stored).toEqual({ status: 'completed', colour: 'quince' });
});
