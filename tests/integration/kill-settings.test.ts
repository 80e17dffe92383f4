/** @file The settings that make a commit survive a power cut, read from an open store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillWithDefaultSettings } from 'rxdb';
import { afterAll, expect, test } from 'vitest';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('every commit goes to a write-ahead log that is flushed before the commit answers', async () => {
  const storage = getRxStorageEncryptedSqlite({
    path: join(folder, 'store.db'),
    key: new Uint8Array(32).fill(3),
  });
  const instance = await storage.createStorageInstance<{ id: string }>({
    databaseInstanceToken: 'token',
    databaseName: 'settings',
    collectionName: 'things',
    schema: fillWithDefaultSettings({
      version: 0,
      type: 'object',
      primaryKey: 'id',
      properties: { id: { type: 'string', maxLength: 36 } },
    }),
    options: {},
    multiInstance: false,
    devMode: false,
  });
  const { connection } = instance.internals.table.database;
  const setting = (name: string) => connection.pragma(name, { simple: true });
  expect(setting('journal_mode')).toBe('wal');
  // 2 is FULL: the log is flushed at each commit; NORMAL would flush it only before a checkpoint.
  expect(setting('synchronous')).toBe(2);
  expect(setting('fullfsync')).toBe(1);
  expect(setting('checkpoint_fullfsync')).toBe(1);
  expect(setting('secure_delete')).toBe(1);
  await instance.close();
});
