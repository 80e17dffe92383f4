/// <reference path="./sqlite-driver.d.ts" />
import type Database from 'better-sqlite3-multiple-ciphers';
import type { EventBulk, RxStorageChangeEvent } from 'rxdb';
import { Subject } from 'rxjs';
import type { StoreDatabase } from './database.ts';
import { StoreError } from './errors.ts';
import {
  type IndexColumn,
  indexColumnsOf,
  indexSignatureOf,
  type StoredDocument,
  type StoredSchema,
} from './index-columns.ts';
import { toSortableText } from './sortable-text.ts';

/**
 * Where RxDB's replication continues: after all documents of an earlier change, and of the same one with a smaller id.
 * `lwt` is the change's place in the order of changes, in milliseconds: the last write time, or later (see `changeTimeAfter`).
 */
export interface Checkpoint {
  readonly id: string;
  readonly lwt: number;
}

/** What `changeStream()` emits for one bulk write. */
export type ChangeBulk = EventBulk<RxStorageChangeEvent<StoredDocument>, Checkpoint>;

/** Database name, collection name and schema version: what a table is for. */
export interface TableName {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schemaVersion: number;
}

/** The open table of one collection and schema version, shared by its instances. */
export interface StoreTable {
  readonly database: StoreDatabase;
  readonly name: TableName;
  readonly number: number;
  readonly primaryPath: string;
  readonly signature: string;
  readonly indexes: readonly IndexColumn[];
  readonly changes: Subject<ChangeBulk>;
  readonly statements: Map<string, Database.Statement>;
  references: number;
  removed: boolean;
}

/** The name of a table in SQL, safe to put into a statement. */
export function sqlNameOf(table: Pick<StoreTable, 'number'>): string {
  return `documents_${table.number}`;
}

/** Opens the table of a collection, creating it, or filling its index columns anew when the indexes have changed. */
export function acquireTable(
  database: StoreDatabase,
  name: TableName,
  primaryPath: string,
  schema: StoredSchema,
): StoreTable {
  const key = keyOf(name);
  const signature = indexSignatureOf(schema);
  const shared = database.tables.get(key) as StoreTable | undefined;
  if (shared) {
    if (shared.signature !== signature) {
      throw new StoreError(
        'STORE_SCHEMA_DIFFERS',
        `Collection ${name.collectionName} is already open with other indexes under the same version. Raise the schema's version.`,
      );
    }
    shared.references++;
    return shared;
  }
  const indexes = indexColumnsOf(schema);
  const create = database.connection.transaction(() =>
    createTable(database.connection, name, primaryPath, signature, indexes),
  );
  const table: StoreTable = {
    database,
    name,
    number: create.immediate(),
    primaryPath,
    signature,
    indexes,
    changes: new Subject(),
    statements: new Map(),
    references: 1,
    removed: false,
  };
  database.tables.set(key, table);
  return table;
}

/** Gives a reference back; after the last one the table's statements are let go. */
export function releaseTable(table: StoreTable): void {
  table.references--;
  if (table.references > 0) return;
  table.statements.clear();
  table.changes.complete();
  if (!table.removed) table.database.tables.delete(keyOf(table.name));
}

/** Deletes the table with all its documents. Other instances of the collection answer STORE_REMOVED from then on. */
export function removeTable(table: StoreTable): void {
  const { connection } = table.database;
  table.statements.clear();
  connection
    .transaction(() => {
      connection.exec(`DROP TABLE ${sqlNameOf(table)}`);
      connection.prepare('DELETE FROM store_tables WHERE number = ?').run(table.number);
    })
    .immediate();
  table.removed = true;
  table.database.tables.delete(keyOf(table.name));
}

/** The prepared statement for `sql`, kept for the life of the table. */
export function statementOf(table: StoreTable, sql: string): Database.Statement {
  let statement = table.statements.get(sql);
  if (!statement) {
    statement = table.database.connection.prepare(sql);
    table.statements.set(sql, statement);
  }
  return statement;
}

