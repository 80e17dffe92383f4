/** @file Tombstones that meet words on their way to the server, on the real encrypted store. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import type { PushResult, WireDocument } from '#shared/contract/server/sync.ts';
import { makeTask, testId } from '#shared/domain/test-documents.ts';
import { type Replication, startReplication } from '#shared/store/replicate.ts';
import type { ReplicationHandlers } from '#shared/store/replication-handlers.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { watchTombstones } from '#shared/store/tombstones.ts';
import { createStoreFolder } from '#tests/contracts/storage-factories.ts';
import { until } from '#tests/support/device.ts';

const RECEIVED = '2026-11-21T15:00:00.000Z';
const task = makeTask({ id: testId(1), rev: 1, receivedAt: '' });
const tombstone: WireDocument = { id: task.id, _deleted: true };

let folder: Awaited<ReturnType<typeof createStoreFolder>>;
let store: Store;
let replication: Replication | undefined;

const open = () =>
  openStore(
    getRxStorageEncryptedSqlite({ path: folder.path, key: new Uint8Array(32).fill(7) }),
    'careline-tombstones',
  );

beforeEach(async () => {
  folder = await createStoreFolder();
  store = await open();
});
afterEach(async () => {
  await replication?.close();
  replication = undefined;
  await store.close();
  await folder.dispose();
});

/** A server of tasks alone that has nothing but what it is told to say. */
function replicate(server: Pick<ReplicationHandlers, 'push' | 'fetch'> & { pulled?: WireDocument[] }): void {
  const none: PushResult[] = [];
  replication = startReplication(store, {
    pull: async (collection, checkpoint) => ({
      documents: collection === 'tasks' && checkpoint === null ? (server.pulled ?? []) : [],
      checkpoint: checkpoint ?? { sequence: 7 },
    }),
    fetch: server.fetch,
    push: async (collection, rows) => (collection === 'tasks' ? server.push(collection, rows) : none),
    admit: async (_collection, documents) => documents,
    mayReplace: () => true,
    prepare: (row) => row,
    onAnswered: async () => undefined,
    onReceived: () => undefined,
    onError: () => undefined,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}

const stored = async () => (await store.collections.tasks.findOne(task.id).exec())?.toJSON() ?? null;
const untilGone = () => until('it has left the device', stored, (now) => now === null);

test('STAMP-4 SCOPE-5 words that the server has taken late before wait for their tombstone, and leave without a receipt', async () => {
  const receipts: string[] = [];
  store.collections.tasks.$.subscribe(({ documentData, operation }) => {
    if (operation !== 'DELETE') receipts.push(documentData.receivedAt);
  });
  await store.collections.tasks.insert(task);
  replicate({
    push: async () => [
      { id: task.id, outcome: 'accepted', rev: 2, receivedAt: RECEIVED, isKnown: true, isLate: true },
    ],
    fetch: async () => [tombstone],
  });
  await untilGone();
  expect(new Set(receipts)).toEqual(new Set(['']));
});

test('SCOPE-2 a tombstone that came while words were on their way is fetched again after a restart', async () => {
  await store.collections.tasks.insert(task);
  let isPulled: () => void = () => undefined;
  const pulled = new Promise<void>((resolve) => {
    isPulled = resolve;
  });
  replicate({
    pulled: [tombstone],
    // The words arrive while the patient is still in sight; the tombstone, which came meanwhile, is fetched, and the device is killed.
    push: async () => {
      await pulled;
      return [
        {
          id: task.id,
          outcome: 'conflict',
          master: { ...task, rev: 2, receivedAt: RECEIVED, _deleted: false },
        },
      ];
    },
    fetch: () => new Promise(() => undefined),
  });
  await until(
    'the tombstone is noted',
    () => store.readLocal<string[]>('early-tombstones-tasks'),
    (ids) => ids?.[0] === task.id,
  );
  isPulled();
  await until('it has its receipt', stored, (now) => now?.receivedAt === RECEIVED);
  await replication?.close();
  await store.close();

  store = await open();
  replicate({ push: async () => [], fetch: async () => [tombstone] });
  await untilGone();
  await until(
    'nothing is noted any more',
    () => store.readLocal<string[]>('early-tombstones-tasks'),
    (ids) => ids?.length === 0,
  );
});

test('SCOPE-2 a tombstone that was handed out and not written is told, unless words wait there', async () => {
  const tombstones = watchTombstones(store, 'tasks', () => undefined);
  const other = makeTask({ id: testId(2), rev: 1, receivedAt: RECEIVED });
  await store.collections.tasks.bulkInsert([task, other]);
  tombstones.handOut([tombstone, { id: other.id, _deleted: true }, { id: testId(3), _deleted: true }]);
  expect(await tombstones.leftBehind()).toEqual([other.id]);
  expect(await tombstones.leftBehind()).toEqual([]);
});
