import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

// The page layout of SQLCipher 4: salt in the first 16 bytes of page 1; at the end of every page the initialisation
// vector and an HMAC-SHA512 over the encrypted bytes, the vector and the page number.
/** Bytes of a page, in the file and in a frame of the log. */
export const pageSize = 4096;
const saltSize = 16;
const authenticationSize = 64;
const logHeaderSize = 32;
const frameHeaderSize = 24;
const saltMask = 0x3a;
const derivationRounds = 2;

/** Whether `page`, numbered from 1, was written under the store's key and not changed since. */
export type PageCheck = (page: Uint8Array, pageNumber: number) => boolean;

/** The check for one file: `salt` is its first 16 bytes, `key` the store's 32. */
export function pageCheckFor(salt: Uint8Array, key: Uint8Array): PageCheck {
  const maskedSalt = salt.map((byte) => byte ^ saltMask);
  const authenticationKey = pbkdf2Sync(key, maskedSalt, derivationRounds, 32, 'sha512');
  return (page, pageNumber) => {
    const number = Buffer.alloc(4);
    number.writeUInt32LE(pageNumber);
    const start = pageNumber === 1 ? saltSize : 0;
    const expected = createHmac('sha512', authenticationKey)
      .update(page.subarray(start, pageSize - authenticationSize))
      .update(number)
      .digest();
    return timingSafeEqual(expected, page.subarray(pageSize - authenticationSize));
  };
}

/** What the bytes of a store's file say about a key, without SQLite touching file or write-ahead log. */
export type KeyCheck = 'opens' | 'empty' | 'plain' | 'refused';

/**
 * Tells whether `key` belongs to the file at `path`.
 *
 * Asked before SQLite opens the file, so that with a wrong key nothing of it, nor of a log that a killed process left beside it, is touched,
 * and so that a damaged store is not taken for a wrong key. One authentic page is enough: page 1 itself may be
 * half written by a power cut in a checkpoint, and the log then holds the good copy.
 *
 * Returns `empty` for no file or one without a page, `plain` for an unencrypted SQLite file, `refused` when no page is authentic.
 */
export function checkKey(path: string, key: Uint8Array): KeyCheck {
  return readFileAt(path, 'empty', (file): KeyCheck => {
    const { size } = fstatSync(file);
    if (size === 0) return 'empty';
    const page = new Uint8Array(pageSize);
    readSync(file, page, 0, pageSize, 0);
    if (Buffer.from(page.buffer, 0, 15).toString('latin1') === 'SQLite format 3') return 'plain';
    const check = pageCheckFor(page.slice(0, saltSize), key);
    for (let number = 1; number <= Math.floor(size / pageSize); number++) {
      readSync(file, page, 0, pageSize, (number - 1) * pageSize);
      if (check(page, number)) return 'opens';
    }
    return readFileAt(`${path}-wal`, false, (log) => hasAuthenticFrame(log, check)) ? 'opens' : 'refused';
  });
}

// A frame of the write-ahead log is a header that starts with the page number, and the page as it will stand in the file.
function hasAuthenticFrame(log: number, check: PageCheck): boolean {
  const frame = Buffer.alloc(frameHeaderSize + pageSize);
  const { size } = fstatSync(log);
  for (let start = logHeaderSize; start + frame.length <= size; start += frame.length) {
    readSync(log, frame, 0, frame.length, start);
    if (check(frame.subarray(frameHeaderSize), frame.readUInt32BE(0))) return true;
  }
  return false;
}

function readFileAt<Result>(path: string, missing: Result, read: (file: number) => Result): Result {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return missing;
    throw error;
  }
  try {
    return read(file);
  } finally {
    closeSync(file);
  }
}

/**
 * The numbers of the pages of a store's file that are not as the store wrote them, free pages included; empty for a whole file.
 *
 * Reads the file without SQLite, about half a gigabyte a second. Pages that so far are only in the write-ahead log are not looked at: SQLite checks
 * those when it reads them. Throws when the file cannot be read. With a wrong key every page counts as damaged: ask `checkKey` first.
 */
export function findDamagedPages(path: string, key: Uint8Array): number[] {
  const file = openSync(path, 'r');
  try {
    const page = new Uint8Array(pageSize);
    const { size } = fstatSync(file);
    readSync(file, page, 0, pageSize, 0);
    const check = pageCheckFor(page.slice(0, saltSize), key);
    const damaged: number[] = [];
    for (let number = 1; number <= Math.ceil(size / pageSize); number++) {
      const length = readSync(file, page, 0, pageSize, (number - 1) * pageSize);
      if (length < pageSize || !check(page, number)) damaged.push(number);
    }
    return damaged;
  } finally {
    closeSync(file);
  }
}
