import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'careline-fingerprint-'));
  mkdirSync(join(root, 'source/deep'), { recursive: true });
  writeFileSync(join(root, 'source/deep/a.ts'), 'one');
  writeFileSync(join(root, 'package.json'), '{}');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const now = () => fingerprint(root, ['source', 'package.json', 'missing']);

test('stays the same when nothing but times and tests change', () => {
  const before = now();
  utimesSync(join(root, 'source/deep/a.ts'), new Date(0), new Date(0));
  writeFileSync(join(root, 'source/deep/a.test.ts'), 'a test');
  expect(now()).toBe(before);
});

test.each([
  ['content', () => writeFileSync(join(root, 'source/deep/a.ts'), 'two')],
  ['a new file', () => writeFileSync(join(root, 'source/b.ts'), '')],
  ['a new name', () => renameSync(join(root, 'source/deep/a.ts'), join(root, 'source/deep/b.ts'))],
  ['a file that was missing', () => writeFileSync(join(root, 'missing'), '')],
])('changes with %s', (_what, change) => {
  const before = now();
  change();
  expect(now()).not.toBe(before);
});
