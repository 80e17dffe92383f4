/** @file The plain bytes of a store's file, free pages and unused parts of pages included, without SQLite having a say. */
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PAGE = 4096;
const SALT = 16;
// At the end of a SQLCipher 4 page: initialisation vector, authentication code.
const VECTOR = 16;
const RESERVED = 80;
const LOG_HEADER = 32;
const FRAME_HEADER = 24;

/** Every page of the file at `path`, decrypted, in order. */
export function decryptFile(path: string, key: Uint8Array): Buffer[] {
  const bytes = readFileSync(path);
  return Array.from({ length: bytes.length / PAGE }, (_, index) =>
    decryptPage(bytes.subarray(index * PAGE, (index + 1) * PAGE), index + 1, key),
  );
}

/** Every page that the write-ahead log at `path` still has, frames of earlier rounds included. */
export function decryptLog(path: string, key: Uint8Array): Buffer[] {
  const bytes = readFileSync(path);
  const pages: Buffer[] = [];
  for (let at = LOG_HEADER; at + FRAME_HEADER + PAGE <= bytes.length; at += FRAME_HEADER + PAGE) {
    const page = bytes.subarray(at + FRAME_HEADER, at + FRAME_HEADER + PAGE);
    pages.push(decryptPage(page, bytes.readUInt32BE(at), key));
  }
  return pages;
}

function decryptPage(page: Buffer, number: number, key: Uint8Array): Buffer {
  const vector = page.subarray(PAGE - RESERVED, PAGE - RESERVED + VECTOR);
  const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
  const sealed = page.subarray(number === 1 ? SALT : 0, PAGE - RESERVED);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
}
