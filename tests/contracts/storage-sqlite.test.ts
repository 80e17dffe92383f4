import { randomBytes } from 'node:crypto';
import { copyFile, open, readFile, stat, writeFile } from 'node:fs/promises';
import Database from 'better-sqlite3-multiple-ciphers';
import { fillWithDefaultSettings, type PreparedQuery, type RxJsonSchema, type RxStorageInstance } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  explainQuery,
  findDamagedPages,
  getRxStorageEncryptedSqlite,
  type StoreInternals,
} from '#electron/store/index.ts';
import {
  type CallDocument,
  callSchema,
  insertRows,
  nextCall,
  preparedQuery,
  storedCall,
} from './storage-documents.ts';
import { type AnyStorage, createStoreFolder, openInstance } from './storage-factories.ts';

type Instance = RxStorageInstance<CallDocument, StoreInternals, unknown>;

const canary = 'unmistakable-canary-words';
const pageSize = 4096;
const key = randomBytes(32);
let path: string;
let dispose: () => Promise<void>;

beforeEach(async () => {
  ({ path, dispose } = await createStoreFolder());
});
afterEach(() => dispose());

const storageAt = (place = path, withKey: Uint8Array = key) =>
  getRxStorageEncryptedSqlite({ path: place, key: withKey }) as AnyStorage;
const openCalls = (place = path, withKey: Uint8Array = key, schema = callSchema()) =>
  openInstance(storageAt(place, withKey), schema, { databaseName: 'careline' }) as Promise<Instance>;
const connectionOf = (instance: Instance) => instance.internals.table.database.connection;
const manyCalls = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    storedCall(`call-${String(i).padStart(6, '0')}`, {
      patientId: `patient-${i % 20}`,
      startedAt: i,
      note: `${canary} ${i}`,
    }),
  );

async function fillAndClose(count = 400): Promise<void> {
  const calls = await openCalls();
  await calls.bulkWrite(insertRows(manyCalls(count)), 'test');
  await calls.close();
}

