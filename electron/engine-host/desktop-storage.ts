/** @file Opens the encrypted store of one account. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import type { StoreStorage } from '#shared/store/storage.ts';

/**
 * A function that opens the store of a database name under a key: one SQLite file per account in the folder.
 *
 * @throws {Error} when the name could leave the folder
 */
export function createStorageOpener(folder: string) {
  return async (key: Uint8Array, databaseName: string): Promise<StoreStorage> => {
    if (!/^[a-z0-9-]{1,80}$/.test(databaseName)) {
      throw new Error('The name of the local store is not one that Careline gives.');
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return getRxStorageEncryptedSqlite({ path: join(folder, `${databaseName}.db`), key });
  };
}
