import { randomBytes } from 'node:crypto';
import type { RxJsonSchema, RxStorageInstance } from 'rxdb';
import { afterEach, beforeEach } from 'vitest';
import { getRxStorageEncryptedSqlite, type StoreInternals } from '#electron/store/index.ts';
import {
  type CallDocument,
  callSchema,
  insertRows,
  type StoredCall,
  storedCall,
} from './storage-documents.ts';
import { type AnyStorage, createStoreFolder, openInstance } from './storage-factories.ts';

/** An open collection of the encrypted SQLite store. */
export type SqliteInstance = RxStorageInstance<CallDocument, StoreInternals, unknown>;

/** Words that may be found in no file. */
export const canary = 'unmistakable-canary-words';
/** The key of the stores under test. */
export const key = randomBytes(32);

/** A store's path in a folder of its own for each test of the calling file. */
export function freshStorePath(): { readonly path: string } {
  const place = { path: '' };
  let dispose: () => Promise<void>;
  beforeEach(async () => {
    const folder = await createStoreFolder();
    place.path = folder.path;
    dispose = folder.dispose;
  });
  afterEach(() => dispose());
  return place;
}

/** Opens the calls, or another collection, of the store at `path`. */
export function openCalls(
  path: string,
  options: { key?: Uint8Array; schema?: RxJsonSchema<CallDocument>; collectionName?: string } = {},
): Promise<SqliteInstance> {
  const storage = getRxStorageEncryptedSqlite({ path, key: options.key ?? key }) as AnyStorage;
  const name = { databaseName: 'careline', collectionName: options.collectionName ?? 'calls' };
  return openInstance(storage, options.schema ?? callSchema(), name) as Promise<SqliteInstance>;
}

/** The driver's connection behind an open collection. */
export function connectionOf(instance: SqliteInstance) {
  return instance.internals.table.database.connection;
}

/** Calls of twenty patients in turn, each with the canary in its note. */
export function manyCalls(count: number): StoredCall[] {
  return Array.from({ length: count }, (_, i) =>
    storedCall(`call-${String(i).padStart(6, '0')}`, {
      patientId: `patient-${i % 20}`,
      startedAt: i,
      note: `${canary} ${i}`,
    }),
  );
}

/** Makes a store with that many calls and closes it. */
export async function fillAndClose(path: string, count = 400): Promise<void> {
  const calls = await openCalls(path);
  await calls.bulkWrite(insertRows(manyCalls(count)), 'test');
  await calls.close();
}
