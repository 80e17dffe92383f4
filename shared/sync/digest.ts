/** @file What two copies of a collection are compared by. The server computes the same in SQL. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A document by its version. */
export interface Version {
  id: string;
  rev: number;
}

/** SHA-256 in hex of the lines `id:rev`, sorted by id and joined by line feeds. */
export function digestOf(versions: readonly Version[]): string {
  const lines = [...versions].sort((left, right) => (left.id < right.id ? -1 : 1));
  return bytesToHex(sha256(utf8ToBytes(lines.map(({ id, rev }) => `${id}:${rev}`).join('\n'))));
}