describe('the key', () => {
  test('a wrong key is refused, and changes nothing', async () => {
    await fillAndClose();
    const before = await readFile(path);
    await expect(openCalls(path, randomBytes(32))).rejects.toMatchObject({ code: 'STORE_WRONG_KEY' });
    expect((await readFile(path)).equals(before)).toBe(true);
    const calls = await openCalls();
    expect(await calls.findDocumentsById(['call-000399'], false)).toHaveLength(1);
    await calls.close();
  });

  test('a wrong key is refused while the store is open, and beside the log that a killed process left', async () => {
    const calls = await openCalls();
    await calls.bulkWrite(insertRows(manyCalls(400)), 'test');
    await expect(openCalls(path, randomBytes(32))).rejects.toMatchObject({ code: 'STORE_WRONG_KEY' });
    // The bytes on disk now are those a kill would leave.
    const left = `${path}-left`;
    await copyFile(path, left);
    await copyFile(`${path}-wal`, `${left}-wal`);
    await calls.close();
    expect((await stat(`${left}-wal`)).size).toBeGreaterThan(0);
    await expect(openCalls(left, randomBytes(32))).rejects.toMatchObject({ code: 'STORE_WRONG_KEY' });
    const recovered = await openCalls(left);
    expect(await recovered.count(preparedQuery(recovered, {}))).toEqual({ count: 400, mode: 'fast' });
    await recovered.close();
  });

  test('a key of the wrong length is refused before any file is made', async () => {
    await expect(openCalls(path, randomBytes(16))).rejects.toMatchObject({ code: 'STORE_BAD_KEY' });
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('neither the file nor its log holds a word of a document, and others may not read them', async () => {
    const calls = await openCalls();
    await calls.bulkWrite(insertRows(manyCalls(400)), 'test');
    const log = await readFile(`${path}-wal`);
    expect(log.length).toBeGreaterThan(100 * pageSize);
    const opened = await readFile(path);
    await calls.close();
    for (const bytes of [log, opened, await readFile(path)]) {
      for (const word of [canary, 'patient-1', 'store_tables', 'careline', 'SQLite format']) {
        expect(bytes.includes(word)).toBe(false);
        expect(bytes.includes(Buffer.from(word, 'utf16le'))).toBe(false);
      }
    }
    expect((await stat(path)).mode & 0o077).toBe(0);
  });
});

describe('the file', () => {
  test('reopening keeps the data, and the file is closed with the last instance', async () => {
    const calls = await openCalls();
    const tasks = (await openInstance(storageAt(), callSchema(), {
      databaseName: 'careline',
      collectionName: 'tasks',
    })) as Instance;
    const [first] = manyCalls(1);
    if (!first) throw new Error('no call made');
    await calls.bulkWrite([{ document: first }], 'test');
    const connection = connectionOf(calls);
    await calls.close();
    expect(connection.open).toBe(true);
    await tasks.close();
    expect(connection.open).toBe(false);
    await expect(stat(`${path}-wal`)).rejects.toMatchObject({ code: 'ENOENT' });
    const again = await openCalls();
    expect(await again.findDocumentsById([first.id], false)).toEqual([first]);
    await again.close();
    await expect(again.findDocumentsById([first.id], false)).rejects.toMatchObject({ code: 'STORE_CLOSED' });
  });

  test('every commit is flushed to the disk, and deleted content is overwritten', async () => {
    const calls = await openCalls();
    const setting = (name: string) => connectionOf(calls).pragma(name, { simple: true });
    expect([setting('journal_mode'), setting('synchronous'), setting('secure_delete')]).toEqual([
      'wal',
      2,
      1,
    ]);
    expect([setting('temp_store'), setting('cipher')]).toEqual([2, 'sqlcipher']);
    await calls.close();
  });

  test('a plain database, a foreign file, a missing folder and a newer store are told apart', async () => {
    const plain = new Database(path);
    plain.exec('CREATE TABLE anything (x)');
    plain.close();
    await expect(openCalls()).rejects.toMatchObject({ code: 'STORE_NOT_A_STORE' });
    await writeFile(`${path}-noise`, randomBytes(5 * pageSize));
    await expect(openCalls(`${path}-noise`)).rejects.toMatchObject({ code: 'STORE_WRONG_KEY' });
    await expect(openCalls(`${path}-missing/store.db`)).rejects.toMatchObject({ code: 'STORE_CANNOT_OPEN' });
    const newer = await openCalls(`${path}-newer`);
    connectionOf(newer).pragma('user_version = 99');
    await newer.close();
    await expect(openCalls(`${path}-newer`)).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });

  test('one flipped bit in any page is reported as damage, and never served', async () => {
    await fillAndClose(60);
    const whole = await readFile(path);
    expect(findDamagedPages(path, key)).toEqual([]);
    const pages = whole.length / pageSize;
    expect(pages).toBeGreaterThan(8);
    for (let page = 0; page < pages; page++) {
      const damaged = Buffer.from(whole);
      const at = page * pageSize + 17 + ((page * 611) % (pageSize - 17));
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
      const place = `${path}-${page}`;
      await writeFile(place, damaged);
      expect(findDamagedPages(place, key)).toEqual([page + 1]);
      await expect(readEverything(place), `page ${page + 1}`).rejects.toMatchObject({
        code: 'STORE_CORRUPT',
      });
    }
  });

  // Every table, by its rows and by each of its indexes, so that every page is asked for.
  async function readEverything(place: string): Promise<void> {
    const calls = await openCalls(place);
    try {
      const [{ integrity_check: verdict } = {}] = connectionOf(calls).pragma('integrity_check') as {
        integrity_check: string;
      }[];
      if (verdict !== 'ok') throw Object.assign(new Error('damage reported'), { code: 'STORE_CORRUPT' });
      await calls.query(preparedQuery(calls, {}));
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      throw code.startsWith('SQLITE_CORRUPT')
        ? Object.assign(new Error('damage reported'), { code: 'STORE_CORRUPT' })
        : error;
    } finally {
      await calls.close();
    }
  }

  test('a file cut short is reported as damage', async () => {
    await fillAndClose();
    const file = await open(path, 'r+');
    await file.truncate(7 * pageSize);
    await file.close();
    await expect(readEverything(path)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });
});

describe('writing', () => {
  test('a full disk fails the write as a whole, and the store goes on', async () => {
    const calls = await openCalls();
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
    const calls = await openCalls();
    connectionOf(calls).pragma('busy_timeout = 20');
    const other = new Database(path);
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
    const calls = await openCalls();
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

  test('attachments are refused', async () => {
    const schema = { ...callSchema(), attachments: {} };
    await expect(openInstance(storageAt(), schema)).rejects.toMatchObject({
      code: 'STORE_ATTACHMENTS_UNSUPPORTED',
    });
    const calls = await openCalls();
    await expect(calls.getAttachmentData('call-1', 'scan', 'digest')).rejects.toMatchObject({
      code: 'STORE_ATTACHMENTS_UNSUPPORTED',
    });
    await calls.close();
  });

  test('removing a collection answers clearly to those who still have it open', async () => {
    const [calls, other] = [await openCalls(), await openCalls()];
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
    const calls = await openCalls();
    const prepared = preparedQuery(calls, query as never) as unknown as PreparedQuery<never>;
    const steps = explainQuery(calls.internals.table, calls.schema as never, prepared);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatch(
      /^SEARCH documents_\d+ USING INDEX documents_\d+_index_\d \(index_\d>\? AND index_\d<\?\)$/,
    );
    await calls.close();
  });

  test('a page of the newest parses a page of documents, not the history', async () => {
    const calls = await openCalls();
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
    const calls = await openCalls();
    await calls.bulkWrite(insertRows(manyCalls(200)), 'test');
    const { documents } = await calls.query(preparedQuery(calls, { selector: { note: `${canary} 123` } }));
    expect(documents.map((one) => one.id)).toEqual(['call-000123']);
    await calls.close();
  });

  test('documents without a value in an index sort as RxDB sorts them, both ways', async () => {
    const optional: RxJsonSchema<CallDocument> = { ...callSchema(), required: ['id', 'patientId'] };
    const [ours, reference] = [
      await openCalls(path, key, optional),
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
    await fillAndClose(700);
    const schema = {
      ...callSchema(),
      indexes: [
        ['patientId', 'startedAt'],
        ['patientId', 'score'],
      ],
    };
    const calls = await openCalls(path, key, schema);
    expect(
      await calls.count(preparedQuery(calls, { selector: { patientId: 'patient-3', score: 0 } })),
    ).toEqual({
      count: 35,
      mode: 'fast',
    });
    await expect(openCalls()).rejects.toMatchObject({ code: 'STORE_SCHEMA_DIFFERS' });
    await calls.close();
  });

  test('an unknown index is named', async () => {
    const calls = await openCalls();
    const schema = fillWithDefaultSettings(callSchema());
    const prepared = preparedQuery({ ...calls, schema } as never, { index: ['patientId', 'score'] });
    await expect(calls.query(prepared)).rejects.toMatchObject({ code: 'STORE_BAD_QUERY' });
    await calls.close();
  });
});
