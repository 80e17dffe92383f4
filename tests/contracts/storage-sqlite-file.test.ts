import { randomBytes } from 'node:crypto';
import { copyFile, open, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test, vi } from 'vitest';
import { findDamagedPages } from '#electron/store/index.ts';
import { insertRows, preparedQuery, storedCall } from './storage-documents.ts';
import {
  canary,
  connectionOf,
  fillAndClose,
  freshStorePath,
  key,
  manyCalls,
  openCalls,
} from './storage-sqlite.ts';

const pageSize = 4096;
const place = freshStorePath();

describe('the key', () => {
  test('a wrong key is refused, and changes nothing', async () => {
    await fillAndClose(place.path);
    const before = await readFile(place.path);
    await expect(openCalls(place.path, { key: randomBytes(32) })).rejects.toMatchObject({
      code: 'STORE_WRONG_KEY',
    });
    expect((await readFile(place.path)).equals(before)).toBe(true);
    const calls = await openCalls(place.path);
    expect(await calls.findDocumentsById(['call-000399'], false)).toHaveLength(1);
    await calls.close();
  });

  test('a wrong key is refused while the store is open, and beside the log that a killed process left', async () => {
    const calls = await openCalls(place.path);
    await calls.bulkWrite(insertRows(manyCalls(400)), 'test');
    await expect(openCalls(place.path, { key: randomBytes(32) })).rejects.toMatchObject({
      code: 'STORE_WRONG_KEY',
    });
    // The bytes on disk now are those a kill would leave.
    const left = `${place.path}-left`;
    await copyFile(place.path, left);
    await copyFile(`${place.path}-wal`, `${left}-wal`);
    await calls.close();
    expect((await stat(`${left}-wal`)).size).toBeGreaterThan(0);
    await expect(openCalls(left, { key: randomBytes(32) })).rejects.toMatchObject({
      code: 'STORE_WRONG_KEY',
    });
    const recovered = await openCalls(left);
    expect(await recovered.count(preparedQuery(recovered, {}))).toEqual({ count: 400, mode: 'fast' });
    await recovered.close();
  });

  test('a first page half written by a power cut is taken from the log', async () => {
    const calls = await openCalls(place.path);
    await calls.bulkWrite(insertRows(manyCalls(50)), 'test');
    const left = `${place.path}-left`;
    const file = await readFile(place.path);
    await writeFile(left, file.fill(7, 512, 2048));
    await copyFile(`${place.path}-wal`, `${left}-wal`);
    await calls.close();
    await expect(openCalls(left, { key: randomBytes(32) })).rejects.toMatchObject({
      code: 'STORE_WRONG_KEY',
    });
    const recovered = await openCalls(left);
    expect(await recovered.count(preparedQuery(recovered, {}))).toMatchObject({ count: 50 });
    await recovered.close();
  });

  test('a key of the wrong length is refused before any file is made', async () => {
    await expect(openCalls(place.path, { key: randomBytes(16) })).rejects.toMatchObject({
      code: 'STORE_BAD_KEY',
    });
    await expect(stat(place.path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('neither the file nor its log holds a word of a document, and others may not read them', async () => {
    const calls = await openCalls(place.path);
    await calls.bulkWrite(insertRows(manyCalls(400)), 'test');
    const log = await readFile(`${place.path}-wal`);
    expect(log.length).toBeGreaterThan(100 * pageSize);
    const opened = await readFile(place.path);
    await calls.close();
    for (const bytes of [log, opened, await readFile(place.path)]) {
      for (const word of [canary, 'patient-1', 'store_tables', 'careline', 'SQLite format']) {
        expect(bytes.includes(word)).toBe(false);
        expect(bytes.includes(Buffer.from(word, 'utf16le'))).toBe(false);
      }
    }
    expect((await stat(place.path)).mode & 0o077).toBe(0);
  });
});

describe('the file', () => {
  test('reopening keeps the data, and the file is closed with the last instance', async () => {
    const calls = await openCalls(place.path);
    const tasks = await openCalls(place.path, { collectionName: 'tasks' });
    const [first] = manyCalls(1);
    if (!first) throw new Error('no call made');
    await calls.bulkWrite([{ document: first }], 'test');
    const connection = connectionOf(calls);
    await calls.close();
    expect(connection.open).toBe(true);
    await tasks.close();
    expect(connection.open).toBe(false);
    await expect(stat(`${place.path}-wal`)).rejects.toMatchObject({ code: 'ENOENT' });
    const again = await openCalls(place.path);
    expect(await again.findDocumentsById([first.id], false)).toEqual([first]);
    await again.close();
    await expect(again.findDocumentsById([first.id], false)).rejects.toMatchObject({ code: 'STORE_CLOSED' });
  });

  test('every commit is flushed to the disk, and deleted content is overwritten', async () => {
    const calls = await openCalls(place.path);
    const setting = (name: string) => connectionOf(calls).pragma(name, { simple: true });
    expect([setting('journal_mode'), setting('synchronous'), setting('secure_delete')]).toEqual([
      'wal',
      2,
      1,
    ]);
    expect([setting('temp_store'), setting('cipher')]).toEqual([2, 'sqlcipher']);
    await calls.close();
  });

  test('what the server has need not wait for the disk; every other write does, also after one that failed', async () => {
    const calls = await openCalls(place.path);
    const connection = connectionOf(calls);
    const asked = vi.spyOn(connection, 'pragma');
    const levels = () => asked.mock.calls.splice(0).map(([source]) => source);
    const relaxed = ['synchronous = NORMAL', 'synchronous = FULL'];
    for (const count of [1, 120]) {
      const documents = (prefix: string) =>
        insertRows(Array.from({ length: count }, (_, index) => storedCall(`${prefix}-${count}-${index}`)));
      await calls.bulkWrite(documents('mine'), 'collection');
      expect(levels()).toEqual([]);
      await calls.bulkWrite(documents('pulled'), 'replication-downstream-key');
      expect(levels()).toEqual(relaxed);
      const broken = documents('broken');
      (broken[0]?.document as unknown as Record<string, unknown>)._meta = null;
      await expect(calls.bulkWrite(broken, 'replication-downstream-key')).rejects.toThrow();
      expect(levels()).toEqual(relaxed);
      expect(connection.pragma('synchronous', { simple: true })).toBe(2);
      levels();
    }
    await calls.close();
  });

  test('a plain database, a foreign file, a missing folder and a newer store are told apart', async () => {
    const plain = new Database(place.path);
    plain.exec('CREATE TABLE anything (x)');
    plain.close();
    await expect(openCalls(place.path)).rejects.toMatchObject({ code: 'STORE_NOT_A_STORE' });
    await writeFile(`${place.path}-noise`, randomBytes(5 * pageSize));
    await expect(openCalls(`${place.path}-noise`)).rejects.toMatchObject({ code: 'STORE_WRONG_KEY' });
    await expect(openCalls(`${place.path}-missing/store.db`)).rejects.toMatchObject({
      code: 'STORE_CANNOT_OPEN',
    });
    await expect(openCalls(dirname(place.path))).rejects.toMatchObject({ code: 'STORE_CANNOT_OPEN' });
    const newer = await openCalls(`${place.path}-newer`);
    connectionOf(newer).pragma('user_version = 99');
    await newer.close();
    await expect(openCalls(`${place.path}-newer`)).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });

  test('one flipped bit in any page is reported as damage, and never served', async () => {
    await fillAndClose(place.path, 60);
    const whole = await readFile(place.path);
    expect(findDamagedPages(place.path, key)).toEqual([]);
    const pages = whole.length / pageSize;
    expect(pages).toBeGreaterThan(8);
    for (let page = 0; page < pages; page++) {
      const damaged = Buffer.from(whole);
      const at = page * pageSize + 17 + ((page * 611) % (pageSize - 17));
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
      const damagedPath = `${place.path}-${page}`;
      await writeFile(damagedPath, damaged);
      expect(findDamagedPages(damagedPath, key)).toEqual([page + 1]);
      await expect(readEverything(damagedPath), `page ${page + 1}`).rejects.toMatchObject({
        code: 'STORE_CORRUPT',
      });
    }
  });

  // Every table, by its rows and by each of its indexes, so that every page is asked for.
  async function readEverything(path: string): Promise<void> {
    const calls = await openCalls(path);
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
    await fillAndClose(place.path);
    const file = await open(place.path, 'r+');
    await file.truncate(7 * pageSize);
    await file.close();
    await expect(readEverything(place.path)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });
});
