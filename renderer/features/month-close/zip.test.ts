import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { zipOf } from './zip.ts';

/** Reads an archive from its end, as programs do: directory first, then each file where that says it lies. */
function read(bytes: Buffer): Map<string, number[]> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = bytes.readUInt16LE(end + 10);
  const files = new Map<string, number[]>();
  let at = bytes.readUInt32LE(end + 16);
  expect(at + bytes.readUInt32LE(end + 12)).toBe(end);
  for (let index = 0; index < count; index += 1) {
    expect(bytes.toString('latin1', at, at + 4)).toBe('PK\x01\x02');
    const nameLength = bytes.readUInt16LE(at + 28);
    const [sum, size, place] = [16, 24, 42].map((field) => bytes.readUInt32LE(at + field));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = place ?? 0;
    expect(bytes.toString('latin1', local, local + 4)).toBe('PK\x03\x04');
    // What the file says of itself is what the directory says of it.
    expect(bytes.subarray(local + 4, local + 30)).toEqual(bytes.subarray(at + 6, at + 32));
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + (size ?? 0));
    expect(crc32(content)).toBe(sum);
    files.set(name, [...content]);
    at += 46 + nameLength;
  }
  return files;
}

test('an archive has every file, by its name, with its checksum', async () => {
  const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256);
  const archive = zipOf([
    { name: 'one.bin', bytes },
    { name: 'zwölf.csv', bytes: new TextEncoder().encode('a,b\r\n') },
    { name: 'empty', bytes: new Uint8Array() },
  ]);
  const files = read(Buffer.from(await archive.arrayBuffer()));
  expect([...files]).toEqual([
    ['one.bin', [...bytes]],
    ['zwölf.csv', [97, 44, 98, 13, 10]],
    ['empty', []],
  ]);
  expect([...read(Buffer.from(await zipOf([]).arrayBuffer()))]).toEqual([]);
});
