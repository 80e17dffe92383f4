import {
  type BulkWriteRow,
  categorizeBulkWriteRows,
  type EventBulk,
  getStartIndexStringFromLowerBound,
  now,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageInstance,
  type RxStorageQueryResult,
  type RxStorageWriteError,
  type StringKeys,
} from 'rxdb';
import { type Observable, Subject, takeUntil } from 'rxjs';
import { releaseDatabase } from './database.ts';
import { StoreError, withStoreErrors } from './errors.ts';
import type { StoredDocument, StoredSchema } from './index-columns.ts';
import { countQuery, parseAll, runQuery } from './query.ts';
import { toSortableText } from './sortable-text.ts';
import {
  type ChangeBulk,
  type Checkpoint,
  releaseTable,
  removeTable,
  rowOf,
  type StoreTable,
  sqlNameOf,
  statementOf,
  upsertSql,
} from './table.ts';

const cleanupBatch = 1000;

/** The storage options of a collection: none are offered. */
export type StoreOptions = Record<string, never>;

/** What an instance works on; read it, for tests and diagnosis, and change nothing. */
export interface StoreInternals {
  readonly table: StoreTable;
}

type WriteRow = BulkWriteRow<StoredDocument>;
type WriteError = RxStorageWriteError<StoredDocument>;

