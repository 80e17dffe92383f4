/** @file What a recovery key is used for besides the store: it proves to the server that whoever asks was given it. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The proof for a nonce of the server's: HMAC-SHA-256 under a key made from the recovery key, for this device only. */
export function recoveryProof(recoveryKey: Uint8Array, deviceId: string, nonce: string): string {
  const key = hkdf(sha256, recoveryKey, undefined, utf8ToBytes('careline recovery proof'), 32);
  const proof = bytesToHex(hmac(sha256, key, utf8ToBytes(`${deviceId}\n${nonce}`)));
  key.fill(0);
  return proof;
}

/** The key that seals the data key of a device's store, made from its recovery key. */
export function recoveryWrappingKey(recoveryKey: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hkdf(sha256, recoveryKey, undefined, utf8ToBytes('careline recovery wrap'), 32));
}
