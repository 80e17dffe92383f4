import Database from 'better-sqlite3-multiple-ciphers';
import {
  fillWithDefaultSettings,
  getChangedDocumentsSince,
  normalizeMangoQuery,
  type PreparedQuery,
  prepareQuery,
  type RxJsonSchema,
} from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { describe, expect, test } from 'vitest';
import { explainQuery } from '#electron/store/index.ts';
import {
  type CallDocument,
  callSchema,
  insertRows,
  nextCall,
  preparedQuery,
  storedCall,
} from './storage-documents.ts';
import { type AnyStorage, openInstance } from './storage-factories.ts';
import {
  canary,
  connectionOf,
  fillAndClose,
  freshStorePath,
  key,
  manyCalls,
  openCalls,
} from './storage-sqlite.ts';

const place = freshStorePath();

describe('writing', () => {
  test('a full disk fails the write as a whole, and the store goes on', async () => {
    const calls = await openCalls(place.path);
    const [first, ...others] = manyCalls(2000);
    if (!first) throw new Error('no call made');
    await calls.bulkWrite([{ document: first }], 'test');
    const heard: string[] = [];
    calls.changeStream().subscribe((bulk) => heard.push(bulk.context));
    const connection = connectionOf(calls);
    connection.pragma(`max_page_count = ${Number(connection.pragma('page_count', { simple: true })) + 5}`);
    const update = { previous: first, document: nextCall(first, { note: 'half' }) };
    await expect(calls.bulkWrite([update, ...insertRows(others)], 'too much')).rejects.toMatchObject({
      code: 'STORE_FULL',
    });
    expect(heard).toEqual([]);
    expect((await calls.query(preparedQuery(calls, {}))).documents).toEqual([first]);
    connection.pragma('max_page_count = 1000000');
    expect((await calls.bulkWrite([update, ...insertRows(others)], 'room again')).error).toEqual([]);
    expect(await calls.count(preparedQuery(calls, {}))).toMatchObject({ count: 2000 });
    await calls.close();
  });

  test('a store held by another process is reported as busy, and nothing is written', async () => {
    const calls = await openCalls(place.path);
    connectionOf(calls).pragma('busy_timeout = 20');
    const other = new Database(place.path);
    other.pragma("cipher = 'sqlcipher'");
    other.pragma('legacy = 4');
    other.key(Buffer.from(`x'${key.toString('hex')}'`));
    other.exec('BEGIN IMMEDIATE');
    await expect(calls.bulkWrite([{ document: storedCall('call-1') }], 'test')).rejects.toMatchObject({
      code: 'STORE_BUSY',
    });
    other.exec('ROLLBACK');
    other.close();
    expect((await calls.bulkWrite([{ document: storedCall('call-1') }], 'test')).error).toEqual([]);
    await calls.close();
  });

  test('a second write to one document in a bulk has to build on the first', async () => {
    const calls = await openCalls(place.path);
    const first = storedCall('call-1', { note: 'first' });
    const second = nextCall(first, { note: 'second' });
    const twice = await calls.bulkWrite([{ document: first }, { document: storedCall('call-1') }], 'test');
    expect(twice.error).toMatchObject([{ status: 409, documentInDb: first }]);
    const third = nextCall(second, { note: 'third' });
    const chain = await calls.bulkWrite(
      [
        { previous: first, document: second },
        { previous: second, document: third },
      ],
      'test',
    );
    expect(chain.error).toEqual([]);
    expect(await calls.findDocumentsById(['call-1'], false)).toEqual([third]);
    await calls.close();
  });

  test('no change is left behind a checkpoint, though the clock was set back or stood still', async () => {
    const calls = await openCalls(place.path);
    const today = Date.now();
    await calls.bulkWrite(insertRows([storedCall('call-m', { _meta: { lwt: today } })]), 'test');
    const { checkpoint } = await getChangedDocumentsSince(calls, 10);
    await calls.bulkWrite(
      insertRows([storedCall('call-yesterday', { _meta: { lwt: today - 86_400_000 } })]),
      'test',
    );
    await calls.close();
    const again = await openCalls(place.path);
    await again.bulkWrite(insertRows([storedCall('call-a', { _meta: { lwt: today } })]), 'test');
    await again.close();
    const schema = { ...callSchema(), indexes: [['startedAt']] };
    const rebuilt = await openCalls(place.path, { schema });
    expect((await getChangedDocumentsSince(rebuilt, 10, checkpoint)).documents.map((one) => one.id)).toEqual([
      'call-yesterday',
      'call-a',
    ]);
    await rebuilt.close();
  });

  test('attachments are refused', async () => {
    const schema = { ...callSchema(), attachments: {} };
    await expect(openCalls(place.path, { schema })).rejects.toMatchObject({
      code: 'STORE_ATTACHMENTS_UNSUPPORTED',
    });
    const calls = await openCalls(place.path);
    await expect(calls.getAttachmentData('call-1', 'scan', 'digest')).rejects.toMatchObject({
      code: 'STORE_ATTACHMENTS_UNSUPPORTED',
    });
    await calls.close();
  });

  test('removing a collection answers clearly to those who still have it open', async () => {
    const [calls, other] = [await openCalls(place.path), await openCalls(place.path)];
    await calls.remove();
    await expect(other.query(preparedQuery(other, {}))).rejects.toMatchObject({ code: 'STORE_REMOVED' });
    await other.close();
  });
});

