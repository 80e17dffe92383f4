/** @file What an edit was made on, of which there is no second copy until then, on the real stores of both homes. */
import { afterEach, expect, test } from 'vitest';
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { Task } from '#shared/domain/task.ts';
import { makeTask, testId } from '#shared/domain/test-documents.ts';
import { applyDocument } from '#shared/store/apply-document.ts';
import { pushPending } from '#shared/store/push-pending.ts';
import { startReplication } from '#shared/store/replicate.ts';
import type { StoreStorage } from '#shared/store/storage.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { type AnyStorage, storageFactories } from '#tests/contracts/storage-factories.ts';
import { until } from '#tests/support/device.ts';

const RECEIVED = '2026-11-21T15:00:00.000Z';
const task = makeTask({ id: testId(1), rev: 1, title: 'Call the pharmacy', receivedAt: RECEIVED });
const another = makeTask({ id: testId(2), rev: 1, title: 'Ask for the lift', receivedAt: RECEIVED });
const newer = { ...task, rev: 2, title: 'Call the pharmacy again' };
const wire = (document: Task): WireDocument => ({ ...document, _deleted: false });
const homes = storageFactories.filter(({ name }) => name.startsWith('encrypted'));

const closing: (() => Promise<unknown>)[] = [];
const closeAll = async () => {
  for (const close of closing.splice(0).reverse()) await close();
};
const disposing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const dispose of disposing.splice(0)) await dispose();
});

interface Note {
  docData: { title?: string };
}

/** A home's store, and what RxDB's notes in it say, past everything that reads them otherwise. */
async function home(create: (typeof homes)[number]['create']) {
  const { storage, dispose } = await create();
  disposing.push(dispose);
  let read: ((ids: string[], withDeleted: boolean) => Promise<Note[]>) | undefined;
  const watched = {
    ...storage,
    createStorageInstance: async (params: Parameters<AnyStorage['createStorageInstance']>[0]) => {
      const instance = await storage.createStorageInstance(params);
      const isOfTasks =
        'docData' in params.schema.properties &&
        'dueAt' in Object(params.schema.properties.docData).properties;
      if (isOfTasks) read = instance.findDocumentsById.bind(instance) as never;
      return instance;
    },
  } as StoreStorage;
  return {
    notes: async () => {
      const ids = [task, another].map(({ id }) => `${id}|0`);
      return ((await read?.(ids, true)) ?? []).map(({ docData }) => docData.title ?? 'none');
    },
    async open(): Promise<Store> {
      const store = await openStore(watched, 'careline-assumed');
      closing.push(() => store.close());
      return store;
    },
  };
}

