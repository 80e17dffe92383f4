/** @file Large bulks of the encrypted store: transactions that stay open over turns of the event loop, and the log that is folded in beside them. */
import { existsSync, statSync } from 'node:fs';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3-multiple-ciphers';
import { afterEach, expect, test } from 'vitest';
import { openFoldIn } from '#electron/store/fold-in.ts';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import { openBeside } from '#tests/lab/kill/read-picture.ts';
import { insertRows, preparedQuery, storedCall } from './storage-documents.ts';
import {
  connectionOf,
  freshStorePath,
  key,
  manyCalls,
  openCalls,
  type SqliteInstance,
} from './storage-sqlite.ts';

const MANY = 2000;
const place = freshStorePath();
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function openOwn(collectionName = 'calls'): Promise<SqliteInstance> {
  const instance = await openCalls(place.path, { collectionName });
  opened.push(instance);
  return instance;
}

/** Counts the rows that are committed, as another program would. */
function openWitness(instance: SqliteInstance): () => number {
  const connection = openBeside(place.path, Buffer.from(key).toString('hex'));
  opened.push(connection);
  const count = connection
    .prepare(`SELECT count(*) FROM documents_${instance.internals.table.number}`)
    .pluck();
  return () => count.get() as number;
}

/** Starts a large bulk and resolves when rows of it are in a transaction that is open. */
async function startBulk(instance: SqliteInstance) {
  const done = instance.bulkWrite(insertRows(manyCalls(MANY)), 'test');
  let isOver = false;
  const over = done.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  const untilOpen = async () => {
    while (!connectionOf(instance).inTransaction && !isOver) await setImmediate();
    return !isOver;
  };
  expect(await untilOpen()).toBe(true);
  return { done, untilOpen };
}

test('a row is told of when it is on the disk, and not before', async () => {
  const calls = await openOwn();
  const committed = openWitness(calls);
  let told = 0;
  const ahead: number[] = [];
  calls.changeStream().subscribe(({ events }) => {
    told += events.length;
    if (committed() < told) ahead.push(told);
  });
  await calls.bulkWrite(insertRows(manyCalls(MANY)), 'test');
  expect({ told, committed: committed(), ahead }).toEqual({ told: MANY, committed: MANY, ahead: [] });
});

test('a read sees no row that could still be rolled back', async () => {
  const calls = await openOwn();
  const committed = openWitness(calls);
  const { done, untilOpen } = await startBulk(calls);
  let looks = 0;
  while (await untilOpen()) {
    const before = committed();
    const [{ count }, all, changed, { documents }] = await Promise.all([
      calls.count(preparedQuery(calls, {})),
      calls.findDocumentsById(
        manyCalls(MANY).map(({ id }) => id),
        false,
      ),
      calls.getChangedDocumentsSince?.(MANY),
      calls.query(preparedQuery(calls, {})),
    ]);
    const now = committed();
    expect([count, all.length, changed?.documents.length, documents.length]).toEqual([now, now, now, now]);
    expect(now).toBeGreaterThan(before);
    looks += 1;
  }
  await done;
  expect(looks).toBeGreaterThan(3);
});

test('a small write beside a large bulk is on the disk with its answer, with what the bulk had written before', async () => {
  const [calls, others] = [await openOwn(), await openOwn('others')];
  const [committed, committedOthers] = [openWitness(calls), openWitness(others)];
  const { done, untilOpen } = await startBulk(calls);
  let written = 0;
  while (await untilOpen()) {
    await others.bulkWrite(insertRows([storedCall(`other-${written}`)]), 'test');
    written += 1;
    expect(committedOthers()).toBe(written);
  }
  await done;
  expect(written).toBeGreaterThan(3);
  expect(committed()).toBe(MANY);
});

