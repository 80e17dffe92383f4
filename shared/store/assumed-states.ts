/**
 * @file What RxDB's replication believes the server to have. RxDB keeps a note with a copy of every document that it has pulled, which doubles what a
 * first copy writes and what lies on the disk. A document with the server's stamp is such a copy itself: a note is written only when an edit takes the
 * stamp away, before the edit is, so that no kill can part an edit from what it was made on.
 */
import {
  createRevision,
  getRxReplicationMetaInstanceSchema,
  hasEncryption,
  type RxCollection,
  type RxDocumentData,
  type RxStorageInstance,
  type RxStorageReplicationMeta,
} from 'rxdb';
import type { DocumentStamp } from '#shared/domain/document.ts';
import type { StoreStorage } from './storage.ts';

type Stored = RxDocumentData<DocumentStamp>;
type NoteContent = RxStorageReplicationMeta<DocumentStamp, unknown>;
type Note = RxDocumentData<NoteContent>;
type Documents = RxStorageInstance<DocumentStamp, unknown, unknown>;
type Notes = RxStorageInstance<NoteContent, unknown, unknown>;
type AnyCollection = RxCollection<DocumentStamp>;

export interface AssumedStates {
  /** The storage to open the database on. */
  readonly storage: StoreStorage;
  /** From now on, what is assumed of the documents of this collection is read from them. Called before it is written to or replicated. */
  follow(collection: RxCollection): Promise<void>;
}

/** Names this device's memory of what the server has. */
export const REPLICATION = 'careline-server';

/** RxDB names the collection of its notes so, and their ids end so. */
const NOTES = 'rx-replication-meta-';
const OF_DOCUMENT = '|0';

const PULLED = 'replication-down-write-meta';
/** Not flushed by itself: the flush of the edit that follows covers it. */
const KEPT = 'replication-keep-base';

/** The revision of a note that is nowhere written. */
const UNWRITTEN = '0-unwritten';

/** Lets notes of pulled documents be left out on a storage. */
export function assumeFromStamps(storage: StoreStorage): AssumedStates {
  const collections = new Map<string, AnyCollection>();
  return {
    storage: {
      ...storage,
      async createStorageInstance(params) {
        const instance = await storage.createStorageInstance(params);
        const collection = collections.get(params.collectionName);
        if (collection) readFromStamps(instance as unknown as Notes, collection);
        return instance;
      },
    },
    async follow(collection) {
      const { database, name } = collection;
      const hash = await database.hashFunction([name, REPLICATION].join('-'));
      const followed = collection as unknown as AnyCollection;
      collections.set(NOTES + hash, followed);
      keepBases(followed, () =>
        storage.createStorageInstance({
          ...{
            databaseName: database.name,
            collectionName: NOTES + hash,
            databaseInstanceToken: database.token,
          },
          ...{ multiInstance: database.multiInstance, options: {}, devMode: false },
          schema: getRxReplicationMetaInstanceSchema(
            collection.schema.jsonSchema,
            hasEncryption(collection.schema.jsonSchema),
          ),
        }),
      );
    },
  };
}

/** Tombstones come from the server only; whatever is edited here loses its stamp until the server has it. */
function isServers({ _deleted, receivedAt }: Stored): boolean {
  return _deleted || receivedAt !== '';
}

function stateOf({ _attachments, _meta, _rev, ...state }: Stored): Note['docData'] {
  return state as Note['docData'];
}

function unwrittenNote({ id, _meta }: Stored): Note {
  return {
    ...{ id: id + OF_DOCUMENT, itemId: id, isCheckpoint: '0', docData: {} as Note['docData'] },
    ...{ _attachments: {}, _deleted: false, _rev: UNWRITTEN, _meta: { lwt: _meta.lwt } },
  };
}

function isWritten({ _rev }: Note): boolean {
  return _rev !== UNWRITTEN;
}

/** A note whose words are of no use any more. */
function emptied(note: Note): Note {
  return { ...note, docData: { id: note.itemId, _deleted: true } as Note['docData'] };
}

