/** @file Opens the local store: one RxDB database per account, its collections, and its local documents. */
import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { COLLECTIONS, type CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { conflictHandlerOf } from './conflict-handlers.ts';
import { schemaOf } from './schemas.ts';
import type { StoreStorage } from './storage.ts';

addRxPlugin(RxDBLocalDocumentsPlugin);

export type StoreCollections = { [Name in CollectionName]: RxCollection<DocumentOf<Name>> };

/** The opened store. */
export interface Store {
  database: RxDatabase<StoreCollections>;
  collections: StoreCollections;
  /** Reads a local document: never synced, in the same encrypted store. Null when there is none. */
  readLocal<T>(id: string): Promise<T | null>;
  /** Writes a local document; null removes it. Answers when it is on disk. */
  writeLocal(id: string, value: object | null): Promise<void>;
  close(): Promise<void>;
}

/** Opens (or makes) the database `databaseName` on the storage that the home brings. */
export async function openStore(storage: StoreStorage, databaseName: string): Promise<Store> {
  const database = await createRxDatabase<StoreCollections>({
    name: databaseName,
    storage,
    multiInstance: false,
    eventReduce: true,
    localDocuments: true,
    closeDuplicates: false,
  });
  try {
    const definitions = Object.fromEntries(
      COLLECTIONS.map((name) => [name, { schema: schemaOf(name), conflictHandler: conflictHandlerOf(name) }]),
    );
    const collections = (await database.addCollections(definitions)) as unknown as StoreCollections;
    return {
      database,
      collections,
      ...localDocuments(database),
      close: async () => void (await database.close()),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function localDocuments(database: RxDatabase<StoreCollections>): Pick<Store, 'readLocal' | 'writeLocal'> {
  return {
    async readLocal<T>(id: string): Promise<T | null> {
      const document = await database.getLocal<{ value: T }>(id);
      return document ? (document.toJSON().data.value as T) : null;
    },
    async writeLocal(id, value) {
      if (value) {
        await database.upsertLocal(id, { value });
        return;
      }
      const document = await database.getLocal(id);
      await document?.remove();
    },
  };
}
