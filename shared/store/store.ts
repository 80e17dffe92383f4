/** @file Opens the local store: one RxDB database per account, its collections, and its local documents. */
import {
  addRxPlugin,
  createRxDatabase,
  getChangedDocumentsSince,
  type MigrationStrategies,
  type RxCollection,
  type RxDatabase,
} from 'rxdb';
import { getLocalDocStateByParent, RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { COLLECTIONS, type CollectionName } from '#shared/domain/document.ts';
import { type DocumentOf, PULL_ONLY } from '#shared/domain/documents.ts';
import { assumeFromStamps } from './assumed-states.ts';
import { conflictHandlerOf } from './conflict-handlers.ts';
import type { StoreStorage } from './storage.ts';
import { migrateDocument } from './upgrade/migrate-values.ts';
import { forgetFailures, migrateLocals, readFormat } from './upgrade/store-format.ts';
import { STORE_PLAN, type StorePlan } from './upgrade/store-plan.ts';
import { watchStorage } from './watched-storage.ts';

addRxPlugin(RxDBLocalDocumentsPlugin);
addRxPlugin(RxDBMigrationSchemaPlugin);

export type StoreCollections = { [Name in CollectionName]: RxCollection<DocumentOf<Name>> };

/** The opened store. */
export interface Store {
  database: RxDatabase<StoreCollections>;
  collections: StoreCollections;
  /** Reads a local document: never synced, in the same encrypted store. Null when there is none. */
  readLocal<T>(id: string): Promise<T | null>;
  /** Writes a local document; null removes it. Answers when it is on disk. */
  writeLocal(id: string, value: object | null): Promise<void>;
  /** The ids of the local documents that begin so, emptied ones included. */
  localIds(beginning: string): Promise<string[]>;
  /** Makes what was deleted or emptied unreadable also where the storage still has a copy, as far as the storage can. */
  forgetDeleted(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens (or makes) the database `databaseName` on the storage that the home brings. An older store is brought to the plan's format: by the home before
 * this where it can copy the store first, else here and in place. `onFailure` hears every error of the storage, also those that reach nobody else.
 * Throws NewerStoreError for a newer one.
 */
export async function openStore(
  storage: StoreStorage,
  databaseName: string,
  plan: StorePlan = STORE_PLAN,
  onFailure: (error: unknown) => void = () => undefined,
): Promise<Store> {
  const watched = watchStorage(storage, onFailure);
  const assumed = assumeFromStamps(watched.storage);
  const database = await createRxDatabase<StoreCollections>({
    name: databaseName,
    storage: assumed.storage,
    multiInstance: false,
    eventReduce: true,
    localDocuments: true,
    closeDuplicates: false,
  });
  async function close(): Promise<void> {
    try {
      await database.close();
    } catch (error) {
      await watched.closeAll();
      throw error;
    }
  }
  try {
    const from = storage.keepsFormat ? plan.format : await readFormat(database, plan);
    if (from !== null && from < plan.format) await migrateInPlace(database, plan);
    else await database.addCollections(definitionsOf(plan));
    await migrateLocals(database, from, plan);
    for (const name of COLLECTIONS) {
      if (!PULL_ONLY.has(name)) await assumed.follow(database.collections[name] as never);
    }
    return {
      database,
      collections: database.collections,
      ...localDocuments(database),
      forgetDeleted: async () => storage.forgetDeleted?.(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** More documents than a collection has: RxDB notes later batches as done when one between them has failed, and would never come back to it. */
const ALL_AT_ONCE = 1_000_000;

// One at a time, so that a failure leaves no other migration running in a database that is being closed.
async function migrateInPlace(database: RxDatabase<StoreCollections>, plan: StorePlan): Promise<void> {
  await forgetFailures(database, plan);
  for (const [name, definition] of Object.entries(definitionsOf(plan))) {
    await database.addCollections({ [name]: { ...definition, autoMigrate: false } });
    await database.collections[name as CollectionName].migratePromise(ALL_AT_ONCE);
  }
}

function definitionsOf(plan: StorePlan) {
  return Object.fromEntries(
    COLLECTIONS.map((name) => [
      name,
      {
        schema: plan.schemaOf(name),
        conflictHandler: conflictHandlerOf(),
        migrationStrategies: strategiesOf(name, plan),
      },
    ]),
  );
}

// RxDB runs one strategy a version, and a version of a collection is one migration that names it.
function strategiesOf(name: CollectionName, plan: StorePlan): MigrationStrategies {
  const steps = plan.migrations.filter((step) => name in step.documents);
  return Object.fromEntries(
    steps.map((step, index) => [
      index + 1,
      (document: object) => migrateDocument(name, { ...document }, step.format - 1, [step]),
    ]),
  );
}

function localDocuments(
  database: RxDatabase<StoreCollections>,
): Pick<Store, 'readLocal' | 'writeLocal' | 'localIds'> {
  return {
    async readLocal<T>(id: string): Promise<T | null> {
      const document = await database.getLocal<{ value: T | null }>(id);
      return document ? (document.toJSON().data.value as T | null) : null;
    },
    async writeLocal(id, value) {
      // Not removed but emptied: RxDB keeps the whole of a removed local document in its tombstone.
      if (value || (await database.getLocal(id))) await database.upsertLocal(id, { value });
    },
    async localIds(beginning) {
      const { storageInstance } = await getLocalDocStateByParent(database as unknown as RxDatabase);
      const { documents } = await getChangedDocumentsSince(storageInstance, Number.MAX_SAFE_INTEGER);
      return documents.map(({ id }) => id).filter((id) => id.startsWith(beginning));
    },
  };
}
