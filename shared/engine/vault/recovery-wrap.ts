/** @file Wraps the data key by the device's recovery key, so that unsent work outlives a lapsed lease and a forgotten passphrase. */
import { recoveryWrappingKey } from '#shared/sync/recovery-proof.ts';
import type { Sealed } from './record.ts';
import { seal, sealingKey, unseal } from './seal.ts';

/** Seals the data key under the recovery key, bound to the account. */
export async function wrapByRecoveryKey(
  key: Uint8Array<ArrayBuffer>,
  recoveryKey: Uint8Array,
  associated: string,
): Promise<Sealed> {
  return seal(await wrappingKey(recoveryKey), key, boundTo(associated));
}

/** Opens the data key, or answers null when this is not the recovery key it was sealed under. */
export async function openByRecoveryKey(
  wrap: Sealed,
  recoveryKey: Uint8Array,
  associated: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return unseal(await wrappingKey(recoveryKey), wrap, boundTo(associated));
}

function boundTo(associated: string): string {
  return `careline recovery wrap\n${associated}`;
}

async function wrappingKey(recoveryKey: Uint8Array): Promise<CryptoKey> {
  const bytes = recoveryWrappingKey(recoveryKey);
  const key = await sealingKey(bytes);
  bytes.fill(0);
  return key;
}
