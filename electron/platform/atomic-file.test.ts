import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileAtomically } from './atomic-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-atomic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the file is replaced as a whole, and many writers at once leave one of their texts and no rest', async () => {
  const path = join(folder, 'new', 'file.json');
  const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(20_000));
  await Promise.all(texts.map((text) => writeFileAtomically(path, text)));
  expect(texts).toContain(readFileSync(path, 'utf8'));
  expect(readdirSync(join(folder, 'new'))).toEqual(['file.json']);
  if (process.platform !== 'win32') {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700);
  }
});

test('a write that cannot be finished rejects and leaves no rest', async () => {
  const path = join(folder, 'file.json');
  mkdirSync(join(path, 'in-the-way'), { recursive: true });
  await expect(writeFileAtomically(path, 'text')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['file.json']);
});
