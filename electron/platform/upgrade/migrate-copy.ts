/// <reference path="../../store/sqlite-driver.d.ts" />
/** @file Brings the copy of a store to the plan's format, in one transaction. */
import type Database from 'better-sqlite3-multiple-ciphers';
import type { StoreDatabase } from '#electron/store/database.ts';
import type { StoredDocument } from '#electron/store/index-columns.ts';
import { acquireTable, releaseTable, rowOf, sqlNameOf, upsertSql } from '#electron/store/table.ts';
import type { StorePlan } from '#shared/store/upgrade/store-plan.ts';
import { breathe, PAGE, rowsOf } from './pages.ts';
import { type PlannedTable, plannedTables } from './planned-tables.ts';

/**
 * Migrates every body that the plan changes, and stamps the new format. Places in the order of changes stay as they are, so that the checkpoints of the
 * replication stay true: what was not sent is still to be sent, and what was pulled is not pulled again. A throw leaves the copy as it was.
 */
export async function migrateCopy(database: StoreDatabase, from: number, plan: StorePlan): Promise<void> {
  const { connection } = database;
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (const table of plannedTables(connection, from, plan)) {
      if (table.schema) await rebuild(database, table);
      else if (table.isTouched) await changeBodies(connection, table);
    }
    connection.pragma(`user_version = ${plan.format}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

async function rebuild(database: StoreDatabase, { row, schema, change }: PlannedTable): Promise<void> {
  if (!schema) return;
  const { connection } = database;
  const name = {
    databaseName: row.database_name,
    collectionName: row.collection_name,
    schemaVersion: schema.version,
  };
  const table = acquireTable(database, name, 'id', schema);
  try {
    const insert = connection.prepare(upsertSql(table));
    for (const page of rowsOf(connection, row.number)) {
      for (const { changed, body } of page) {
        const document = change(JSON.parse(body));
        if (document) insert.run(rowOf(table, document, changed));
      }
      await breathe();
    }
  } finally {
    releaseTable(table);
  }
  connection.exec(`DROP TABLE ${sqlNameOf(row)}`);
  connection.prepare('DELETE FROM store_tables WHERE number = ?').run(row.number);
}

async function changeBodies(connection: Database.Database, { row, change }: PlannedTable): Promise<void> {
  const name = sqlNameOf(row);
  const update = connection.prepare(`UPDATE ${name} SET body = ? WHERE rowid = ?`);
  const remove = connection.prepare(`DELETE FROM ${name} WHERE rowid = ?`);
  for (const page of rowsOf(connection, row.number)) {
    for (const { rowid, body } of page) {
      const document: StoredDocument = JSON.parse(body);
      const changed = change(document);
      if (changed === null) remove.run(rowid);
      else if (changed !== document) update.run(JSON.stringify(changed), rowid);
    }
    if (page.length === PAGE) await breathe();
  }
}
