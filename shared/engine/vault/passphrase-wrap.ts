/**
 * @file Wraps the data key by the passphrase (Argon2id makes a key, AES-256-GCM seals), and that again by the operating
 * system's keychain where there is one: a copy of the disk then needs both the passphrase and the person's session on this
 * machine.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { argon2id } from 'hash-wasm';
import { type Keychain, VaultError } from '../ports.ts';
import type { Derivation, VaultRecord } from './record.ts';
import { KEY_BYTES, randomBytes, seal, sealingKey, unseal } from './seal.ts';

/** Measured 2026-11-21 to cost 290 ms of one core on a two-core machine; above OWASP's minimum (Password Storage Cheat Sheet, 2025). */
export const DERIVATION = {
  algorithm: 'argon2id',
  memoryKibibytes: 65_536,
  iterations: 3,
  parallelism: 1,
} as const;

/** For a home that has no keychain. */
export const NO_KEYCHAIN: Keychain = {
  kind: async () => 'none',
  seal: async (bytes) => bytes,
  open: async (bytes) => bytes,
};

/** What a new wrapping costs; the salt is made anew each time. */
export type DerivationParameters = Omit<Derivation, 'salt'>;

export type PassphraseWrap = NonNullable<VaultRecord['passphraseWrap']>;

/** Wraps the data key. `associated` (the account) is bound to it, so that a record cannot be moved to another account. */
export async function wrapByPassphrase(
  key: Uint8Array<ArrayBuffer>,
  passphrase: string,
  associated: string,
  keychain: Keychain,
  parameters: DerivationParameters = DERIVATION,
): Promise<PassphraseWrap> {
  const derivation = { ...parameters, salt: bytesToHex(randomBytes(16)) };
  const inner = await seal(await derive(passphrase, derivation), key, boundTo(associated));
  if ((await keychain.kind()) !== 'keychain') return { derivation, ...inner, keychain: false };
  const outer = await keychain.seal(Uint8Array.from(hexToBytes(inner.sealed)));
  return { derivation, iv: inner.iv, sealed: bytesToHex(outer), keychain: true };
}

/**
 * Opens the data key, or answers null when the passphrase is not the one it was wrapped by.
 *
 * @throws {VaultError} KEYCHAIN_CHANGED when the keychain no longer opens its seal
 */
export async function openByPassphrase(
  wrap: PassphraseWrap,
  passphrase: string,
  associated: string,
  keychain: Keychain,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const sealed = wrap.keychain ? await openByKeychain(wrap.sealed, keychain) : wrap.sealed;
  return unseal(await derive(passphrase, wrap.derivation), { iv: wrap.iv, sealed }, boundTo(associated));
}

/** Whether a wrap is made with less than is asked for now: fewer passes, less memory, or no keychain where there is one. */
export function isWeaker(
  wrap: PassphraseWrap,
  parameters: DerivationParameters,
  hasKeychain: boolean,
): boolean {
  return (
    wrap.derivation.memoryKibibytes < parameters.memoryKibibytes ||
    wrap.derivation.iterations < parameters.iterations ||
    (hasKeychain && !wrap.keychain)
  );
}

async function openByKeychain(sealed: string, keychain: Keychain): Promise<string> {
  try {
    if ((await keychain.kind()) === 'keychain') {
      return bytesToHex(await keychain.open(Uint8Array.from(hexToBytes(sealed))));
    }
  } catch {
    // What a keychain says when it cannot open something differs by system, and says no more than that it cannot.
  }
  throw new VaultError(
    'KEYCHAIN_CHANGED',
    'The keychain of this computer no longer opens your records. Connect to the server and sign in: that repairs it.',
  );
}

function boundTo(associated: string): string {
  return `careline passphrase wrap\n${associated}`;
}

async function derive(passphrase: string, derivation: Derivation): Promise<CryptoKey> {
  const bytes = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt: hexToBytes(derivation.salt),
    memorySize: derivation.memoryKibibytes,
    iterations: derivation.iterations,
    parallelism: derivation.parallelism,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  const key = await sealingKey(Uint8Array.from(bytes));
  bytes.fill(0);
  return key;
}
