import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VaultRecord } from '#shared/engine/vault/record.ts';
import { createStoreVault } from '#shared/engine/vault/store-vault.ts';

/** The key of a simulated device's store, unwrapped by the passphrase as the engine does it. */
export async function keyOfDevice(folder: string, email: string, passphrase: string): Promise<Uint8Array> {
  const records = readdirSync(folder)
    .filter((name) => name.endsWith('.account.json'))
    .map((name) => VaultRecord.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  let found: Uint8Array | undefined;
  const vault = createStoreVault({
    records: {
      list: async () => records,
      read: async (wanted) => records.find(({ account }) => account.email === wanted) ?? null,
      write: async () => undefined,
      remove: async () => undefined,
    },

    openStorage: async (key) => {
      found = Uint8Array.from(key);
      throw new Error('only the key is wanted');
    },
  });
  await vault.open(email, passphrase, 0).catch((error: Error) => {
    if (!found) throw error;
  });
  if (!found) throw new Error('The vault opened without a key.');
  return found;
}