/** Replicates with a server of tasks that sends one page at each call. */
function replicate(store: Store, pages: WireDocument[][]) {
  const pushed: PushRow[] = [];
  const replication = startReplication(store, {
    pull: async (collection, checkpoint) => {
      const documents = collection === 'tasks' ? (pages.shift() ?? []) : [];
      return { documents, checkpoint: { sequence: (checkpoint?.sequence ?? 0) + documents.length } };
    },
    fetch: async () => [],
    push: async (_collection, rows) => {
      pushed.push(...rows);
      return rows.map(({ newDocumentState: { id } }) => ({
        id,
        outcome: 'accepted',
        rev: 2,
        receivedAt: RECEIVED,
      }));
    },
    admit: async (_collection, documents) => documents,
    mayReplace: () => true,
    prepare: (row) => row,
    onAnswered: async () => undefined,
    onReceived: () => undefined,
    onError: (_collection, error) => {
      throw error;
    },
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  closing.push(() => replication.close());
  return { replication, pushed };
}

const titled = (store: Store, base: Task, title: string) =>
  applyDocument(store, { collection: 'tasks', document: { ...base, title, receivedAt: '' }, base });
const stored = async (store: Store) => (await store.collections.tasks.findOne(task.id).exec())?.title ?? null;
const madeOn = (rows: readonly PushRow[]) =>
  rows.map(({ newDocumentState, assumedMasterState }) => [
    newDocumentState.title,
    assumedMasterState?.title,
    assumedMasterState?.rev,
  ]);

test.each(homes)(
  'MERGE-1 what was pulled has no second copy; an edit is sent with the version it was made on, on $name',
  async ({ create }) => {
    const { open, notes } = await home(create);
    const store = await open();
    const { replication, pushed } = replicate(store, [[wire(task), wire(another)]]);
    await replication.initialSync();
    await replication.settled(['tasks']);
    expect(await notes()).toEqual([]);
    await titled(store, task, 'Mine');
    await until(
      'it is sent',
      async () => pushed,
      (rows) => rows.length > 0,
    );
    expect(madeOn(pushed)).toEqual([['Mine', task.title, 1]]);
  },
);

test.each(homes)(
  'MERGE-1 edits made while nothing replicates are sent after a restart with the version they were made on, on $name',
  async ({ create }) => {
    const { open, notes } = await home(create);
    const first = replicate(await open(), [[wire(task), wire(another)]]);
    await first.replication.initialSync();
    await first.replication.settled(['tasks']);
    await closeAll();

    const offline = await open();
    await titled(offline, task, 'Mine');
    await titled(offline, { ...task, title: 'Mine', receivedAt: '' }, 'Mine, and more');
    expect(await notes()).toEqual([task.title]);
    const recovered: PushRow[] = [];
    await pushPending(offline, 'tasks', async (rows) => {
      recovered.push(...rows);
      return [];
    });
    expect(madeOn(recovered)).toEqual([['Mine, and more', task.title, 1]]);
    await closeAll();

    const store = await open();
    const { replication, pushed } = replicate(store, []);
    await replication.initialSync();
    await until(
      'it is sent',
      async () => pushed,
      (rows) => rows.length > 0,
    );
    expect(madeOn(pushed)).toEqual([['Mine, and more', task.title, 1]]);
  },
);

test.each(homes)(
  'SCOPE-2 a later version is taken over an edit that has come back, and a tombstone leaves no words in the notes, on $name',
  async ({ create }) => {
    const { open, notes } = await home(create);
    const store = await open();
    const pages = [[wire(task)]];
    const { replication, pushed } = replicate(store, pages);
    await replication.initialSync();
    await replication.settled(['tasks']);
    await titled(store, task, 'Mine');
    await until(
      'it is sent',
      async () => pushed,
      (rows) => rows.length > 0,
    );
    await until('it is noted', notes, ([title]) => title === 'Mine');
    // The receipt, somebody's edit, and one of mine on that.
    for (const document of [
      { ...newer, title: 'Mine' },
      { ...newer, rev: 3, title: 'Theirs' },
    ]) {
      pages.push([wire(document)]);
      await replication.settled(['tasks']);
      expect(await stored(store)).toBe(document.title);
    }
    await titled(store, { ...newer, rev: 3, title: 'Theirs' }, 'Mine again');
    await until(
      'it is sent',
      async () => pushed,
      (rows) => rows.length > 1,
    );
    expect(madeOn(pushed.slice(1))).toEqual([['Mine again', 'Theirs', 3]]);
    pages.push([wire({ ...newer, rev: 4, title: 'Mine again' })]);
    await replication.settled(['tasks']);
    pages.push([{ id: task.id, _deleted: true }]);
    await replication.settled(['tasks']);
    expect(await stored(store)).toBeNull();
    expect(await notes()).toEqual(['none']);
  },
);

test.each(homes)(
  'SCOPE-2 an edit that came too late leaves no words in the notes, on $name',
  async ({ create }) => {
    const { open, notes } = await home(create);
    const store = await open();
    const { replication } = replicate(store, [[wire(task)]]);
    await replication.initialSync();
    await replication.settled(['tasks']);
    const storage = store.collections.tasks.storageInstance.originalStorageInstance;
    const [previous] = await storage.findDocumentsById([task.id], false);
    if (!previous) throw new Error('The task was not pulled.');
    const change = (rev: number, _rev: string) => ({
      ...previous,
      rev,
      _rev,
      receivedAt: rev > 1 ? RECEIVED : '',
    });
    await storage.bulkWrite([{ previous, document: change(2, '2-pulled') }], 'replication-test');
    const { error } = await storage.bulkWrite([{ previous, document: change(1, '2-edited') }], 'test');
    expect(error.map(({ status }) => status)).toEqual([409]);
    expect(await notes()).toEqual(['none']);
  },
);
