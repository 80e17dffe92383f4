import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A new UUIDv7 (RFC 9562): 48 bits of time in milliseconds, then random bits, so that ids sort by their making. */
export function newUuid(now: number, fillRandom: (bytes: Uint8Array<ArrayBuffer>) => unknown): string {
  const bytes = new Uint8Array(16);
  fillRandom(bytes);
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  return asUuid(bytes, 7);
}

/** The UUIDv8 (RFC 9562) of a text: the first bytes of its SHA-256. The same text has the same one on every machine. */
export function uuidOfText(text: string): string {
  return asUuid(sha256(utf8ToBytes(text)).slice(0, 16), 8);
}

function asUuid(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) % 16) + version * 16;
  bytes[8] = ((bytes[8] ?? 0) % 64) + 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
