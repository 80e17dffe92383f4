/** @file What a device makes of news: it pulls what they name, and shows what arrives. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { until } from '#tests/support/device.ts';
import { COLLEAGUE, inSync, NURSE, openPractice, type Practice, untilStatus } from './engine-devices.ts';
import { type Line, openLine } from './line.ts';
import { row, task } from './server-documents.ts';

/** More than one page of the server's, so that it takes a while. */
const TASKS = 3_000;
let practice: Practice;
let line: Line;

beforeAll(async () => {
  practice = await openPractice(2);
  line = await openLine(practice.world.url);
});
afterAll(async () => {
  await line?.close();
  await practice?.close();
});

test('WAKE-3 news that name their collections make a device pull these and no others', async () => {
  const { world, patientIds } = practice;
  const [patientId = ''] = patientIds;
  const device = await practice.open('nora', NURSE, { serverUrl: line.url });
  const other = await world.signIn(NURSE);
  await inSync(device);
  const pulls = () => line.bodies('/sync/pull').map((body) => /"collection":"(\w+)"/.exec(body)?.[1] ?? body);
  // The first look at everything is over when no more is asked.
  let before = -1;
  await until(
    'it is quiet',
    async () => {
      const [earlier, now] = [before, pulls().length];
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return earlier === now;
    },
    (isQuiet) => isQuiet,
  );
  const [result] = await other.push('tasks', row(task(other, patientId, { title: 'From the other one' })));
  expect(result?.outcome).toBe('accepted');
  await until(
    'the task is here',
    // To open the chart would leave a trace, which is news of its own.
    () => device.contents(),
    ({ tasks }) => tasks.some(({ title }) => title === 'From the other one'),
  );
  // That the chart was opened is noted in the access log, which comes back with its receipt.
  const pulled = new Set(
    pulls()
      .slice(before)
      .filter((name) => name !== 'auditEvents'),
  );
  expect([...pulled]).toEqual(['tasks']);
});

test('SCOPE-2 a history that arrives with a patient is counted while it comes, and no longer when it is here', async () => {
  const { world, patientIds, nurseId, colleagueId } = practice;
  const [, patientId = ''] = patientIds;
  const { organizationId } = world;
  const author = { staffId: nurseId, deviceId: nurseId };
  const documents = Array.from({ length: TASKS }, () => task(author, patientId));
  await inOrganization(world.database.pool, organizationId, (transaction) =>
    storeDocuments(transaction, { organizationId, collection: 'tasks', documents }),
  );
  const device = await practice.open('cora', COLLEAGUE);
  await inSync(device);
  const seen: NonNullable<SyncStatus['arriving']>[] = [];
  void (async () => {
    for await (const { arriving } of await device.engine.sync.status()) if (arriving) seen.push(arriving);
  })().catch(() => undefined);
  await world.assign(colleagueId, [patientId]);
  await until(
    'the history is here',
    () => device.contents(),
    ({ tasks }) => tasks.length === TASKS,
    60_000,
  );
  await untilStatus(device, 'nothing arrives any more', ({ arriving }) => arriving === null);
  expect(seen.every(({ patients }) => patients === 1)).toBe(true);
  const counts = seen.map(({ received }) => received);
  expect(counts.length).toBeGreaterThan(1);
  expect(counts).toEqual([...counts].sort((left, right) => left - right));
  expect(counts.at(-1)).toBeLessThanOrEqual(TASKS + 1);
  expect(counts.at(-1)).toBeGreaterThan(TASKS / 2);
});
