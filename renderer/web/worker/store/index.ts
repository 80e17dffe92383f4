import type { RxStorage, RxStorageInstance, RxStorageInstanceCreationParams } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { clearFieldsOf, type StoredDocument, type StoredSchema } from './clear-fields.ts';
import { SealedStoreError } from './errors.ts';
import { sealInstance } from './instance.ts';
import { createSealing } from './sealing.ts';

export { SealedStoreError, type SealedStoreErrorCode } from './errors.ts';

/** What opens the browser store, and, where the globals lack it, the IndexedDB to keep it in. */
export interface SealedStoreSettings {
  /** An AES-GCM key for `encrypt` and `decrypt`; it may be non-extractable, and should be. */
  readonly key: CryptoKey;
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

type DexieStorage = ReturnType<typeof getRxStorageDexie>;

/**
 * RxDB storage on IndexedDB, by way of Dexie, in which a copy of the browser profile shows ids, indexed fields, revisions and
 * write times, and no other field: the rest of each document is one text sealed with AES-GCM under `key`.
 *
 * Holds for every collection, local documents, RxDB's own store and the replication's memory of the server's states. A query may ask for
 * clear fields only, and rejects with a SealedStoreError otherwise; `errors.ts` says what each code means.
 * A deleted document keeps its id and indexed fields, and nothing else of its body.
 */
export function getRxStorageEncryptedDexie({ key, ...environment }: SealedStoreSettings): DexieStorage {
  const inner: DexieStorage = getRxStorageDexie(environment);
  return {
    name: 'encrypted-dexie',
    rxdbVersion: inner.rxdbVersion,
    createStorageInstance: async <RxDocType>(params: RxStorageInstanceCreationParams<RxDocType, never>) => {
      if (params.schema.attachments) {
        throw new SealedStoreError(
          'STORE_ATTACHMENTS_UNSUPPORTED',
          'The browser store keeps no attachments. Remove `attachments` from the schema and keep files on the server.',
        );
      }
      const schema = params.schema as unknown as StoredSchema;
      const clear = clearFieldsOf(schema);
      const place = {
        databaseName: params.databaseName,
        collectionName: params.collectionName,
        schemaVersion: params.schema.version,
      };
      const instance = (await inner.createStorageInstance(params)) as unknown as RxStorageInstance<
        StoredDocument,
        never,
        never
      >;
      return sealInstance(instance, schema, clear, createSealing(key, place, clear)) as never;
    },
  } satisfies RxStorage<never, never> as unknown as DexieStorage;
}
