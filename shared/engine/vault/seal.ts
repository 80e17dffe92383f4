/** @file AES-256-GCM with a fresh vector for each seal. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Sealed } from './record.ts';

export const KEY_BYTES = 32;

/** Random bytes. */
export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** An AES-GCM key that can be used and never read again. */
export function sealingKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Seals bytes. `associated` is bound to them: they open under the same words only. */
export async function seal(
  key: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
  associated: string,
): Promise<Sealed> {
  const iv = randomBytes(12);
  const additionalData = new TextEncoder().encode(associated);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
  return { iv: bytesToHex(iv), sealed: bytesToHex(new Uint8Array(sealed)) };
}

/** Opens what was sealed, or answers null: AES-GCM says of a wrong key or a changed byte nothing but "failed". */
export async function unseal(
  key: CryptoKey,
  { iv, sealed }: Sealed,
  associated: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const additionalData = new TextEncoder().encode(associated);
  const parameters = { name: 'AES-GCM', iv: Uint8Array.from(hexToBytes(iv)), additionalData } as const;
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, Uint8Array.from(hexToBytes(sealed))));
  } catch {
    return null;
  }
}
