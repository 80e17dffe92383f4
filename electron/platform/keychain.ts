/** @file The operating system's keychain, by way of Electron's `safeStorage`. */
import type { SafeStorage } from 'electron';
import type { Keychain, KeychainKind } from '#shared/engine/ports.ts';

/**
 * The keychain of the person who is logged in to this machine. On a Linux desktop without one, Electron offers
 * `basic_text`, which seals under a password that is the same everywhere: that is said, and not used.
 *
 * @param platform of Node: `linux`, `darwin`, `win32`
 */
export function createKeychain(safeStorage: SafeStorage, platform: string): Keychain {
  async function kind(): Promise<KeychainKind> {
    if (platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend();
      if (backend === 'basic_text') return 'basic-text';
      if (backend === 'unknown') return 'none';
    }
    return (await safeStorage.isAsyncEncryptionAvailable()) ? 'keychain' : 'none';
  }

  return {
    kind,
    // It takes text: the bytes travel as hexadecimal letters.
    async seal(bytes) {
      return Uint8Array.from(await safeStorage.encryptStringAsync(Buffer.from(bytes).toString('hex')));
    },
    async open(bytes) {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
      if (!/^([0-9a-f]{2})+$/.test(result)) throw new Error('The keychain opened something else.');
      return Uint8Array.from(Buffer.from(result, 'hex'));
    },
  };
}
