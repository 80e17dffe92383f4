import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { pageSize } from './page-authentication.ts';

// The layout of SQLite's write-ahead log and of the index beside it, https://sqlite.org/walformat.html, read 2026-11-21.
const headerSize = 32;
const frameHeaderSize = 24;
const frameSize = frameHeaderSize + pageSize;
const magic = 0x377f0682;
const indexHeaderSize = 48;

/** How many frames of a log SQLite would take over, and how many were once committed. */
export interface LogState {
  /** Frames up to the last whole transaction; SQLite reads no further. */
  readonly usable: number;
  /** Frames that were committed for sure; more than `usable` when the log was damaged afterwards. */
  readonly committed: number;
}

/**
 * Reads the write-ahead log beside the store at `path` without SQLite touching it.
 *
 * SQLite ends its reading of a log at the first frame whose checksum is wrong, and says nothing: right for a transaction cut off by
 * a power cut, and a silent loss when a byte of a committed one changed later. Two traces tell the second case. The index file beside the log names
 * the last committed frame; it is written after the frames are flushed, so it never names too many. And a frame of a later transaction is
 * only written after the earlier ones are flushed.
 */
export function readLogState(path: string): LogState {
  // The index first: a log that grows meanwhile is only longer than the index says.
  const index = readFile(`${path}-shm`, readIndexHeader);
  return readFile(`${path}-wal`, (file, size) => readFrames(file, size, index)) ?? withoutLog(index);
}

// A close folds the log into the file before it deletes it, and the index goes last.
function withoutLog(index: IndexHeader | null | undefined): LogState {
  return { usable: 0, committed: index && index.committed > index.folded ? index.committed : 0 };
}

interface IndexHeader {
  readonly committed: number;
  /** Frames that are in the database file already. */
  readonly folded: number;
  readonly salts: Buffer;
}

function readIndexHeader(file: number, size: number): IndexHeader | null {
  if (size < 2 * indexHeaderSize + 4) return null;
  const bytes = Buffer.alloc(2 * indexHeaderSize + 4);
  readSync(file, bytes, 0, bytes.length, 0);
  const header = bytes.subarray(0, indexHeaderSize);
  // Two copies that differ are a header that was being written.
  if (header[12] !== 1 || !header.equals(bytes.subarray(indexHeaderSize, 2 * indexHeaderSize))) return null;
  // The index is in the byte order of the machine, which is little-endian wherever the app runs; the salts are copied as they are.
  return {
    committed: header.readUInt32LE(16),
    folded: bytes.readUInt32LE(2 * indexHeaderSize),
    salts: header.subarray(32, 40),
  };
}

function readFrames(file: number, size: number, index: IndexHeader | null | undefined): LogState {
  const header = Buffer.alloc(headerSize);
  if (size < headerSize) return withoutLog(index);
  readSync(file, header, 0, headerSize, 0);
  const salts = header.subarray(16, 24);
  const order = header.readUInt32BE(0) & 1 ? 'readUInt32BE' : 'readUInt32LE';
  let sums: Sums = addUp([0, 0], header, 0, 24, order);
  const isHeaderWhole =
    (header.readUInt32BE(0) & ~1) === magic &&
    header.readUInt32BE(24) === sums[0] &&
    header.readUInt32BE(28) === sums[1];
  const named = index && (!isHeaderWhole || index.salts.equals(salts)) ? index.committed : 0;
  if (!isHeaderWhole) return { usable: 0, committed: named };

  const frame = Buffer.alloc(frameSize);
  let usable = 0;
  let isChainWhole = true;
  let flushed = 0;
  let transactionStart = 1;
  for (let number = 1; headerSize + number * frameSize <= size; number++) {
    readSync(file, frame, 0, frameSize, headerSize + (number - 1) * frameSize);
    const isOfThisLog = frame.subarray(8, 16).equals(salts);
    if (isChainWhole) {
      sums = addUp(addUp(sums, frame, 0, 8, order), frame, frameHeaderSize, frameSize, order);
      isChainWhole = isOfThisLog && frame.readUInt32BE(16) === sums[0] && frame.readUInt32BE(20) === sums[1];
    }
    if (!isOfThisLog) continue;
    flushed = Math.max(flushed, transactionStart - 1);
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (isCommit && isChainWhole) usable = number;
    if (isCommit) transactionStart = number + 1;
  }
  return { usable, committed: Math.max(usable, named, flushed) };
}

type Sums = [number, number];

/** SQLite's running checksum over whole pairs of 32-bit words. */
function addUp(
  [first, second]: Sums,
  bytes: Buffer,
  start: number,
  end: number,
  order: 'readUInt32BE' | 'readUInt32LE',
): Sums {
  let one = first;
  let two = second;
  for (let at = start; at < end; at += 8) {
    one = (one + bytes[order](at) + two) >>> 0;
    two = (two + bytes[order](at + 4) + one) >>> 0;
  }
  return [one, two];
}

function readFile<Result>(path: string, read: (file: number, size: number) => Result): Result | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return read(file, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}
