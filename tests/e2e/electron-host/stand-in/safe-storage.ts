/** @file Stands in for Electron's `safeStorage`: as on a Linux without a keychain or, if a test asks, with one. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { notOffered } from './offered.ts';

/**
 * Names the keychain that a test wants: `CARELINE_TEST_KEYCHAIN=<any name>`. Two launches with the same name have the same
 * keychain, as two logins of the same person; another name is another person's, or one that was reset.
 */
export const keychainVariable = 'CARELINE_TEST_KEYCHAIN';

/** Without a keychain it is `basic_text`, which the app must not take for one: sealing then fails the test. */
export function standInSafeStorage() {
  const name = process.env[keychainVariable] ?? '';
  const secret = createHash('sha256').update(`stand-in keychain ${name}`).digest();
  const requireKeychain = () => {
    if (name === '') throw notOffered('safeStorage without a keychain, which protects nothing');
  };
  return {
    getSelectedStorageBackend: () => (name === '' ? 'basic_text' : 'gnome_libsecret'),
    isAsyncEncryptionAvailable: async () => name !== '',
    async encryptStringAsync(text: string): Promise<Buffer> {
      requireKeychain();
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
    },
    async decryptStringAsync(bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
      requireKeychain();
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      const result = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      return { result, shouldReEncrypt: false };
    },
  };
}
