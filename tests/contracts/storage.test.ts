import fc from 'fast-check';
import {
  addRxPlugin,
  createRxDatabase,
  type EventBulk,
  fillWithDefaultSettings,
  getChangedDocumentsSince,
  getRxReplicationMetaInstanceSchema,
  type RxStorageChangeEvent,
} from 'rxdb';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type CallDocument,
  callSchema,
  insertRows,
  nextCall,
  preparedQuery,
  type StoredCall,
  storedCall,
} from './storage-documents.ts';
import {
  type AnyInstance,
  openInstance,
  type StorageFixture,
  storageFactories,
} from './storage-factories.ts';
import { randomDocuments, randomQuery, referenceAnswer, toMangoQuery } from './storage-queries.ts';

addRxPlugin(RxDBLocalDocumentsPlugin);

const seed = Number(process.env.STORAGE_SEED ?? Date.now() % 1_000_000);

describe.each(storageFactories)('$name', ({ create }) => {
  let fixture: StorageFixture;
  let calls: AnyInstance<CallDocument>;

  beforeEach(async () => {
    fixture = await create();
    calls = await openInstance(fixture.storage, callSchema());
  });
  afterEach(async () => {
    await calls.close();
    await fixture.dispose();
  });

  const insert = async (...documents: StoredCall[]) => {
    const { error } = await calls.bulkWrite(insertRows(documents), 'test');
    expect(error).toEqual([]);
  };
  const find = (ids: string[], withDeleted = false) => calls.findDocumentsById(ids, withDeleted);

  test('inserts many documents and finds them by id, known ids only', async () => {
    const documents = Array.from({ length: 300 }, (_, i) => storedCall(`call-${i}`, { note: `note ${i}` }));
    await insert(...documents);
    const found = await find(['call-0', 'unknown', 'call-299']);
    expect(found.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([documents[0], documents[299]]);
  });

  test('updates on the right previous state, and answers a wrong one with 409 and the current document', async () => {
    const first = storedCall('call-1');
    await insert(first);
    const second = nextCall(first, { note: 'She asked for a refill.' });
    expect((await calls.bulkWrite([{ previous: first, document: second }], 'test')).error).toEqual([]);
    const late = nextCall(first, { note: 'Written on an old state.', _rev: '2-late' });
    const { error } = await calls.bulkWrite([{ previous: first, document: late }], 'late');
    expect(error).toMatchObject([
      {
        status: 409,
        documentId: 'call-1',
        isError: true,
        documentInDb: second,
        writeRow: { document: late },
      },
    ]);
    expect(await find(['call-1'])).toEqual([second]);
  });

  test('refuses to insert what exists, and writes the other rows of the bulk', async () => {
    const first = storedCall('call-1');
    await insert(first);
    const rows = insertRows([storedCall('call-1', { note: 'another' }), storedCall('call-2')]);
    const { error } = await calls.bulkWrite(rows, 'test');
    expect(error).toMatchObject([{ status: 409, documentId: 'call-1', documentInDb: first }]);
    expect((await find(['call-1', 'call-2'])).map((one) => one.note).sort()).toEqual(
      [first.note, 'She sounded well.'].sort(),
    );
  });

  test('deletes, keeps the tombstone, and inserts again on top of it', async () => {
    const first = storedCall('call-1');
    await insert(first);
    const deleted = nextCall(first, { _deleted: true });
    expect((await calls.bulkWrite([{ previous: first, document: deleted }], 'test')).error).toEqual([]);
    expect(await find(['call-1'])).toEqual([]);
    expect(await find(['call-1'], true)).toMatchObject([
      { id: 'call-1', _deleted: true, _rev: deleted._rev },
    ]);
    const blind = await calls.bulkWrite(insertRows([storedCall('call-1')]), 'test');
    expect(blind.error).toMatchObject([
      { status: 409, documentInDb: { _deleted: true, _rev: deleted._rev } },
    ]);
    const again = nextCall(deleted, { _deleted: false, note: 'Back.' });
    expect((await calls.bulkWrite([{ previous: deleted, document: again }], 'test')).error).toEqual([]);
    expect(await find(['call-1'])).toEqual([again]);
  });

  test(`answers queries as looking at every document does (STORAGE_SEED=${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDocuments,
        fc.array(randomQuery, { minLength: 12, maxLength: 12 }),
        async (documents, queries) => {
          const instance = await openInstance(fixture.storage, callSchema());
          if (documents.length > 0) await instance.bulkWrite(insertRows(documents), 'test');
          for (const query of queries) {
            const prepared = preparedQuery(instance, toMangoQuery(query));
            const { documents: answer } = await instance.query(prepared);
            const expected = referenceAnswer(documents, query);
            const ids = answer.map((one) => one.id);
            if (expected.sorted) expect(ids).toEqual(expected.ids);
            else expect(ids).toHaveLength(expected.ids.length);
            if (!expected.sorted && query.limit === undefined && query.skip === 0) {
              expect(ids.sort()).toEqual(expected.ids.sort());
            }
            for (const one of answer)
              expect(one).toEqual(documents.find((document) => document.id === one.id));
          }
          await instance.remove();
        },
      ),
      { seed, numRuns: 20 },
    );
  }, 60_000);

  test('counts what a query finds', async () => {
    await insert(
      ...Array.from({ length: 20 }, (_, i) =>
        storedCall(`call-${i}`, { patientId: `patient-${i % 2}`, startedAt: i }),
      ),
    );
    const byIndex = preparedQuery(calls, { selector: { patientId: 'patient-1' } });
    expect(await calls.count(byIndex)).toEqual({ count: 10, mode: 'fast' });
    const byHand = preparedQuery(calls, {
      selector: { patientId: 'patient-1', state: 'open', startedAt: { $gt: 9 } },
    });
    expect((await calls.count(byHand)).count).toBe(5);
  });

  test('tells of inserts, updates and deletes before the write resolves', async () => {
    const bulks: EventBulk<RxStorageChangeEvent<CallDocument>, unknown>[] = [];
    const subscription = calls.changeStream().subscribe((bulk) => bulks.push(bulk));
    const first = storedCall('call-1');
    const second = nextCall(first, { note: 'Changed.' });
    const third = nextCall(second, { _deleted: true });
    await calls.bulkWrite([{ document: first }], 'one');
    expect(bulks).toHaveLength(1);
    await calls.bulkWrite([{ previous: first, document: second }], 'two');
    await calls.bulkWrite([{ previous: second, document: third }], 'three');
    await calls.bulkWrite([{ document: storedCall('call-1') }], 'conflict');
    await calls.bulkWrite([{ document: storedCall('call-2', { _deleted: true }) }], 'born deleted');
    subscription.unsubscribe();
    await calls.bulkWrite([{ document: storedCall('call-3') }], 'unheard');
    expect(bulks.map((bulk) => [bulk.context, ...bulk.events.map((event) => event.operation)])).toEqual([
      ['one', 'INSERT'],
      ['two', 'UPDATE'],
      ['three', 'DELETE'],
    ]);
    expect(bulks[1]?.events[0]).toMatchObject({
      documentId: 'call-1',
      documentData: second,
      previousDocumentData: first,
    });
    expect(bulks[2]?.events[0]).toMatchObject({ documentData: third, previousDocumentData: second });
    expect(bulks[1]?.checkpoint).toEqual({ id: 'call-1', lwt: second._meta.lwt });
    expect(new Set(bulks.map((bulk) => bulk.id)).size).toBe(3);
  });

  test('pages through 1,000 documents of one write time without skipping or repeating any', async () => {
    const documents = Array.from({ length: 1000 }, (_, i) =>
      storedCall(`call-${String((i * 617) % 1000).padStart(4, '0')}`, {
        _meta: { lwt: 1_700_000_000_000.01 },
      }),
    );
    await insert(...documents);
    const seen: string[] = [];
    let checkpoint: unknown;
    for (let page = await getChangedDocumentsSince(calls, 64); page.documents.length > 0; ) {
      seen.push(...page.documents.map((one) => one.id));
      if (seen.length > documents.length) throw new Error('the pages repeat documents');
      checkpoint = page.checkpoint;
      page = await getChangedDocumentsSince(calls, 64, checkpoint);
    }
    expect(seen).toEqual(documents.map((one) => one.id).sort());
    await insert(storedCall('call-later', { _deleted: true }));
    const later = await getChangedDocumentsSince(calls, 64, checkpoint);
    expect(later.documents.map((one) => one.id)).toEqual(['call-later']);
  });

  test('cleans tombstones that are old enough, and nothing else', async () => {
    const old = Date.now() - 3_600_000;
    await insert(
      storedCall('living', { _meta: { lwt: old } }),
      storedCall('long-dead', { _deleted: true, _meta: { lwt: old } }),
      storedCall('just-dead', { _deleted: true }),
    );
    const cleanup = async (age: number) => {
      while (!(await calls.cleanup(age)));
    };
    await cleanup(60_000);
    expect((await find(['living', 'long-dead', 'just-dead'], true)).map((one) => one.id).sort()).toEqual([
      'just-dead',
      'living',
    ]);
    await vi.waitFor(async () => {
      await cleanup(0);
      expect((await find(['living', 'just-dead'], true)).map((one) => one.id)).toEqual(['living']);
    });
  });

  test('two instances of one collection see each other, and only one of two racing writes wins', async () => {
    const name = { databaseName: `shared-${seed}-${Math.random()}`, multiInstance: true };
    const one = await openInstance(fixture.storage, callSchema(), name);
    const other = await openInstance(fixture.storage, callSchema(), name);
    const heard: string[] = [];
    other
      .changeStream()
      .subscribe((bulk) => heard.push(...bulk.events.map((event) => event.documentData.note)));
    const first = storedCall('call-1', { note: 'first' });
    await one.bulkWrite([{ document: first }], 'test');
    expect(await other.findDocumentsById(['call-1'], false)).toEqual([first]);
    await vi.waitFor(() => expect(heard).toEqual(['first']));
    const results = await Promise.all(
      [one, other].map((instance, i) =>
        instance.bulkWrite(
          [{ previous: first, document: nextCall(first, { note: `racer ${i}`, _rev: `2-${i}` }) }],
          'race',
        ),
      ),
    );
    expect(results.map(({ error }) => error.length).sort()).toEqual([0, 1]);
    const winner = results.findIndex(({ error }) => error.length === 0);
    expect(await one.findDocumentsById(['call-1'], false)).toMatchObject([{ note: `racer ${winner}` }]);
    await one.close();
    expect(await other.findDocumentsById(['call-1'], false)).toHaveLength(1);
    await other.close();
  });

  test('keeps schema versions and collections side by side', async () => {
    const databaseName = 'side-by-side';
    const open = (version: number, collectionName: string) =>
      openInstance(fixture.storage, callSchema(version), { databaseName, collectionName });
    const instances = await Promise.all([
      open(0, 'calls'),
      open(1, 'calls'),
      open(0, 'Calls'),
      open(0, 'tasks'),
    ]);
    for (const [i, instance] of instances.entries()) {
      await instance.bulkWrite(insertRows([storedCall('call-1', { note: `in ${i}` })]), 'test');
    }
    for (const [i, instance] of instances.entries()) {
      expect(await instance.findDocumentsById(['call-1'], false)).toMatchObject([{ note: `in ${i}` }]);
    }
    const [removed, ...kept] = instances;
    await removed?.remove();
    for (const instance of kept) expect(await instance.findDocumentsById(['call-1'], false)).toHaveLength(1);
    const again = await open(0, 'calls');
    expect(await again.findDocumentsById(['call-1'], true)).toEqual([]);
    await Promise.all([again, ...kept].map((instance) => instance.close()));
  });

  test('is closed after closing, however often', async () => {
    const instance = await openInstance(fixture.storage, callSchema());
    await instance.close();
    await instance.close();
  });

  test('serves a database with collections and local documents', async () => {
    const database = await createRxDatabase({
      name: `whole-${seed}`,
      storage: fixture.storage,
      localDocuments: true,
      multiInstance: false,
    });
    await database.addCollections({ calls: { schema: callSchema(), localDocuments: true } });
    const collection = database.collections.calls;
    if (!collection) throw new Error('RxDB made no collection');
    await database.insertLocal('draft', { text: 'half a sentence' });
    await collection.insertLocal('filter', { state: 'open' });
    const draft = await database.getLocal('draft');
    await draft?.incrementalModify((data: object) => ({ ...data, text: 'a whole sentence' }));
    expect((await database.getLocal('draft'))?.toJSON().data).toEqual({ text: 'a whole sentence' });
    expect((await collection.getLocal('filter'))?.toJSON().data).toEqual({ state: 'open' });

    const { _deleted, _attachments, _rev, _meta, ...fields } = storedCall('call-1');
    const inserted = await collection.insert(fields);
    await inserted.incrementalPatch({ note: 'patched' });
    expect((await collection.findOne('call-1').exec())?.get('note')).toBe('patched');
    await (await collection.findOne('call-1').exec())?.remove();
    expect(await collection.find().exec()).toEqual([]);
    await collection.insert(fields);
    const found = await collection
      .find({ selector: { patientId: 'patient-1' }, sort: [{ startedAt: 'desc' }] })
      .exec();
    expect(found.map((one) => one.get('note'))).toEqual([fields.note]);
    await database.close();
  });

  test('remembers what a replication knows of the server', async () => {
    const schema = getRxReplicationMetaInstanceSchema(fillWithDefaultSettings(callSchema()) as never, false);
    const meta = await openInstance<Record<string, unknown>>(fixture.storage, schema as never, {
      collectionName: 'calls-meta',
    });
    const common = { _deleted: false, _attachments: {}, _rev: '1-first', _meta: { lwt: 1_700_000_000_000 } };
    const assumed = {
      ...common,
      id: 'call-1|0',
      itemId: 'call-1',
      isCheckpoint: '0',
      docData: { id: 'call-1', note: 'as the server has it' },
    };
    const point = {
      ...common,
      id: 'DOWN|1',
      itemId: 'DOWN',
      isCheckpoint: '1',
      checkpointData: { sequence: 7 },
    };
    const { error } = await meta.bulkWrite([{ document: assumed }, { document: point }] as never, 'test');
    expect(error).toEqual([]);
    expect(await meta.findDocumentsById(['call-1|0'], true)).toEqual([assumed]);
    expect(await meta.findDocumentsById(['DOWN|1'], false)).toEqual([point]);
    await meta.close();
  });
});
