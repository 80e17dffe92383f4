import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scanFor } from './scan.ts';
import { unsnap } from './snappy.ts';

const WORD = 'Quillféather';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-scan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const padded = (bytes: Buffer) => Buffer.concat([Buffer.alloc(77, 3), bytes, Buffer.alloc(99, 5)]);

test.each([
  ['utf-8', Buffer.from(WORD)],
  ['utf-16', Buffer.from(WORD, 'utf16le')],
  ['latin-1', Buffer.from(WORD, 'latin1')],
  ['lower case', Buffer.from(WORD.toLowerCase())],
  ['json escapes', Buffer.from('"Quillf\\u00e9ather"')],
  ['percent', Buffer.from('?q=Quillf%C3%A9ather&x')],
  ['base64, aligned', Buffer.from(Buffer.from(`${WORD} and more`).toString('base64'))],
  ['base64, one on', Buffer.from(Buffer.from(`.${WORD} and more`).toString('base64'))],
  ['base64, two on', Buffer.from(Buffer.from(`..${WORD} and more`).toString('base64'))],
  ['base64 of utf-16', Buffer.from(Buffer.from(`.${WORD}`, 'utf16le').toString('base64'))],
  ['hexadecimal', Buffer.from(Buffer.from(WORD).toString('hex'))],
  ['gzip', gzipSync(`{"note":"${WORD}"}`)],
  ['zlib', deflateSync(`{"note":"${WORD}"}`)],
])('a word in %s is found, wherever it stands in a file', (_shape, bytes) => {
  writeFileSync(join(folder, 'file'), padded(bytes));
  expect(scanFor([WORD], folder).hits).toContainEqual(expect.objectContaining({ word: WORD, file: 'file' }));
});

test('a word in the name of a file is found, and other words are not', () => {
  writeFileSync(join(folder, `${WORD}.txt`), 'Quillfeather');
  const scan = scanFor([WORD, 'Marigold'], folder);
  expect(new Set(scan.hits.map(({ word, layer }) => `${word} ${layer}`))).toEqual(new Set([`${WORD} name`]));
  expect(scan).toMatchObject({ files: 1, bytes: 12 });
});

test('a Snappy block with copies of both kinds comes out as it was', () => {
  // "abcd", a copy of 8 bytes from 4 back, a literal "Z", a copy of 5 from 5 back by the long form.
  const block = Buffer.from([
    18,
    (4 - 1) << 2,
    97,
    98,
    99,
    100,
    ((8 - 4) << 2) | 1,
    4,
    0,
    90,
    ((5 - 1) << 2) | 2,
    5,
    0,
  ]);
  expect(unsnap(block).toString()).toBe('abcdabcdabcdZabcdZ');
});