test('a large bulk that finds no room is rolled back where it stands, told of as far as it is there, and stops nobody', async () => {
  const [calls, others] = [await openOwn(), await openOwn('others')];
  const committed = openWitness(calls);
  const connection = connectionOf(calls);
  const pages = Number(connection.pragma('page_count', { simple: true }));
  connection.pragma(`max_page_count = ${pages + 150}`);
  let told = 0;
  calls.changeStream().subscribe(({ events }) => {
    told += events.length;
  });
  await expect(calls.bulkWrite(insertRows(manyCalls(MANY)), 'test')).rejects.toMatchObject({
    code: 'STORE_FULL',
  });
  expect(connection.inTransaction).toBe(false);
  expect(told).toBe(committed());
  expect(told).toBeLessThan(MANY);
  connection.pragma('max_page_count = 1000000');
  await others.bulkWrite(insertRows([storedCall('other')]), 'test');
  const kept = told;
  const { error } = await calls.bulkWrite(insertRows(manyCalls(MANY)), 'test');
  // Those of the first try that are there are in conflict, as they would be for any storage.
  expect(error).toHaveLength(kept);
  expect(committed()).toBe(MANY);
});

test('a collection that is closed or removed in the middle leaves no transaction behind', async () => {
  const [calls, others] = [await openOwn(), await openOwn('others')];
  const committed = openWitness(calls);
  const first = await startBulk(calls);
  await calls.close();
  await expect(first.done).rejects.toMatchObject({ code: 'STORE_CLOSED' });
  expect(connectionOf(others).inTransaction).toBe(false);
  expect(committed()).toBeGreaterThan(0);
  const second = await startBulk(others);
  await others.remove();
  await expect(second.done).rejects.toMatchObject({
    code: expect.stringMatching(/^STORE_(CLOSED|REMOVED)$/),
  });
});

test('two large bulks take turns, and both are whole', async () => {
  const [calls, others] = [await openOwn(), await openOwn('others')];
  const rows = () => insertRows(manyCalls(MANY));
  await Promise.all([calls.bulkWrite(rows(), 'test'), others.bulkWrite(rows(), 'test')]);
  expect([openWitness(calls)(), openWitness(others)()]).toEqual([MANY, MANY]);
});

test('a thread folds the log into the file while the store stays open; the log stays short, and the close leaves none', async () => {
  const calls = await openOwn();
  let longest = 0;
  for (let round = 0; round < 20; round += 1) {
    const rows = manyCalls(1000).map((call) => ({ ...call, id: `${round}-${call.id}` }));
    await calls.bulkWrite(insertRows(rows), 'test');
    longest = Math.max(longest, statSync(`${place.path}-wal`).size);
  }
  const { size } = statSync(`${place.path}-wal`);
  for (let waited = 0; statSync(place.path).size < size && waited < 5000; waited += 20) await sleep(20);
  expect(statSync(place.path).size).toBeGreaterThan(size);
  expect(longest).toBeLessThan(statSync(place.path).size);
  await calls.close();
  expect(existsSync(`${place.path}-wal`)).toBe(false);
  const again = await openOwn();
  expect(await again.count(preparedQuery(again, {}))).toMatchObject({ count: 20_000 });
});

test('the log is emptied while its thread folds it in', async () => {
  const storage = getRxStorageEncryptedSqlite({ path: place.path, key });
  const calls = await openOwn();
  for (let round = 0; round < 10; round += 1) {
    const rows = manyCalls(300).map((call) => ({ ...call, id: `${round}-${call.id}` }));
    await calls.bulkWrite(insertRows(rows), 'test');
    await storage.forgetDeleted();
    expect(statSync(`${place.path}-wal`).size).toBe(0);
  }
});

test('a store that is closed while the thread starts, or at its work, is closed for good', async () => {
  for (let round = 0; round < 6; round += 1) {
    const calls = await openCalls(place.path);
    const rows = manyCalls(300).map((call) => ({ ...call, id: `${round}-${call.id}` }));
    await calls.bulkWrite(insertRows(rows), 'test');
    await sleep(round * 30);
    await calls.close();
    expect(existsSync(`${place.path}-wal`)).toBe(false);
  }
});

test('where the thread cannot open the store, the log is folded in without it', async () => {
  const calls = await openOwn();
  await calls.bulkWrite(insertRows(manyCalls(200)), 'test');
  const before = statSync(place.path).size;
  const foldIn = openFoldIn(connectionOf(calls) as Database.Database, place.path, new Uint8Array(32).fill(1));
  for (let waited = 0; statSync(place.path).size === before && waited < 5000; waited += 20) {
    foldIn.wrote(250);
    await sleep(20);
  }
  expect(statSync(place.path).size).toBeGreaterThan(before);
  await foldIn.rest();
  foldIn.end();
});
