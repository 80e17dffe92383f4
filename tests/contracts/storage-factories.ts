import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory as FakeIndexedDB, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import type { RxJsonSchema, RxStorage, RxStorageInstance } from 'rxdb';
import { fillWithDefaultSettings } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import { getRxStorageEncryptedDexie } from '#renderer/web/worker/store/index.ts';

/** Any storage under test; the types of its inner workings are of no interest here. */
export type AnyStorage = RxStorage<unknown, unknown>;
/** An open collection of a storage under test. */
export type AnyInstance<Doc> = RxStorageInstance<Doc, unknown, unknown>;

/** A fresh, empty storage and the way to leave nothing behind. */
export interface StorageFixture {
  readonly storage: AnyStorage;
  readonly dispose: () => Promise<void>;
}

/** An AES-GCM key as the web home has it: it cannot be read out. */
export function createBrowserKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** A folder of its own for a store's files. */
export async function createStoreFolder(): Promise<{ path: string; dispose: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-store-'));
  return { path: join(folder, 'store.db'), dispose: () => rm(folder, { recursive: true, force: true }) };
}

/** The three storages that must mean the same. */
export const storageFactories: readonly { name: string; create: () => Promise<StorageFixture> }[] = [
  {
    name: 'encrypted SQLite',
    create: async () => {
      const { path, dispose } = await createStoreFolder();
      return { storage: getRxStorageEncryptedSqlite({ path, key: randomBytes(32) }) as AnyStorage, dispose };
    },
  },
  {
    name: 'RxDB memory',
    create: async () => ({ storage: getRxStorageMemory() as AnyStorage, dispose: async () => {} }),
  },
  {
    name: 'encrypted Dexie',
    create: async () => {
      const settings = {
        key: await createBrowserKey(),
        indexedDB: new FakeIndexedDB(),
        IDBKeyRange: FakeKeyRange,
      };
      return {
        storage: getRxStorageEncryptedDexie(settings) as unknown as AnyStorage,
        dispose: async () => {},
      };
    },
  },
];

let opened = 0;

/** Opens a collection of a storage; a database name of its own unless told otherwise. */
export function openInstance<Doc>(
  storage: AnyStorage,
  schema: RxJsonSchema<Doc>,
  options: { databaseName?: string; collectionName?: string; multiInstance?: boolean } = {},
): Promise<AnyInstance<Doc>> {
  opened++;
  return storage.createStorageInstance<Doc>({
    databaseInstanceToken: `token-${opened}`,
    databaseName: options.databaseName ?? `database-${opened}`,
    collectionName: options.collectionName ?? 'calls',
    schema: fillWithDefaultSettings(schema) as never,
    options: {},
    multiInstance: options.multiInstance ?? false,
    devMode: false,
  });
}