/** The notes of a replication as if every stamped document had one. */
function readFromStamps(notes: Notes, collection: AnyCollection): void {
  const find = notes.findDocumentsById.bind(notes);
  const write = notes.bulkWrite.bind(notes);

  notes.findDocumentsById = async (ids, withDeleted) => {
    const wanted = ids.filter((id) => id.endsWith(OF_DOCUMENT));
    if (wanted.length === 0) return find(ids, withDeleted);
    // The documents first: an edit is written after its note.
    const documents = await collection.storageInstance.findDocumentsById(
      wanted.map((id) => id.slice(0, -OF_DOCUMENT.length)),
      true,
    );
    if (documents.length === 0 && wanted.length === ids.length) return [];
    const written = await find(
      [...ids.filter((id) => !id.endsWith(OF_DOCUMENT)), ...documents.map(({ id }) => id + OF_DOCUMENT)],
      withDeleted,
    );
    const found = new Map(written.map((note) => [note.id, note]));
    for (const document of documents) {
      if (!isServers(document)) continue;
      const { isResolvedConflict: _, ...note } =
        found.get(document.id + OF_DOCUMENT) ?? unwrittenNote(document);
      found.set(note.id, { ...note, docData: stateOf(document) });
    }
    return [...found.values()];
  };

  notes.bulkWrite = async (rows, context) => {
    if (context !== PULLED) {
      return write(
        rows.map((row) => (row.previous && !isWritten(row.previous) ? { document: row.document } : row)),
        context,
      );
    }
    const old = rows.flatMap(({ previous, document }) =>
      previous && isWritten(previous) ? [{ previous, document: emptied(document) }] : [],
    );
    if (old.length === 0) return { error: [] };
    const { error } = await write(old, context);
    // An edit of the version that was pulled just now has written its own.
    return { error: error.filter(({ status }) => status !== 409) };
  };
}

/** Has every edit that takes a stamp away note first what it was made on. */
function keepBases(collection: AnyCollection, open: () => Promise<unknown>): void {
  const documents = collection.storageInstance.originalStorageInstance as unknown as Documents;
  const write = documents.bulkWrite.bind(documents);
  let opened: Promise<Notes> | null = null;

  function notes(): Promise<Notes> {
    opened ??= (open() as Promise<Notes>).catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  documents.bulkWrite = async (rows, context) => {
    const bases = rows.flatMap(({ previous, document }) =>
      previous && isServers(previous as Stored) && !isServers(document) ? [previous as Stored] : [],
    );
    if (bases.length === 0) return write(rows, context);
    await note(await notes(), bases, (one, base) => ({ ...one, docData: stateOf(base) }));
    const answer = await write(rows, context);
    const failed = new Set(answer.error.map(({ documentId }) => documentId));
    const unused = bases.filter(({ id }) => failed.has(id));
    if (unused.length > 0) await note(await notes(), unused, emptied);
    return answer;
  };
  collection.onClose.push(async () => {
    await (await opened?.catch(() => null))?.close();
  });
}

/** Writes the notes of these documents, again where a replication was faster. */
async function note(
  notes: Notes,
  documents: readonly Stored[],
  change: (note: Note, document: Stored) => Note,
): Promise<void> {
  for (let left = [...documents]; left.length > 0; ) {
    const before = new Map(
      (
        await notes.findDocumentsById(
          left.map(({ id }) => id + OF_DOCUMENT),
          true,
        )
      ).map((one) => [one.itemId, one]),
    );
    const rows = left.map((document) => {
      const previous = before.get(document.id);
      const { isResolvedConflict: _, ...one } = previous ?? unwrittenNote(document);
      const _meta = { ...one._meta, lwt: Math.max(Date.now(), one._meta.lwt + 0.01) };
      const changed = { ...change(one, document), _meta, _rev: createRevision('base', previous) };
      return previous ? { previous, document: changed } : { document: changed };
    });
    const { error } = await notes.bulkWrite(rows, KEPT);
    const other = error.find(({ status }) => status !== 409);
    if (other)
      throw Object.assign(new Error('What an edit was made on could not be noted.'), { cause: other });
    const again = new Set(error.map(({ documentId }) => documentId));
    left = left.filter(({ id }) => again.has(id + OF_DOCUMENT));
  }
}
