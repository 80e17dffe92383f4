/** @file Looks for words in every file of a folder, in every shape, also inside what is compressed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, constants, inflateRawSync } from 'node:zlib';
import { type Form, formsOf } from './forms.ts';
import { logContent, tableContent } from './leveldb.ts';

/** A word that was found. */
export interface Hit {
  word: string;
  shape: string;
  /** `plain`, or what it was taken out of. */
  layer: string;
  file: string;
}

/** What was looked through, so that a scan of nothing does not pass for a clean one. */
export interface Scan {
  hits: Hit[];
  files: number;
  bytes: number;
  /** How many bytes of each layer were read. */
  layers: Record<string, number>;
}

/** Scans the folders. File names count as content. */
export function scanFor(words: readonly string[], ...folders: string[]): Scan {
  const forms = formsOf(words);
  const scan: Scan = { hits: [], files: 0, bytes: 0, layers: {} };
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const file = relative(folder, path);
      find(forms, Buffer.from(file), 'name', file, scan);
      if (!entry.isFile()) continue;
      const bytes = readFileSync(path);
      scan.files += 1;
      scan.bytes += bytes.length;
      for (const [layer, content] of layersOf(entry.name, bytes)) find(forms, content, layer, file, scan);
    }
  }
  return scan;
}

function find(forms: readonly Form[], content: Buffer, layer: string, file: string, scan: Scan): void {
  scan.layers[layer] = (scan.layers[layer] ?? 0) + content.length;
  for (const { word, shape, bytes } of forms) {
    if (content.includes(bytes)) scan.hits.push({ word, shape, layer, file });
  }
}

function* layersOf(name: string, bytes: Buffer): Generator<[layer: string, content: Buffer]> {
  yield ['plain', bytes];
  if (name.endsWith('.log')) yield ['leveldb log', logContent(bytes)];
  if (/\.(ldb|sst)$/.test(name)) yield ['leveldb table', tableContent(bytes)];
  for (const content of deflatedIn(bytes)) yield ['deflate', content];
  const body = cacheBody(bytes);
  if (body) yield ['brotli', body];
}

/** Everything in the bytes that begins as gzip, zlib or a file of a ZIP does. What follows the end of it does no harm. */
function* deflatedIn(bytes: Buffer): Generator<Buffer> {
  const starts: readonly [mark: string, contentAt: (at: number) => number][] = [
    ['\x1f\x8b\x08', (at) => gzipContentAt(bytes, at)],
    ['\x78\x01', (at) => at + 2],
    ['\x78\x9c', (at) => at + 2],
    ['\x78\xda', (at) => at + 2],
    ['PK\x03\x04', (at) => at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)],
  ];
  for (const [mark, contentAt] of starts) {
    for (let at = bytes.indexOf(mark, 0, 'latin1'); at >= 0; at = bytes.indexOf(mark, at + 1, 'latin1')) {
      try {
        yield inflateRawSync(bytes.subarray(contentAt(at)), { finishFlush: constants.Z_SYNC_FLUSH });
      } catch {
        // Two bytes that look like the start of something are most often none.
      }
    }
  }
}

/** Where the deflated part of a gzip member begins, behind its optional fields (RFC 1952). */
function gzipContentAt(bytes: Buffer, start: number): number {
  const flags = bytes.readUInt8(start + 3);
  let at = start + 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  if (flags & 8) at = bytes.indexOf(0, at) + 1;
  if (flags & 16) at = bytes.indexOf(0, at) + 1;
  return flags & 2 ? at + 2 : at;
}

/** The body of an entry of Chromium's simple cache, if it is brotli: the format has no mark of its own. */
function cacheBody(bytes: Buffer): Buffer | null {
  const magic = 'fcfb6d1ba7725c30';
  if (bytes.length < 24 || Buffer.from(bytes.subarray(0, 8)).reverse().toString('hex') !== magic) return null;
  try {
    return brotliDecompressSync(bytes.subarray(24 + bytes.readUInt32LE(12)), {
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
    });
  } catch {
    return null;
  }
}
