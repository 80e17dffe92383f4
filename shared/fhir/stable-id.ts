import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const NAMESPACE = 'careline:fhir-import:1';

/**
 * A UUID (version 8, RFC 9562) that depends on the parts only: the same source record gets the same id in every import,
 * on every machine. No part may be left to chance.
 */
export function stableId(...parts: readonly string[]): string {
  const digest = sha256(utf8ToBytes(JSON.stringify([NAMESPACE, ...parts]))).subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(digest);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
