/// <reference path="../../store/sqlite-driver.d.ts" />
/** @file Compares a store with its migrated copy: counts, and a digest of every row. */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3-multiple-ciphers';
import { StoreError } from '#electron/store/errors.ts';
import type { StoredDocument } from '#electron/store/index-columns.ts';
import type { StorePlan } from '#shared/store/upgrade/store-plan.ts';
import { breathe, type DocumentRow, rowsOf } from './pages.ts';
import { type PlannedTable, plannedTables, tablesOf } from './planned-tables.ts';

/** How much was compared. */
export interface Comparison {
  readonly collections: number;
  readonly documents: number;
}

/**
 * Migrates each body of the old store in memory once more and looks for exactly that in the new one, with id, times and place in the order of changes.
 * Throws STORE_UPGRADE_FAILED where a row is missing, added or different.
 */
export async function compareStores(
  old: Database.Database,
  copy: Database.Database,
  from: number,
  plan: StorePlan,
): Promise<Comparison> {
  const planned = plannedTables(old, from, plan);
  const tables = tablesOf(copy);
  if (tables.length !== planned.length) throw different('tables');
  let documents = 0;
  for (const table of planned) {
    const { database_name, collection_name } = table.row;
    const version = table.schema?.version ?? table.row.schema_version;
    const found = tables.find(
      (row) =>
        row.database_name === database_name &&
        row.collection_name === collection_name &&
        row.schema_version === version,
    );
    if (!found) throw different(collection_name);
    documents += await compareTable(old, table, copy, found.number);
  }
  if (Number(copy.pragma('user_version', { simple: true })) !== plan.format) throw different('format');
  return { collections: planned.length, documents };
}

async function compareTable(
  old: Database.Database,
  { row, change }: PlannedTable,
  copy: Database.Database,
  number: number,
): Promise<number> {
  const find = copy.prepare<[string], DocumentRow>(
    `SELECT id, deleted, lwt, changed, body FROM documents_${number} WHERE id = ?`,
  );
  let expected = 0;
  for (const page of rowsOf(old, row.number)) {
    for (const before of page) {
      const body = change(JSON.parse(before.body) as StoredDocument);
      if (body === null) continue;
      expected++;
      const after = find.get(before.id);
      if (!after || digestOf(after) !== digestOf({ ...before, body: JSON.stringify(body) })) {
        throw different(row.collection_name);
      }
    }
    await breathe();
  }
  const count = copy.prepare(`SELECT count(*) FROM documents_${number}`).pluck().get();
  if (count !== expected) throw different(row.collection_name);
  return expected;
}

function digestOf({ id, deleted, lwt, changed, body }: Omit<DocumentRow, 'rowid'>): string {
  return createHash('sha256')
    .update(JSON.stringify([id, deleted, lwt, changed]))
    .update(body)
    .digest('base64');
}

function different(what: string): StoreError {
  return new StoreError(
    'STORE_UPGRADE_FAILED',
    `The upgraded copy of the local store is not the same as the store (${what}). The store was left as it was: start Careline again, and if it happens again, ask for help.`,
  );
}