/** RxDB's view of one collection and schema version in the encrypted file. All methods reject with a StoreError. */
export class EncryptedSqliteInstance<RxDocType>
  implements RxStorageInstance<RxDocType, StoreInternals, StoreOptions, Checkpoint>
{
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<RxDocType>>>;
  readonly internals: StoreInternals;
  readonly options: Readonly<StoreOptions>;
  readonly #table: StoreTable;
  readonly #closing = new Subject<void>();
  readonly #write: (
    rows: WriteRow[],
    context: string,
  ) => { errors: WriteError[]; changes: ChangeBulk | undefined };
  #closed = false;

  constructor(table: StoreTable, schema: RxJsonSchema<RxDocumentData<RxDocType>>, options: StoreOptions) {
    this.databaseName = table.name.databaseName;
    this.collectionName = table.name.collectionName;
    this.schema = schema;
    this.internals = { table };
    this.options = options;
    this.#table = table;
    this.#write = table.database.connection.transaction((rows: WriteRow[], context: string) =>
      this.#writeRows(rows, context),
    ).immediate;
  }

  /** Writes the rows in one durable transaction; rows in conflict come back with the current document, the others are on disk. */
  async bulkWrite(
    rows: BulkWriteRow<RxDocType>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<RxDocType>> {
    const { errors, changes } = this.#run(() => this.#write(rows as unknown as WriteRow[], context));
    if (changes) this.#table.changes.next(changes);
    return { error: errors as unknown as RxStorageWriteError<RxDocType>[] };
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<RxDocType>[]> {
    return this.#run(() => {
      const statement = this.#selectById(withDeleted);
      const bodies: string[] = [];
      for (const id of ids) {
        const body = statement.get(toSortableText(id)) as string | undefined;
        if (body !== undefined) bodies.push(body);
      }
      return parseAll(bodies) as unknown as RxDocumentData<RxDocType>[];
    });
  }

  async query(prepared: PreparedQuery<RxDocType>): Promise<RxStorageQueryResult<RxDocType>> {
    return this.#run(() => {
      const documents = runQuery(
        this.#table,
        this.#storedSchema,
        prepared as unknown as PreparedQuery<StoredDocument>,
      );
      return { documents: documents as unknown as RxDocumentData<RxDocType>[] };
    });
  }

  async count(prepared: PreparedQuery<RxDocType>): Promise<RxStorageCountResult> {
    return this.#run(() =>
      countQuery(this.#table, this.#storedSchema, prepared as unknown as PreparedQuery<StoredDocument>),
    );
  }

  async getAttachmentData(): Promise<Blob> {
    throw attachmentsUnsupported();
  }

  /** Documents written after the checkpoint, oldest write first and by id within one write time, so that no page skips or repeats one. */
  async getChangedDocumentsSince(
    limit: number,
    checkpoint?: Checkpoint,
  ): Promise<{ documents: RxDocumentData<RxDocType>[]; checkpoint: Checkpoint }> {
    return this.#run(() => {
      const { primaryPath } = this.#table;
      const fields = ['_meta.lwt', primaryPath];
      const column = this.#table.indexes.find((index) => index.fields.join() === fields.join())?.column;
      if (!column)
        throw new StoreError(
          'STORE_BAD_QUERY',
          'The schema lacks the index on the last write time that RxDB adds.',
        );
      const after = checkpoint
        ? toSortableText(
            getStartIndexStringFromLowerBound(this.schema, fields, [checkpoint.lwt, checkpoint.id]),
          )
        : '';
      const name = sqlNameOf(this.#table);
      const statement = statementOf(
        this.#table,
        `SELECT body FROM ${name} INDEXED BY ${name}_${column} WHERE ${column} > ? ORDER BY ${column} LIMIT ?`,
      );
      const documents = parseAll(statement.pluck().all(after, limit) as string[]);
      const last = documents.at(-1);
      return {
        documents: documents as unknown as RxDocumentData<RxDocType>[],
        checkpoint: last ? this.#checkpointOf(last) : (checkpoint ?? { id: '', lwt: 0 }),
      };
    });
  }

  changeStream(): Observable<EventBulk<RxStorageChangeEvent<RxDocType>, Checkpoint>> {
    this.#ensureUsable();
    return this.#table.changes.pipe(takeUntil(this.#closing)) as unknown as Observable<
      EventBulk<RxStorageChangeEvent<RxDocType>, Checkpoint>
    >;
  }

  /** Deletes tombstones older than `minimumDeletedTime` milliseconds, up to a thousand a call; true when none is left. */
  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    return this.#run(() => {
      const name = sqlNameOf(this.#table);
      const statement = statementOf(
        this.#table,
        `DELETE FROM ${name} WHERE rowid IN (
          SELECT rowid FROM ${name} INDEXED BY ${name}_deleted WHERE deleted = 1 AND lwt <= ? LIMIT ${cleanupBatch})`,
      );
      return statement.run(now() - minimumDeletedTime).changes < cleanupBatch;
    });
  }

  /** Deletes the collection's table and closes this instance. */
  async remove(): Promise<void> {
    this.#run(() => removeTable(this.#table));
    await this.close();
  }

  /** Closes the instance; the last one of a store closes its file. Closing twice is harmless. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#closing.next();
    releaseTable(this.#table);
    releaseDatabase(this.#table.database);
  }

  get #storedSchema(): StoredSchema {
    return this.schema as unknown as StoredSchema;
  }

  #run<Result>(work: () => Result): Result {
    this.#ensureUsable();
    return withStoreErrors(work);
  }

  #ensureUsable(): void {
    const { collectionName } = this;
    if (this.#closed)
      throw new StoreError(
        'STORE_CLOSED',
        `Collection ${collectionName} of the local store is closed. Open it again.`,
      );
    if (this.#table.removed)
      throw new StoreError('STORE_REMOVED', `Collection ${collectionName} was removed from the local store.`);
  }

  #selectById(withDeleted: boolean) {
    const sql = `SELECT body FROM ${sqlNameOf(this.#table)} WHERE id = ?${withDeleted ? '' : ' AND deleted = 0'}`;
    return statementOf(this.#table, sql).pluck();
  }

  #writeRows(rows: WriteRow[], context: string): { errors: WriteError[]; changes: ChangeBulk | undefined } {
    const table = this.#table;
    const select = this.#selectById(true);
    const upsert = statementOf(table, upsertSql(table));
    const errors: WriteError[] = [];
    let changes: ChangeBulk | undefined;
    for (const group of splitAtRepeatedIds(rows, table.primaryPath)) {
      const current = new Map<string, StoredDocument>();
      for (const { document } of group) {
        const id = document[table.primaryPath] as string;
        const body = select.get(toSortableText(id)) as string | undefined;
        if (body !== undefined) current.set(id, JSON.parse(body));
      }
      const sorted = categorizeBulkWriteRows<StoredDocument>(
        this as unknown as RxStorageInstance<StoredDocument, StoreInternals, StoreOptions>,
        table.primaryPath as StringKeys<StoredDocument>,
        current,
        group,
        context,
      );
      for (const { document } of sorted.bulkInsertDocs) upsert.run(rowOf(table, document));
      for (const { document } of sorted.bulkUpdateDocs) upsert.run(rowOf(table, document));
      errors.push(...sorted.errors);
      const written = [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs];
      if (written.length === 0) continue;
      const newest = written.map((row) => this.#checkpointOf(row.document)).reduce(laterCheckpoint);
      changes = {
        ...sorted.eventBulk,
        events: [...(changes?.events ?? []), ...sorted.eventBulk.events],
        checkpoint: changes ? laterCheckpoint(changes.checkpoint, newest) : newest,
      };
    }
    return { errors, changes: changes && changes.events.length > 0 ? changes : undefined };
  }

  #checkpointOf(document: StoredDocument): Checkpoint {
    return { id: document[this.#table.primaryPath] as string, lwt: document._meta.lwt };
  }
}

/** The refusal of attachments: clinical files stay with the server, and the store promises nothing about them. */
export function attachmentsUnsupported(): StoreError {
  return new StoreError(
    'STORE_ATTACHMENTS_UNSUPPORTED',
    'The local store keeps no attachments. Remove `attachments` from the schema and keep files on the server.',
  );
}

function laterCheckpoint(a: Checkpoint, b: Checkpoint): Checkpoint {
  if (a.lwt !== b.lwt) return a.lwt > b.lwt ? a : b;
  return a.id >= b.id ? a : b;
}

// A second write to one document within a bulk must see the first, and be refused if it does not build on it.
function splitAtRepeatedIds(rows: WriteRow[], primaryPath: string): WriteRow[][] {
  const groups: WriteRow[][] = [];
  let group: WriteRow[] = [];
  let ids = new Set<string>();
  for (const row of rows) {
    const id = row.document[primaryPath] as string;
    if (ids.has(id)) {
      groups.push(group);
      group = [];
      ids = new Set();
    }
    ids.add(id);
    group.push(row);
  }
  if (group.length > 0) groups.push(group);
  return groups;
}
