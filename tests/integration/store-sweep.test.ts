/** @file Words that a wrong clock would hide from RxDB's replication, on the stores of both homes. */
import { IDBFactory as FakeIndexedDB, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import type { RxDocumentData, RxStorageInstance } from 'rxdb';
import { expect, test } from 'vitest';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import { getRxStorageEncryptedDexie } from '#renderer/web/worker/store/index.ts';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { DocumentStamp } from '#shared/domain/document.ts';
import { makeTask, testId } from '#shared/domain/test-documents.ts';
import { type Replication, startReplication } from '#shared/store/replicate.ts';
import type { StoreStorage } from '#shared/store/storage.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { createBrowserKey, createStoreFolder } from '#tests/contracts/storage-factories.ts';
import { until } from '#tests/support/device.ts';

const DAY_MS = 86_400_000;
const [early, late] = [testId(1), testId(2)];

interface Home {
  name: string;
  /** Whether its order of changes is that of the clock; else of a count that only grows. */
  isOrderedByClock: boolean;
  open(): Promise<{ storage: StoreStorage; dispose(): Promise<void> }>;
}

const homes: Home[] = [
  {
    name: 'encrypted SQLite',
    isOrderedByClock: false,
    async open() {
      const { path, dispose } = await createStoreFolder();
      return { storage: getRxStorageEncryptedSqlite({ path, key: new Uint8Array(32).fill(7) }), dispose };
    },
  },
  {
    name: 'encrypted Dexie',
    isOrderedByClock: true,
    async open() {
      const environment = { indexedDB: new FakeIndexedDB(), IDBKeyRange: FakeKeyRange };
      const storage = getRxStorageEncryptedDexie({ key: await createBrowserKey(), ...environment });
      return { storage: storage as unknown as StoreStorage, dispose: async () => undefined };
    },
  },
];

/** Replicates with a server that takes everything, and notes the ids as they come. */
function replicate(store: Store, taken: Map<string, WireDocument>): Replication {
  return startReplication(store, {
    pull: async (_collection, checkpoint) => ({ documents: [], checkpoint: checkpoint ?? { sequence: 7 } }),
    fetch: async (_collection, ids) => ids.flatMap((id) => taken.get(id) ?? []),
    admit: async (_collection, documents) => documents,
    mayReplace: () => true,
    prepare: (row) => row,
    push: async (_collection, rows) =>
      rows.map(({ newDocumentState }) => {
        const { id } = newDocumentState;
        const stamp = { rev: 1, receivedAt: '2026-11-21T15:00:00.000Z' };
        expect(taken.has(id)).toBe(false);
        taken.set(id, { ...newDocumentState, ...stamp });
        return { id, outcome: 'accepted', ...stamp };
      }),
    onAnswered: async () => undefined,
    onReceived: () => undefined,
    onError: (_collection, error) => {
      throw error;
    },
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}

/** Writes a task as a device does whose clock is wrong by so much: RxDB notes that time, too. */
async function writeWithClock(store: Store, id: string, offset: number): Promise<void> {
  const wrapped = store.collections.tasks.storageInstance as unknown as {
    originalStorageInstance: RxStorageInstance<DocumentStamp, unknown, unknown>;
  };
  const document = {
    ...makeTask({ id, rev: 0, receivedAt: '' }),
    ...{ _deleted: false, _attachments: {}, _rev: `1-${id}`, _meta: { lwt: Date.now() + offset } },
  } as RxDocumentData<DocumentStamp>;
  const { error } = await wrapped.originalStorageInstance.bulkWrite([{ document }], 'test');
  expect(error).toEqual([]);
}

test.each(homes)(
  'WAKE-2 PUSH-3 what was written after a clock was set back is sent, found by the sweep where the clock hid it, on $name',
  async ({ name, isOrderedByClock, open }) => {
    const { storage, dispose } = await open();
    const taken = new Map<string, WireDocument>();
    const pushed = () => [...taken.keys()];
    const opened: { close(): Promise<unknown> }[] = [];
    const start = async () => {
      const store = await openStore(storage, `careline-sweep-${name.length}`);
      opened.unshift(store);
      const replication = replicate(store, taken);
      opened.unshift(replication);
      return { store, replication };
    };
    const stop = async () => {
      for (const one of opened.splice(0)) await one.close();
    };
    try {
      const first = await start();
      await writeWithClock(first.store, early, 3 * DAY_MS);
      await first.replication.initialSync();
      await until(
        'the first is sent',
        async () => pushed(),
        (ids) => ids.length === 1,
      );
      await first.replication.settled(['tasks']);
      await first.replication.close();
      // Written while nothing is sent, with the clock set right.
      await writeWithClock(first.store, late, 0);
      await stop();

      const { replication } = await start();
      await replication.initialSync();
      await replication.settled(['tasks']);
      expect(pushed()).toEqual(isOrderedByClock ? [early] : [early, late]);
      await until(
        'it is sent',
        async () => {
          await replication.sweep('tasks', [early, late]);
          return pushed();
        },
        (ids) => ids.includes(late),
      );
      await replication.settled(['tasks']);
      expect(pushed()).toEqual([early, late]);
    } finally {
      await stop();
      await dispose();
    }
  },
);
