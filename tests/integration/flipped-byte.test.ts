/** @file One flipped byte anywhere in the store, or in the log that a killed process left: reported as damage, never served. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDamagedPages, getRxStorageEncryptedSqlite, readLogState } from '#electron/store/index.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { patient } from './server-documents.ts';

const PAGE = 4096;
const LOG_HEADER = 32;
const FRAME = 24 + PAGE;
const SEED = 20261121;
const key = new Uint8Array(32).fill(7);

let folder: string;
let whole: { file: Buffer; everything: string };
let killed: { file: Buffer; log: Buffer; index: Buffer; everything: string };

const open = (path: string) => openStore(getRxStorageEncryptedSqlite({ path, key }), 'careline-test');

/** Every document and local document, as the engine would read them. */
async function readEverything(store: Store): Promise<string> {
  const found: object[] = [];
  for (const name of COLLECTIONS) {
    const documents = await store.collections[name].find().exec();
    found.push(...documents.map((document) => document.toJSON()));
  }
  return JSON.stringify([found, await store.readLocal('draft')]);
}

async function fill(store: Store, from: number, count: number): Promise<void> {
  const patients = Array.from({ length: count }, (_, index) =>
    patient({ givenName: `Quince ${from + index}`, personalNotes: 'marigold '.repeat(40) }),
  );
  await store.collections.patients.bulkInsert(patients);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'careline-flipped-'));
  const path = join(folder, 'store.db');
  let store = await open(path);
  await fill(store, 0, 100);
  await store.writeLocal('draft', { words: 'half written' });
  whole = { everything: await readEverything(store), file: Buffer.alloc(0) };
  await store.close();
  whole.file = readFileSync(path);

  // What a kill would leave: the bytes on disk while the store is open.
  store = await open(path);
  for (let round = 0; round < 6; round++) await fill(store, 100 + round, 2);
  killed = {
    file: readFileSync(path),
    log: readFileSync(`${path}-wal`),
    index: readFileSync(`${path}-shm`),
    everything: await readEverything(store),
  };
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function flipped(bytes: Buffer, at: number): Buffer {
  const damaged = Buffer.from(bytes);
  damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << (at % 8)), at);
  return damaged;
}

/** The code of the error that opening and reading ends with, or what was read. */
async function outcomeOf(path: string): Promise<string> {
  let store: Store | undefined;
  try {
    store = await open(path);
    return await readEverything(store);
  } catch (error) {
    return String((error as { code?: unknown }).code ?? error);
  } finally {
    await store?.close().catch(() => undefined);
  }
}

test('a flipped byte in any page is found, and what the store answers is the truth or STORE_CORRUPT', async () => {
  const pages = whole.file.length / PAGE;
  expect(pages).toBeGreaterThan(40);
  const served: number[] = [];
  for (let page = 0; page < pages; page++) {
    const path = join(folder, 'flipped.db');
    writeFileSync(path, flipped(whole.file, page * PAGE + ((SEED + page * 811) % PAGE)));
    expect(findDamagedPages(path, key)).toEqual([page + 1]);
    const outcome = await outcomeOf(path);
    if (outcome === whole.everything) served.push(page + 1);
    else expect(outcome, `page ${page + 1}`).toBe('STORE_CORRUPT');
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  }
  // What was read whole did not need the damaged page: it belongs to an index or a table that was not asked.
  expect(served.length).toBeLessThan(pages / 2);
});

function leave(log: Buffer, withIndex: boolean): string {
  const path = join(folder, 'left.db');
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  writeFileSync(path, killed.file);
  writeFileSync(`${path}-wal`, log);
  if (withIndex) writeFileSync(`${path}-shm`, killed.index);
  return path;
}

test('what a kill left opens with every word, and is no damage', async () => {
  const path = leave(killed.log, true);
  const { usable, committed } = readLogState(path);
  expect(usable).toBe(committed);
  expect(usable).toBe((killed.log.length - LOG_HEADER) / FRAME);
  expect(await outcomeOf(path)).toBe(killed.everything);
});

test('a flipped byte in the log is reported, where SQLite itself would drop the saved words in silence', async () => {
  const frames = (killed.log.length - LOG_HEADER) / FRAME;
  const places = [0, 5, 13, 18, 25, 31];
  for (let frame = 0; frame < frames; frame += 5) {
    const start = LOG_HEADER + frame * FRAME;
    for (const at of [1, 6, 9, 17, 22, 24 + ((SEED + frame * 811) % PAGE)]) places.push(start + at);
  }
  expect(places.length).toBeGreaterThan(40);
  for (const place of places) {
    expect(await outcomeOf(leave(flipped(killed.log, place), true)), `byte ${place}`).toBe('STORE_CORRUPT');
  }
});

test('without the index, as after a power cut, a flipped byte in all but the last transaction is reported', async () => {
  const place = LOG_HEADER + 24 + 900;
  expect(await outcomeOf(leave(flipped(killed.log, place), false))).toBe('STORE_CORRUPT');
});

test('a last transaction that a power cut tore is no damage: it had not been answered', async () => {
  const torn = killed.log.subarray(0, killed.log.length - 1000);
  const path = leave(torn, false);
  const { usable, committed } = readLogState(path);
  expect(usable).toBe(committed);
  expect(usable).toBeLessThan((killed.log.length - LOG_HEADER) / FRAME);
  expect(await outcomeOf(path)).not.toBe('STORE_CORRUPT');
});

test('a log that was taken away is missed', async () => {
  const path = leave(killed.log, true);
  rmSync(`${path}-wal`);
  expect(await outcomeOf(path)).toBe('STORE_CORRUPT');
});
