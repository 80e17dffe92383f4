import { IDBFactory as FakeIndexedDB, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import {
  addRxPlugin,
  createRxDatabase,
  fillWithDefaultSettings,
  getRxReplicationMetaInstanceSchema,
} from 'rxdb';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { beforeEach, expect, test } from 'vitest';
import { getRxStorageEncryptedDexie } from '#renderer/web/worker/store/index.ts';
import {
  type CallDocument,
  callSchema,
  insertRows,
  nextCall,
  preparedQuery,
  storedCall,
} from './storage-documents.ts';
import { type AnyInstance, type AnyStorage, createBrowserKey, openInstance } from './storage-factories.ts';

addRxPlugin(RxDBLocalDocumentsPlugin);

const canary = 'unmistakable-canary-words';
let indexedDB: IDBFactory;
let storage: AnyStorage;

beforeEach(async () => {
  indexedDB = new FakeIndexedDB();
  storage = await storageWith(await createBrowserKey());
});

async function storageWith(key: CryptoKey): Promise<AnyStorage> {
  return getRxStorageEncryptedDexie({ key, indexedDB, IDBKeyRange: FakeKeyRange }) as unknown as AnyStorage;
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function eachRawStore(visit: (store: IDBObjectStore) => Promise<void>): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    const database = await answerOf(indexedDB.open(name as string));
    for (const store of database.objectStoreNames) {
      await visit(database.transaction(store, 'readwrite').objectStore(store));
    }
    database.close();
  }
}

async function rawRecords(): Promise<Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = [];
  await eachRawStore(async (store) => {
    records.push(...(await answerOf(store.getAll())));
  });
  return records;
}

const openCalls = (on = storage): Promise<AnyInstance<CallDocument>> =>
  openInstance(on, callSchema(), { databaseName: 'careline' });

test('raw records hold ids, indexed fields and RxDB fields, and no canary', async () => {
  const database = await createRxDatabase({
    name: 'whole',
    storage,
    localDocuments: true,
    multiInstance: false,
  });
  await database.addCollections({ calls: { schema: callSchema(), localDocuments: true } });
  const { _deleted, _attachments, _rev, _meta, ...fields } = storedCall('call-1', { note: canary });
  await database.collections.calls?.insert(fields);
  await database.collections.calls?.insertLocal('draft', { text: canary });
  await database.insertLocal('view', { text: canary });
  const metaSchema = getRxReplicationMetaInstanceSchema(
    fillWithDefaultSettings(callSchema()) as never,
    false,
  );
  const meta = await openInstance(storage, metaSchema as never, { collectionName: 'calls-meta' });
  const assumed = { id: 'call-1|0', itemId: 'call-1', isCheckpoint: '0', docData: fields };
  await meta.bulkWrite(
    [
      { document: { ...assumed, _deleted: false, _attachments: {}, _rev: '1-a', _meta: { lwt: 1 } } },
    ] as never,
    'test',
  );
  await meta.close();
  await database.close();

  const records = await rawRecords();
  expect(records.length).toBeGreaterThanOrEqual(5);
  expect(JSON.stringify(records)).not.toContain(canary);
  const call = records.find((record) => record.id === 'call-1');
  const clear = ['id', 'patientId', 'state', 'startedAt', 'score', 'signed', 'detail'];
  expect(Object.keys(call ?? {}).sort()).toEqual(
    [...clear, '_attachments', '_deleted', '_meta', '_rev', 'sealed'].sort(),
  );
});

test('one body sealed twice looks different each time', async () => {
  const calls = await openCalls();
  await calls.bulkWrite(insertRows([storedCall('call-1'), storedCall('call-2')]), 'test');
  const [one, two] = (await rawRecords()).map((record) => record.sealed as string);
  expect(one?.slice(0, 16)).not.toBe(two?.slice(0, 16));
  await calls.close();
});

