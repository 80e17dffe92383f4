import {
  type BulkWriteRow,
  categorizeBulkWriteRows,
  type EventBulk,
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
import { withoutFlush } from './cipher.ts';
import { releaseDatabase } from './database.ts';
import { StoreError, withStoreErrors } from './errors.ts';
import type { StoredDocument, StoredSchema } from './index-columns.ts';
import { countQuery, parseAll, readByIds, runQuery } from './query.ts';
import { inSlices, wholeRows } from './slices.ts';
import { toSortableText } from './sortable-text.ts';
import {
  type ChangeBulk,
  type Checkpoint,
  changeTimeAfter,
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

/** What a transaction has written, before it is committed. */
interface Written {
  readonly errors: WriteError[];
  readonly changes: ChangeBulk | undefined;
  readonly milliseconds: number;
}

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
  readonly #write: (rows: WriteRow[], context: string) => Written;
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

  /**
   * Writes the rows durably; rows in conflict come back with the current document, the others are on disk. Up to fifty rows are one
   * transaction; more are several, with turns of the event loop in between, and one that fails leaves those before it on disk. What the
   * replication writes comes from the server or is there: of that the disk hears with the next row that is not.
   */
  async bulkWrite(
    rows: BulkWriteRow<RxDocType>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<RxDocType>> {
    const { bulk, foldIn } = this.#table.database;
    const wanted = rows as unknown as WriteRow[];
    const failed: WriteError[] = [];
    if (wanted.length <= wholeRows) {
      const write = () => this.#write(wanted, context);
      const { errors, changes } = this.#runAlone(() =>
        isWithServer(context) ? withoutFlush(this.#table.database.connection, write) : write(),
      );
      failed.push(...errors);
      if (changes) this.#table.changes.next(changes);
    } else {
      const target = {
        write: (part: WriteRow[]) => this.#writeSlice(part, context, failed),
        isFull: bulk.isFull,
        commit: bulk.commit,
      };
      await bulk.inTurn(!isWithServer(context), async () => {
        await foldIn.keepUp();
        await inSlices(this.#inOrderOfIds(wanted), target);
      });
    }
    foldIn.wrote(rows.length, rows.length > wholeRows);
    return { error: failed as unknown as RxStorageWriteError<RxDocType>[] };
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<RxDocType>[]> {
    return this.#read(
      () => readByIds(this.#table, ids, withDeleted) as unknown as RxDocumentData<RxDocType>[],
    );
  }

  async query(prepared: PreparedQuery<RxDocType>): Promise<RxStorageQueryResult<RxDocType>> {
    return this.#read(() => {
      const documents = runQuery(
        this.#table,
        this.#storedSchema,
        prepared as unknown as PreparedQuery<StoredDocument>,
      );
      return { documents: documents as unknown as RxDocumentData<RxDocType>[] };
    });
  }

  async count(prepared: PreparedQuery<RxDocType>): Promise<RxStorageCountResult> {
    return this.#read(() =>
      countQuery(this.#table, this.#storedSchema, prepared as unknown as PreparedQuery<StoredDocument>),
    );
  }

  async getAttachmentData(): Promise<Blob> {
    throw attachmentsUnsupported();
  }

  /**
   * Documents changed after the checkpoint, earliest change first and by id within one, so that no page skips or repeats one, and no write
   * made under a clock that was set back is left behind.
   */
  async getChangedDocumentsSince(
    limit: number,
    checkpoint?: Checkpoint,
  ): Promise<{ documents: RxDocumentData<RxDocType>[]; checkpoint: Checkpoint }> {
    return this.#read(() => {
      const name = sqlNameOf(this.#table);
      const statement = statementOf(
        this.#table,
        `SELECT changed, body FROM ${name} INDEXED BY ${name}_changed
          WHERE (changed, id) > (?, ?) ORDER BY changed, id LIMIT ?`,
      );
      const after = [checkpoint?.lwt ?? 0, toSortableText(checkpoint?.id ?? '')] as const;
      const rows = statement.all(...after, limit) as { changed: number; body: string }[];
      const documents = parseAll(rows.map((row) => row.body));
      const last = documents.at(-1);
      const lwt = rows.at(-1)?.changed ?? 0;
      return {
        documents: documents as unknown as RxDocumentData<RxDocType>[],
        checkpoint: last ? { id: this.#idOf(last), lwt } : (checkpoint ?? { id: '', lwt: 0 }),
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
    return this.#runAlone(() => {
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
    this.#runAlone(() => removeTable(this.#table));
    await this.close();
  }

  /** Closes the instance; the last one of a store closes its file. Closing twice is harmless. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#table.database.bulk.settle();
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

  /** A read of this table sees nothing that is not committed. */
  #read<Result>(work: () => Result): Result {
    this.#table.database.bulk.settleTable(this.#table);
    return this.#run(work);
  }

  /** A write that is a transaction of its own. */
  #runAlone<Result>(work: () => Result): Result {
    this.#table.database.bulk.settle();
    return this.#run(work);
  }

  #writeSlice(part: WriteRow[], context: string, failed: WriteError[]): number {
    let milliseconds = 0;
    this.#run(() =>
      this.#table.database.bulk.add(this.#table, part.length, () => {
        const { errors, changes, milliseconds: spent } = this.#writeRows(part, context);
        failed.push(...errors);
        milliseconds = spent;
        return () => {
          if (changes) this.#table.changes.next(changes);
        };
      }),
    );
    return milliseconds;
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

  #writeRows(rows: WriteRow[], context: string): Written {
    const start = performance.now();
    const table = this.#table;
    const upsert = statementOf(table, upsertSql(table));
    const name = sqlNameOf(table);
    const selectLatest = statementOf(table, `SELECT ifnull(max(changed), 0) FROM ${name}`).pluck();
    const errors: WriteError[] = [];
    let changes: ChangeBulk | undefined;
    for (const group of splitAtRepeatedIds(rows, table.primaryPath)) {
      const ids = group.map(({ document }) => this.#idOf(document as StoredDocument));
      const current = new Map(
        readByIds(table, ids, true).map((document) => [this.#idOf(document), document]),
      );
      const sorted = categorizeBulkWriteRows<StoredDocument>(
        this as unknown as RxStorageInstance<StoredDocument, StoreInternals, StoreOptions>,
        table.primaryPath as StringKeys<StoredDocument>,
        current,
        group,
        context,
      );
      errors.push(...sorted.errors);
      const latest = selectLatest.get() as number;
      let newest: Checkpoint | undefined;
      for (const { document } of [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs]) {
        const changed = changeTimeAfter(latest, document._meta.lwt);
        upsert.run(rowOf(table, document, changed));
        newest = laterCheckpoint(newest, { id: this.#idOf(document), lwt: changed });
      }
      if (!newest) continue;
      const events = [...(changes?.events ?? []), ...sorted.eventBulk.events];
      changes = { ...sorted.eventBulk, events, checkpoint: laterCheckpoint(changes?.checkpoint, newest) };
    }
    return {
      errors,
      changes: changes && changes.events.length > 0 ? changes : undefined,
      milliseconds: performance.now() - start,
    };
  }

  // The slices of a large bulk follow each other in the order of changes; documents of one time are read there by id.
  #inOrderOfIds(rows: WriteRow[]): WriteRow[] {
    if (rows.length <= wholeRows) return rows;
    const keyed = rows.map((row) => ({
      row,
      id: toSortableText(this.#idOf(row.document as StoredDocument)),
    }));
    return keyed.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).map(({ row }) => row);
  }

  #idOf(document: StoredDocument): string {
    return document[this.#table.primaryPath] as string;
  }
}

/** The refusal of attachments: clinical files stay with the server, and the store promises nothing about them. */
export function attachmentsUnsupported(): StoreError {
  return new StoreError(
    'STORE_ATTACHMENTS_UNSUPPORTED',
    'The local store keeps no attachments. Remove `attachments` from the schema and keep files on the server.',
  );
}

/** Whether RxDB writes this for its replication: what was pulled, what the server has of it, and how far it came. */
function isWithServer(context: string): boolean {
  return context.startsWith('replication-');
}

// Ids compare as the index compares them.
function laterCheckpoint(a: Checkpoint | undefined, b: Checkpoint): Checkpoint {
  if (!a || a.lwt < b.lwt) return b;
  return a.lwt > b.lwt || toSortableText(a.id) >= toSortableText(b.id) ? a : b;
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
