import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eraseFile, eraseStoreFiles, finishErasures } from './erase-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-erase-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);

test('the bytes of an erased file are overwritten before its name goes', async () => {
  writeFileSync(path('file'), 'marigold '.repeat(300_000));
  // A second name keeps the bytes reachable after the first is removed.
  linkSync(path('file'), path('other-name'));
  await eraseFile(path('file'));
  expect(existsSync(path('file'))).toBe(false);
  expect(readFileSync(path('other-name'))).toHaveLength(0);
  await eraseFile(path('file'));
});

test('a store goes with its log, its backups and its copies, and no other store with it', async () => {
  const own = ['a.db', 'a.db-wal', 'a.db-shm', 'a.db.backup-1-20261121T000000000Z', 'a.db.upgrade-wal'];
  for (const name of [...own, 'a-b.db', 'ab.db']) writeFileSync(path(name), 'marigold');
  expect(await eraseStoreFiles(folder, 'a')).toBe(own.length);
  expect(readdirSync(folder).sort()).toEqual(['a-b.db', 'ab.db']);
  expect(await eraseStoreFiles(join(folder, 'missing'), 'a')).toBe(0);
});

test('an erasure that was broken off is carried out at the next start', async () => {
  for (const name of ['a.erasing', 'a.db', 'b.db']) writeFileSync(path(name), 'marigold');
  expect(await finishErasures(folder)).toBe(1);
  expect(readdirSync(folder)).toEqual(['b.db']);
  expect(await finishErasures(folder)).toBe(0);
});