test('a tombstone keeps its indexed fields and no body', async () => {
  const calls = await openCalls();
  const first = storedCall('call-1', { note: canary.repeat(50) });
  await calls.bulkWrite([{ document: first }], 'test');
  await calls.bulkWrite([{ previous: first, document: nextCall(first, { _deleted: true }) }], 'test');
  const [tombstone] = await calls.findDocumentsById(['call-1'], true);
  expect(tombstone).toMatchObject({ id: 'call-1', patientId: 'patient-1', _deleted: true });
  expect(tombstone).not.toHaveProperty('note');
  const [record] = await rawRecords();
  expect(String(record?.sealed).length).toBeLessThan(canary.length * 50);
  await calls.close();
});

test('queries on sealed fields are refused, in selectors of any depth, sorts and counts', async () => {
  const calls = await openCalls();
  const sealed = [
    { selector: { note: 'x' } },
    { selector: { $or: [{ patientId: 'patient-1' }, { $and: [{ note: { $ne: 'x' } }] }] } },
    { selector: {}, sort: [{ note: 'asc' }] },
    { selector: { detail: { $exists: true } } },
  ];
  for (const query of sealed) {
    const prepared = preparedQuery(calls, query as never);
    await expect(calls.query(prepared)).rejects.toMatchObject({ code: 'STORE_SEALED_FIELD' });
    await expect(calls.count(prepared)).rejects.toMatchObject({ code: 'STORE_SEALED_FIELD' });
  }
  await calls.close();
});

test('a document without a value in an index is refused rather than left out of answers', async () => {
  const calls = await openCalls();
  const { patientId, ...rest } = storedCall('call-1');
  await expect(calls.bulkWrite([{ document: rest }] as never, 'test')).rejects.toMatchObject({
    code: 'STORE_UNINDEXED',
  });
  expect(await rawRecords()).toEqual([]);
  await calls.close();
});

test('another key opens nothing', async () => {
  const calls = await openCalls();
  await calls.bulkWrite(insertRows([storedCall('call-1')]), 'test');
  await calls.close();
  const other = await openCalls(await storageWith(await createBrowserKey()));
  await expect(other.findDocumentsById(['call-1'], false)).rejects.toMatchObject({ code: 'STORE_WRONG_KEY' });
  await other.close();
});

test('a body moved to another document, or put back under a newer revision, does not open', async () => {
  const calls = await openCalls();
  const first = storedCall('call-1');
  await calls.bulkWrite(insertRows([first, storedCall('call-2')]), 'test');
  const [old, other] = await rawRecords();
  await calls.bulkWrite([{ previous: first, document: nextCall(first, { note: 'newer' }) }], 'test');
  const tamper = (change: (record: Record<string, unknown>) => unknown) =>
    eachRawStore(async (store) => {
      if (store.name !== 'docs') return;
      await answerOf(store.put(change(await answerOf(store.get('call-1')))));
    });
  for (const sealed of [old?.sealed, other?.sealed]) {
    await tamper((record) => ({ ...record, sealed }));
    await expect(calls.findDocumentsById(['call-1'], false)).rejects.toMatchObject({
      code: 'STORE_WRONG_KEY',
    });
  }
  await calls.close();
});

test('attachments are refused', async () => {
  const schema = { ...callSchema(), attachments: {} };
  await expect(openInstance(storage, schema)).rejects.toMatchObject({
    code: 'STORE_ATTACHMENTS_UNSUPPORTED',
  });
});

test('large and small writes are told of in the order they were made', async () => {
  const calls = await openCalls();
  const heard: string[] = [];
  calls.changeStream().subscribe((bulk) => heard.push(bulk.context));
  const large = Array.from({ length: 200 }, (_, i) => storedCall(`large-${i}`, { note: canary.repeat(200) }));
  await calls.bulkWrite(insertRows(large), 'large');
  await calls.bulkWrite(insertRows([storedCall('small')]), 'small');
  expect(heard).toEqual(['large', 'small']);
  await calls.close();
});
