/** @file A plain ZIP archive of files that are compressed already, as APPNOTE 6.3 describes it: stored, with names in UTF-8. */

export interface ZipEntry {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const UTF8_NAMES = 0x0800;
const STORED_VERSION = 20;
/** Midnight of 1980-01-01: when a packet was made is said in it. */
const DOS_DATE = 0x0021;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The CRC-32 of ISO 3309. */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/** The archive. Less than 4 GB in all and at most 65,535 files. */
export function zipOf(entries: readonly ZipEntry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const title = new TextEncoder().encode(name);
    const facts = [
      ...[STORED_VERSION, UTF8_NAMES, 0, 0, DOS_DATE].map((value): [2 | 4, number] => [2, value]),
      ...[crc32(bytes), bytes.length, bytes.length].map((value): [2 | 4, number] => [4, value]),
      ...[title.length, 0].map((value): [2 | 4, number] => [2, value]),
    ] as const;
    const head = fields([[4, 0x04034b50], ...facts]);
    directory.push(
      fields([
        ...([
          [4, 0x02014b50],
          [2, STORED_VERSION],
        ] as const),
        ...facts,
        ...([
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, offset],
        ] as const),
      ]),
      title,
    );
    parts.push(head, title, bytes);
    offset += head.length + title.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = fields([
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, entries.length],
      [2, entries.length],
    ] as const),
    ...([
      [4, size],
      [4, offset],
      [2, 0],
    ] as const),
  ]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/** Numbers of two or four bytes, the lowest byte first. */
function fields(values: readonly (readonly [2 | 4, number])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of values) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}
