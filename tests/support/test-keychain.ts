import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Keychain } from '#shared/engine/ports.ts';

/** Stands in for the keychain of an operating system, which a test machine has not: it opens what the same words sealed. */
export function createTestKeychain(words: string): Keychain {
  const key = createHash('sha256').update(words).digest();
  return {
    kind: async () => 'keychain',
    async seal(bytes) {
      const vector = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, vector);
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Uint8Array.from(Buffer.concat([vector, cipher.getAuthTag(), sealed]));
    },
    async open(bytes) {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Uint8Array.from(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]));
    },
  };
}