describe('queries', () => {
  const pages = {
    'a page upwards': { selector: { patientId: 'patient-7' }, sort: [{ startedAt: 'asc' }], limit: 50 },
    'a page, newest first': {
      selector: { patientId: 'patient-7' },
      sort: [{ startedAt: 'desc' }],
      limit: 50,
    },
    'a range': { selector: { state: 'open', startedAt: { $gt: 100, $lte: 900 } }, limit: 50 },
    'a filtered page': {
      selector: { patientId: 'patient-7', note: { $regex: '9$' } },
      sort: [{ startedAt: 'desc' }],
      limit: 5,
    },
  } as const;

  test.each(Object.entries(pages))('%s is an index search without a sort', async (_name, query) => {
    const calls = await openCalls(place.path);
    const prepared = preparedQuery(calls, query as never) as unknown as PreparedQuery<never>;
    const steps = explainQuery(calls.internals.table, calls.schema as never, prepared);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatch(
      /^SEARCH documents_\d+ USING INDEX documents_\d+_index_\d \(index_\d>\? AND index_\d<\?\)$/,
    );
    await calls.close();
  });

  test('a page of the newest parses a page of documents, not the history', async () => {
    const calls = await openCalls(place.path);
    await calls.bulkWrite(insertRows(manyCalls(2000)), 'test');
    const parse = JSON.parse;
    let parsed = 0;
    JSON.parse = (text: string) => {
      parsed++;
      return parse(text);
    };
    try {
      const { documents } = await calls.query(
        preparedQuery(calls, { ...pages['a page, newest first'], limit: 10 } as never),
      );
      expect(documents.map((one) => one.startedAt)).toEqual(
        Array.from({ length: 10 }, (_, i) => 1987 - i * 20),
      );
    } finally {
      JSON.parse = parse;
    }
    expect(parsed).toBeLessThanOrEqual(11);
    await calls.close();
  });

  test('a selector on a field without an index filters', async () => {
    const calls = await openCalls(place.path);
    await calls.bulkWrite(insertRows(manyCalls(200)), 'test');
    const { documents } = await calls.query(preparedQuery(calls, { selector: { note: `${canary} 123` } }));
    expect(documents.map((one) => one.id)).toEqual(['call-000123']);
    await calls.close();
  });

  test('documents without a value in an index sort as RxDB sorts them, both ways', async () => {
    const optional: RxJsonSchema<CallDocument> = { ...callSchema(), required: ['id', 'patientId'] };
    const [ours, reference] = [
      await openCalls(place.path, { schema: optional }),
      await openInstance(getRxStorageMemory() as AnyStorage, optional),
    ];
    const scores = [0, undefined, -3, undefined, 0, 5, -3];
    const documents = scores.map((score, i) => {
      const { score: _, ...rest } = storedCall(`call-${i}`, { startedAt: i % 3 });
      return (score === undefined ? rest : { ...rest, score }) as ReturnType<typeof storedCall>;
    });
    for (const instance of [ours, reference]) await instance.bulkWrite(insertRows(documents), 'test');
    for (const direction of ['asc', 'desc'] as const) {
      const query = { selector: { signed: false }, sort: [{ score: direction }] };
      const answers = await Promise.all(
        [ours, reference].map((instance) => instance.query(preparedQuery(instance, query as never))),
      );
      expect(answers[0]?.documents).toEqual(answers[1]?.documents);
    }
    await ours.close();
    await reference.close();
  });

  test('an index added under the same version is filled from what is there', async () => {
    await fillAndClose(place.path, 700);
    const schema = {
      ...callSchema(),
      indexes: [
        ['patientId', 'startedAt'],
        ['patientId', 'score'],
      ],
    };
    const calls = await openCalls(place.path, { schema });
    expect(
      await calls.count(preparedQuery(calls, { selector: { patientId: 'patient-3', score: 0 } })),
    ).toEqual({
      count: 35,
      mode: 'fast',
    });
    await expect(openCalls(place.path)).rejects.toMatchObject({ code: 'STORE_SCHEMA_DIFFERS' });
    await calls.close();
  });

  test('RxDB’s own index of write times is not kept, and what it plans on it is answered all the same', async () => {
    const calls = await openCalls(place.path);
    const kept = calls.internals.table.indexes.flatMap(({ fields }) => fields);
    expect(kept).toContain('startedAt');
    expect(kept).not.toContain('_meta.lwt');
    const written = [3, 1, 2].map((place) => storedCall(`call-${place}`, { _meta: { lwt: 1_000 + place } }));
    await calls.bulkWrite(insertRows(written), 'test');
    for (const direction of ['asc', 'desc'] as const) {
      const sort = [{ '_meta.lwt': direction }];
      const query = { selector: { '_meta.lwt': { $gt: 1_001 } }, sort };
      const prepared = prepareQuery(calls.schema, normalizeMangoQuery(calls.schema, query as never));
      if (direction === 'asc') expect(prepared.queryPlan.index).toEqual(['_meta.lwt', 'id']);
      const { documents } = await calls.query(prepared);
      const expected = ['call-2', 'call-3'];
      expect(documents.map(({ id }) => id)).toEqual(direction === 'asc' ? expected : expected.reverse());
      expect(await calls.count(prepared)).toMatchObject({ count: 2 });
    }
    await calls.close();
  });

  test('an unknown index is named', async () => {
    const calls = await openCalls(place.path);
    const schema = fillWithDefaultSettings(callSchema());
    const prepared = preparedQuery({ ...calls, schema } as never, { index: ['patientId', 'score'] });
    await expect(calls.query(prepared)).rejects.toMatchObject({ code: 'STORE_BAD_QUERY' });
    await calls.close();
  });
});
