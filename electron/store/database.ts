/// <reference path="./sqlite-driver.d.ts" />
import { createHash, timingSafeEqual } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { type BulkTransaction, openBulkTransaction } from './bulk-transaction.ts';
import { flushInFull, unlock } from './cipher.ts';
import { StoreError, withStoreErrors } from './errors.ts';
import { type FoldIn, openFoldIn } from './fold-in.ts';
import { checkKey, type KeyCheck } from './page-authentication.ts';
import { readLogState } from './write-ahead-log.ts';

const applicationId = 0x43415245;
const keyLength = 32;
const busyTimeoutMilliseconds = 5000;
/** A commit folds the log into the file itself only when nobody had a moment to do it before: see `fold-in.ts`. */
const framesAtMost = 12_000;

/** The one connection to a store's file, shared by every collection in it. */
export interface StoreDatabase {
  readonly connection: Database.Database;
  readonly path: string;
  readonly keyDigest: Buffer;
  readonly foldIn: FoldIn;
  /** What a large bulk has open; whoever uses the connection for something of its own settles it first. */
  readonly bulk: BulkTransaction;
  /** Open collections by name, so that all instances of one collection share its statements and its change stream. */
  readonly tables: Map<string, unknown>;
  references: number;
}

/** Where a store lives and the 32 random bytes that open it. `path` may be `:memory:` in tests: gone with the last close. */
export interface StoreLocation {
  readonly path: string;
  readonly key: Uint8Array;
  /** The format the file must have, and gets when it is made; this version's own unless said otherwise. */
  readonly format?: number;
}

const openDatabases = new Map<string, StoreDatabase>();

/**
 * Opens the store, or joins it when this process has it open. Each call is matched by one `releaseDatabase`.
 * Throws a StoreError: STORE_BAD_KEY, STORE_WRONG_KEY, STORE_NOT_A_STORE, STORE_CORRUPT, STORE_NEWER, STORE_OLDER, STORE_CANNOT_OPEN, STORE_BUSY, STORE_IO.
 */
export function acquireDatabase({ path, key, format = STORE_PLAN.format }: StoreLocation): StoreDatabase {
  if (!(key instanceof Uint8Array) || key.length !== keyLength) {
    throw new StoreError('STORE_BAD_KEY', `The key of the local store must be ${keyLength} bytes.`);
  }
  const place = path === ':memory:' ? path : resolve(path);
  const keyDigest = createHash('sha256').update(key).digest();
  const shared = openDatabases.get(place);
  if (shared) {
    if (!timingSafeEqual(shared.keyDigest, keyDigest)) throw wrongKey();
    shared.references++;
    return shared;
  }
  const connection = withStoreErrors(() => openConnection(place, key, format));
  const database: StoreDatabase = {
    ...{ connection, path: place, keyDigest, tables: new Map(), references: 1 },
    foldIn: openFoldIn(connection, place, key),
    bulk: openBulkTransaction(connection),
  };
  openDatabases.set(place, database);
  return database;
}

/** The store at this resolved path, if this process has it open. */
export function findOpenDatabase(place: string): StoreDatabase | undefined {
  return openDatabases.get(place);
}

/** Gives a reference back; the last one folds the write-ahead log into the file and closes it. */
export function releaseDatabase(database: StoreDatabase): void {
  database.references--;
  if (database.references > 0) return;
  openDatabases.delete(database.path);
  database.bulk.settle();
  database.foldIn.end();
  withStoreErrors(() => database.connection.close());
}

/** The format of the store in the file, read without a change to the file or its log; 0 when there is none. Throws as `acquireDatabase`. */
export function readStoreFormat({ path, key }: StoreLocation): number {
  return withStoreErrors(() => {
    if (checkKeyOf(path, key) === 'empty') return 0;
    refuseForeignFile(path, key);
    const connection = new Database(path, { timeout: busyTimeoutMilliseconds, readonly: true });
    try {
      unlock(connection, key);
      return Number(connection.pragma('user_version', { simple: true }));
    } finally {
      connection.close();
    }
  });
}

function openConnection(path: string, key: Uint8Array, format: number): Database.Database {
  const inMemory = path === ':memory:';
  if (!inMemory) refuseForeignFile(path, key);
  const connection = new Database(path, { timeout: busyTimeoutMilliseconds });
  try {
    if (!inMemory) unlock(connection, key);
    prepareStore(connection, inMemory, format);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function refuseForeignFile(path: string, key: Uint8Array): void {
  switch (checkKeyOf(path, key)) {
    case 'refused':
      throw wrongKey();
    case 'plain':
      throw new StoreError(
        'STORE_NOT_A_STORE',
        'The file is an unencrypted database and not a Careline store. Choose another file.',
      );
    case 'empty':
      createPrivateFile(path);
      break;
    case 'opens':
      break;
  }
  refuseDamagedLog(path);
}

function refuseDamagedLog(path: string): void {
  const { usable, committed } = readLogState(path);
  if (usable < committed) {
    throw new StoreError(
      'STORE_CORRUPT',
      'The log of the local store is damaged, so its last changes cannot be read. Restore the latest backup, or export what can be read.',
    );
  }
}

function checkKeyOf(path: string, key: Uint8Array): KeyCheck {
  try {
    return checkKey(path, key);
  } catch (cause) {
    throw new StoreError(
      'STORE_CANNOT_OPEN',
      'The local store cannot be read. Check that it is a file and that it is yours.',
      { cause },
    );
  }
}

// SQLite would create it readable by others; log and shared memory take over the permissions of the file.
function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new StoreError(
      'STORE_CANNOT_OPEN',
      'The local store cannot be created. Check that the data folder exists and is yours.',
      {
        cause: error,
      },
    );
  }
}

function prepareStore(connection: Database.Database, inMemory: boolean, wanted: number): void {
  const owner = connection.pragma('application_id', { simple: true });
  const format = Number(connection.pragma('user_version', { simple: true }));
  if (owner !== 0 && owner !== applicationId) {
    throw new StoreError(
      'STORE_NOT_A_STORE',
      'The file belongs to another application. Choose another file.',
    );
  }
  if (format > wanted) {
    throw new StoreError(
      'STORE_NEWER',
      'The local store was written by a newer version of Careline. Update the app; nothing was changed.',
    );
  }
  if (format !== 0 && format < wanted) {
    throw new StoreError(
      'STORE_OLDER',
      'The local store was written by an older version of Careline and has to be upgraded before it opens. Nothing was changed.',
    );
  }
  const mode = connection.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal' && !inMemory) {
    throw new StoreError(
      'STORE_CANNOT_OPEN',
      'The data folder does not support a write-ahead log. Move it to a local disk.',
    );
  }
  flushInFull(connection);
  connection.pragma('secure_delete = ON');
  connection.pragma('temp_store = MEMORY');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cache_size = -65536');
  connection.pragma('journal_size_limit = 16777216');
  connection.pragma(`wal_autocheckpoint = ${framesAtMost}`);
  if (format === 0) {
    connection
      .transaction(() => {
        connection.exec(`CREATE TABLE IF NOT EXISTS store_tables (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        database_name TEXT NOT NULL,
        collection_name TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        index_signature TEXT NOT NULL,
        UNIQUE (database_name, collection_name, schema_version)
      ) STRICT`);
        connection.pragma(`application_id = ${applicationId}`);
        connection.pragma(`user_version = ${wanted}`);
      })
      .immediate();
  }
}

function wrongKey(): StoreError {
  return new StoreError(
    'STORE_WRONG_KEY',
    'This key does not open the local store: it is the key of another store, or the file is not a Careline store, or it was overwritten. Nothing was changed.',
  );
}
