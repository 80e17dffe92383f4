import {
  ensureRxStorageInstanceParamsAreCorrect,
  getPrimaryFieldOfPrimaryKey,
  RXDB_VERSION,
  type RxStorage,
  type RxStorageInstanceCreationParams,
} from 'rxdb';
import { acquireDatabase, releaseDatabase, type StoreLocation } from './database.ts';
import { withStoreErrors } from './errors.ts';
import { emptyLog } from './forget.ts';
import type { StoredSchema } from './index-columns.ts';
import {
  attachmentsUnsupported,
  EncryptedSqliteInstance,
  type StoreInternals,
  type StoreOptions,
} from './instance.ts';
import { acquireTable } from './table.ts';

export type { StoreLocation } from './database.ts';
export { StoreError, type StoreErrorCode } from './errors.ts';
export type { StoreInternals, StoreOptions } from './instance.ts';
export { checkKey, findDamagedPages, type KeyCheck } from './page-authentication.ts';
export { explainQuery } from './query.ts';
export { type LogState, readLogState } from './write-ahead-log.ts';

/**
 * RxDB storage over one encrypted SQLite file: SQLCipher pages, write-ahead log, every commit flushed to the disk before its promise resolves.
 *
 * All databases and collections of `path` share the file and one connection, which the last `close()` ends.
 * `key` is the 32-byte key itself, used as it is: derive and wrap it before. It is read each time the file is
 * opened, so it must stay intact until the last collection has been created.
 *
 * `forgetDeleted` empties the write-ahead log: after it, no copy of a deleted document is left in file or log.
 *
 * `createStorageInstance` rejects with a StoreError; `errors.ts` says what each code means.
 */
export function getRxStorageEncryptedSqlite(
  location: StoreLocation,
): RxStorage<StoreInternals, StoreOptions> & { forgetDeleted(): Promise<void> } {
  return {
    name: 'encrypted-sqlite',
    rxdbVersion: RXDB_VERSION,
    forgetDeleted: () => emptyLog(location.path),
    createStorageInstance: async <RxDocType>(
      params: RxStorageInstanceCreationParams<RxDocType, StoreOptions>,
    ) => {
      ensureRxStorageInstanceParamsAreCorrect(params);
      if (params.schema.attachments) throw attachmentsUnsupported();
      const name = {
        databaseName: params.databaseName,
        collectionName: params.collectionName,
        schemaVersion: params.schema.version,
      };
      const primaryPath = getPrimaryFieldOfPrimaryKey(params.schema.primaryKey);
      const database = acquireDatabase(location);
      try {
        database.bulk.settle();
        const schema = params.schema as unknown as StoredSchema;
        const table = withStoreErrors(() => acquireTable(database, name, primaryPath, schema));
        return new EncryptedSqliteInstance(table, params.schema, params.options);
      } catch (error) {
        releaseDatabase(database);
        throw error;
      }
    },
  };
}