/** The values of a document's row, in the order of `upsertSql`; `changed` is its place in the order of changes. */
export function rowOf(
  table: Pick<StoreTable, 'primaryPath' | 'indexes'>,
  document: StoredDocument,
  changed: number,
): (string | number)[] {
  const id = toSortableText(document[table.primaryPath] as string);
  const row: (string | number)[] = [id, document._deleted ? 1 : 0, document._meta.lwt, changed];
  for (const index of table.indexes) row.push(index.valueOf(document));
  row.push(JSON.stringify(document));
  return row;
}

/**
 * The place of a new write in the order of changes, given the latest before it: its last write time, unless a clock that was set back, or another
 * write in the same hundredth of a millisecond, would put it at or before a place that a checkpoint may already have passed.
 */
export function changeTimeAfter(latest: number, lwt: number): number {
  return lwt > latest ? lwt : Math.round((latest + 0.01) * 100) / 100;
}

/** The statement that adds a row or replaces the one with the same id. */
export function upsertSql(table: Pick<StoreTable, 'number' | 'indexes'>): string {
  const columns = ['id', 'deleted', 'lwt', 'changed', ...table.indexes.map((index) => index.column), 'body'];
  const assignments = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${sqlNameOf(table)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${assignments.join(', ')}`;
}

function keyOf({ databaseName, collectionName, schemaVersion }: TableName): string {
  return JSON.stringify([databaseName, collectionName, schemaVersion]);
}

function createTable(
  connection: Database.Database,
  { databaseName, collectionName, schemaVersion }: TableName,
  primaryPath: string,
  signature: string,
  indexes: readonly IndexColumn[],
): number {
  const known = connection
    .prepare<unknown[], { number: number; index_signature: string }>(
      'SELECT number, index_signature FROM store_tables WHERE database_name = ? AND collection_name = ? AND schema_version = ?',
    )
    .get(databaseName, collectionName, schemaVersion);
  if (known?.index_signature === signature) return known.number;
  const { lastInsertRowid } = connection
    .prepare(
      'INSERT OR REPLACE INTO store_tables (database_name, collection_name, schema_version, index_signature) VALUES (?, ?, ?, ?)',
    )
    .run(databaseName, collectionName, schemaVersion, signature);
  const table = { number: Number(lastInsertRowid), primaryPath, indexes };
  const indexColumns = indexes.map((index) => `${index.column} TEXT NOT NULL,`).join(' ');
  connection.exec(`CREATE TABLE ${sqlNameOf(table)} (
    id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL, lwt REAL NOT NULL, changed REAL NOT NULL, ${indexColumns}
    body TEXT NOT NULL) STRICT`);
  if (known) copyRows(connection, known.number, table);
  for (const { column } of indexes) {
    connection.exec(`CREATE INDEX ${sqlNameOf(table)}_${column} ON ${sqlNameOf(table)} (${column})`);
  }
  connection.exec(`CREATE INDEX ${sqlNameOf(table)}_changed ON ${sqlNameOf(table)} (changed, id)`);
  // Tombstones are few, and only the cleanup asks for them.
  connection.exec(`CREATE INDEX ${sqlNameOf(table)}_deleted ON ${sqlNameOf(table)} (lwt) WHERE deleted = 1`);
  return table.number;
}

function copyRows(
  connection: Database.Database,
  from: number,
  table: Pick<StoreTable, 'number' | 'primaryPath' | 'indexes'>,
): void {
  const insert = connection.prepare(upsertSql(table));
  const nextPage = connection.prepare<unknown[], { rowid: number; changed: number; body: string }>(
    `SELECT rowid, changed, body FROM ${sqlNameOf({ number: from })} WHERE rowid > ? ORDER BY rowid LIMIT 500`,
  );
  for (let page = nextPage.all(0); page.length > 0; page = nextPage.all(page.at(-1)?.rowid)) {
    for (const { changed, body } of page) insert.run(rowOf(table, JSON.parse(body), changed));
  }
  connection.exec(`DROP TABLE ${sqlNameOf({ number: from })}`);
}
