/// <reference path="../../store/sqlite-driver.d.ts" />
/** @file What an upgrade does to each table of a store: which bodies change, and how. Migrating and comparing both go by it. */
import type Database from 'better-sqlite3-multiple-ciphers';
import { fillWithDefaultSettings, getRxReplicationMetaInstanceSchema } from 'rxdb';
import type { StoredDocument, StoredSchema } from '#electron/store/index-columns.ts';
import { COLLECTIONS, type CollectionName } from '#shared/domain/document.ts';
import type { OldDocument } from '#shared/store/migrations/migration.ts';
import { schemaVersionAt } from '#shared/store/upgrade/format.ts';
import { migrateDocument, migrateLocal } from '#shared/store/upgrade/migrate-values.ts';
import type { StorePlan } from '#shared/store/upgrade/store-plan.ts';

const INTERNAL = '_rxdb_internal';
const LOCAL_DOCUMENTS = 'plugin-local-documents-';

/** A row of the store's own list of tables. */
export interface TableRow {
  number: number;
  database_name: string;
  collection_name: string;
  schema_version: number;
}

/** What becomes of one table. */
export interface PlannedTable {
  readonly row: TableRow;
  /** The schema of the table that takes its place; null when the table stays and only bodies change. */
  readonly schema: StoredSchema | null;
  /** The body as it will be; null for a row that goes. */
  readonly change: (body: StoredDocument) => StoredDocument | null;
  /** Whether any body of the table can change. */
  readonly isTouched: boolean;
}

/** The tables of a store, as its own list has them. */
export function tablesOf(connection: Database.Database): TableRow[] {
  return connection
    .prepare<[], TableRow>(
      'SELECT number, database_name, collection_name, schema_version FROM store_tables ORDER BY number',
    )
    .all();
}

/** What the plan does to each table of a store of the format `from`. */
export function plannedTables(connection: Database.Database, from: number, plan: StorePlan): PlannedTable[] {
  const rows = tablesOf(connection);
  const changing = COLLECTIONS.filter((name) =>
    plan.migrations.some((step) => step.format > from && name in step.documents),
  );
  const metaOf = new Map<string, CollectionName>();
  for (const internal of rows.filter((row) => row.collection_name === INTERNAL)) {
    for (const name of changing) {
      for (const meta of replicationsOf(connection, internal, internalId(name, from, plan)))
        metaOf.set(meta, name);
    }
  }
  return rows.map((row) => plannedTable(row, metaOf, changing, from, plan));
}

function plannedTable(
  row: TableRow,
  metaOf: ReadonlyMap<string, CollectionName>,
  changing: readonly CollectionName[],
  from: number,
  plan: StorePlan,
): PlannedTable {
  const isCurrent = (of: CollectionName) => row.schema_version === schemaVersionAt(of, from, plan.migrations);
  const name = changing.find((changed) => changed === row.collection_name && isCurrent(changed));
  if (name) {
    const change = (body: StoredDocument) => migrated(name, body, from, plan);
    return { row, schema: schemaFor(name, plan), change, isTouched: true };
  }
  const replicated = metaOf.get(row.collection_name);
  if (replicated && isCurrent(replicated)) {
    const schema = getRxReplicationMetaInstanceSchema(schemaFor(replicated, plan) as never, false);
    const change = (body: StoredDocument) =>
      body.docData === undefined || body.isCheckpoint === '1'
        ? body
        : { ...body, docData: migrated(replicated, body.docData as StoredDocument, from, plan) };
    return { row, schema: schema as unknown as StoredSchema, change, isTouched: true };
  }
  if (row.collection_name === LOCAL_DOCUMENTS) {
    return { row, schema: null, change: (body) => withLocal(body, from, plan), isTouched: true };
  }
  if (row.collection_name === INTERNAL && changing.length > 0) {
    // RxDB notes a collection anew when it opens it; an old note beside it would make it migrate a second time.
    const gone = new Set(changing.map((changed) => internalId(changed, from, plan)));
    return {
      row,
      schema: null,
      change: (body) => (gone.has(body.id as string) ? null : body),
      isTouched: true,
    };
  }
  return { row, schema: null, change: (body) => body, isTouched: false };
}

function migrated(name: CollectionName, body: StoredDocument, from: number, plan: StorePlan): StoredDocument {
  return migrateDocument(name, body as OldDocument, from, plan.migrations) as StoredDocument;
}

function withLocal(body: StoredDocument, from: number, plan: StorePlan): StoredDocument {
  const data = body.data as { value?: unknown } | undefined;
  if (body._deleted || data === undefined) return body;
  return {
    ...body,
    data: { ...data, value: migrateLocal(body.id as string, data.value, from, plan.migrations) },
  };
}

function schemaFor(name: CollectionName, plan: StorePlan): StoredSchema {
  return fillWithDefaultSettings(structuredClone(plan.schemaOf(name))) as unknown as StoredSchema;
}

function internalId(name: CollectionName, from: number, plan: StorePlan): string {
  return `collection|${name}-${schemaVersionAt(name, from, plan.migrations)}`;
}

function replicationsOf(connection: Database.Database, internal: TableRow, id: string): string[] {
  const body = connection
    .prepare(`SELECT body FROM documents_${internal.number} WHERE id = ?`)
    .pluck()
    .get(id);
  if (typeof body !== 'string') return [];
  const { data } = JSON.parse(body) as { data: { connectedStorages?: { collectionName: string }[] } };
  return (data.connectedStorages ?? []).map(({ collectionName }) => collectionName);
}
