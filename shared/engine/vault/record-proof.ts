/** @file Tells whether the clear parts of a record are as the app wrote them. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { VaultRecord } from './record.ts';

export type Provable = Pick<VaultRecord, 'account' | 'databaseName' | 'latestTimeSeen'>;

/** A key that can prove records and open nothing. Kept in memory while the store is open, because the lease is renewed then. */
export function proofKey(dataKey: Uint8Array): Uint8Array {
  return hkdf(sha256, dataKey, undefined, utf8ToBytes('careline vault record'), 32);
}

/** The proof of a record's clear parts. */
export function proofOf(key: Uint8Array, { account, databaseName, latestTimeSeen }: Provable): string {
  const facts = [
    account.email,
    account.name,
    account.staffId,
    account.deviceId,
    account.organizationId,
    account.offlineLeaseUntil,
    account.lockAfterMinutes,
    databaseName,
    latestTimeSeen,
    account.hasStore === true,
  ];
  return bytesToHex(hmac(sha256, key, utf8ToBytes(JSON.stringify(facts))));
}
