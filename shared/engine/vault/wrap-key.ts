/** @file Wraps the random data key by the passphrase: Argon2id makes a wrapping key, AES-256-GCM seals the data key. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { argon2id } from 'hash-wasm';
import type { VaultRecord } from './record.ts';

/** Measured to cost 250 to 500 ms on a two-core machine of 2026; at or above OWASP's 2023 minimum for Argon2id. */
export const DERIVATION = {
  algorithm: 'argon2id',
  memoryKibibytes: 65_536,
  iterations: 3,
  parallelism: 1,
} as const;

/** What a new wrapping costs; the salt is made anew each time. */
export type DerivationParameters = Omit<VaultRecord['derivation'], 'salt'>;

const KEY_BYTES = 32;

/** A new random data key. */
export function randomKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/** Seals the data key. `associated` (the account) is bound to it, so that a record cannot be moved to another account. */
export async function wrapKey(
  key: Uint8Array<ArrayBuffer>,
  passphrase: string,
  associated: string,
  parameters: DerivationParameters = DERIVATION,
): Promise<Pick<VaultRecord, 'derivation' | 'wrappedKey'>> {
  const derivation = { ...parameters, salt: bytesToHex(crypto.getRandomValues(new Uint8Array(16))) };
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(associated) },
    await wrappingKey(passphrase, derivation),
    key,
  );
  return { derivation, wrappedKey: { iv: bytesToHex(iv), sealed: bytesToHex(new Uint8Array(sealed)) } };
}

/** Opens the data key, or answers null when the passphrase is not the one it was wrapped by. */
export async function unwrapKey(
  record: Pick<VaultRecord, 'derivation' | 'wrappedKey'>,
  passphrase: string,
  associated: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await wrappingKey(passphrase, record.derivation);
  const parameters = {
    name: 'AES-GCM',
    iv: hexToBytes(record.wrappedKey.iv),
    additionalData: new TextEncoder().encode(associated),
  } as const;
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, hexToBytes(record.wrappedKey.sealed)));
  } catch {
    // AES-GCM answers a wrong key with nothing but "failed"; the record's own shape was checked before.
    return null;
  }
}

async function wrappingKey(passphrase: string, derivation: VaultRecord['derivation']): Promise<CryptoKey> {
  const bytes = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt: hexToBytes(derivation.salt),
    memorySize: derivation.memoryKibibytes,
    iterations: derivation.iterations,
    parallelism: derivation.parallelism,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  return crypto.subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, ['encrypt', 'decrypt']);
}
