/** @file What LevelDB files hold, as plain bytes: log records put together, table blocks taken out of their compression. */
import { unsnap } from './snappy.ts';

const LOG_BLOCK = 32_768;
const RECORD_HEADER = 7;
const FOOTER = 48;
const SNAPPY = 1;
const MAGIC = '57fb808b247547db';

/** The records of a log, without the headers that cut them: a word may lie across two of them. */
export function logContent(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let block = 0; block < file.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, file.length);
    for (let at = block; at + RECORD_HEADER <= end; ) {
      const length = file.readUInt16LE(at + 4);
      parts.push(file.subarray(at + RECORD_HEADER, Math.min(at + RECORD_HEADER + length, end)));
      at += RECORD_HEADER + length;
    }
  }
  return Buffer.concat(parts);
}

/** The blocks of a table, decompressed; empty when the file is no table. */
export function tableContent(file: Buffer): Buffer {
  if (file.length < FOOTER || file.subarray(-8).toString('hex') !== MAGIC) {
    return Buffer.alloc(0);
  }
  const footer = file.subarray(file.length - FOOTER);
  const metaIndex = handleAt(footer, 0);
  const index = handleAt(footer, metaIndex.next);
  const blocks = [metaIndex, index, ...handlesIn(blockAt(file, index))];
  return Buffer.concat(blocks.map((handle) => blockAt(file, handle)));
}

interface Handle {
  offset: number;
  size: number;
  /** Where the bytes after the handle begin. */
  next: number;
}

function blockAt(file: Buffer, { offset, size }: Handle): Buffer {
  const block = file.subarray(offset, offset + size);
  return file[offset + size] === SNAPPY ? unsnap(block) : block;
}

/** The entries of an index block: shared, unshared and value length, key rest, value; the value is a handle. */
function handlesIn(block: Buffer): Handle[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 * (restarts + 1);
  const handles: Handle[] = [];
  for (let at = 0; at < end; ) {
    const shared = variable(block, at);
    const unshared = variable(block, shared.next);
    const value = variable(block, unshared.next);
    const start = value.next + unshared.value;
    handles.push(handleAt(block, start));
    at = start + value.value;
  }
  return handles;
}

function handleAt(bytes: Buffer, at: number): Handle {
  const offset = variable(bytes, at);
  const size = variable(bytes, offset.next);
  return { offset: offset.value, size: size.value, next: size.next };
}

/** A number of seven bits a byte, the low ones first. */
export function variable(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let shift = 0, next = at; ; shift += 7, next++) {
    const byte = bytes.readUInt8(next);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: next + 1 };
  }
}
