import type {
  BulkWriteRow,
  EventBulk,
  PreparedQuery,
  RxStorageChangeEvent,
  RxStorageInstance,
  RxStorageWriteError,
} from 'rxdb';
import { concatMap, from, type Observable, of, share } from 'rxjs';
import {
  type ClearFields,
  refuseMissingIndexed,
  refuseSealedFields,
  type StoredDocument,
  type StoredSchema,
} from './clear-fields.ts';
import type { SealedDocument, Sealing } from './sealing.ts';

type AnyInstance<Internals, Options> = RxStorageInstance<StoredDocument, Internals, Options>;
type Events = EventBulk<RxStorageChangeEvent<StoredDocument>, unknown>;

/**
 * Wraps a storage instance so that bodies go in sealed and come out open.
 *
 * In place of RxDB's `wrapRxStorageInstance`, which opens change events side by side (a small later write can overtake a large earlier one),
 * opens every event once for each subscriber, and lets the rows of a bulk change places. Here the events of our own writes keep the
 * documents they came from, so that they are emitted in order and before the write resolves, as RxDB demands.
 */
export function sealInstance<Internals, Options>(
  inner: AnyInstance<Internals, Options>,
  schema: StoredSchema,
  clear: ClearFields,
  { seal, open }: Sealing,
): AnyInstance<Internals, Options> {
  // The open form of what is being written, by its sealed text, until the write has been emitted.
  const inFlight = new Map<string, StoredDocument>();
  // The sealed form of what was read or written, so that it need not be sealed again to be named as the previous state.
  const sealedForms = new WeakMap<StoredDocument, SealedDocument>();

  const openDocument = async (document: StoredDocument): Promise<StoredDocument> => {
    const sealed = document as SealedDocument;
    const opened = inFlight.get(sealed.sealed) ?? (await open(sealed));
    sealedForms.set(opened, sealed);
    return opened;
  };
  const sealPrevious = (document: StoredDocument): SealedDocument | Promise<SealedDocument> => {
    const known = sealedForms.get(document);
    return known?._rev === document._rev ? known : seal(document);
  };
  const sealRow = async (row: BulkWriteRow<StoredDocument>): Promise<BulkWriteRow<StoredDocument>> => {
    const document = row.document as StoredDocument;
    refuseMissingIndexed(clear, document);
    if (!row.previous) return { document: await seal(document) };
    const [previous, sealed] = await Promise.all([sealPrevious(row.previous), seal(document)]);
    return { previous, document: sealed };
  };

  const openError = async (
    error: RxStorageWriteError<StoredDocument>,
    rows: Map<string, BulkWriteRow<StoredDocument>>,
  ): Promise<RxStorageWriteError<StoredDocument>> => {
    const sealedText = (error.writeRow.document as SealedDocument).sealed;
    const opened: RxStorageWriteError<StoredDocument> = {
      ...error,
      writeRow: rows.get(sealedText) ?? error.writeRow,
    };
    if ('documentInDb' in opened && opened.documentInDb)
      opened.documentInDb = await openDocument(opened.documentInDb);
    return opened;
  };

  let opening: Promise<unknown> = Promise.resolve();
  const openEvents = (bulk: Events): Observable<Events> => {
    const known = (document: unknown) => inFlight.get((document as SealedDocument).sealed);
    const own = bulk.events.every(
      ({ documentData, previousDocumentData: previous }) =>
        known(documentData) && (!previous || known(previous)),
    );
    if (own) return of(withDocuments(bulk, known));
    const opened = openForeignEvents(bulk);
    opening = opened.catch(() => undefined);
    return from(opened);
  };
  // Events of other tabs: their bodies have to be opened.
  const openForeignEvents = async (bulk: Events): Promise<Events> => {
    const opened = new Map<unknown, StoredDocument>();
    const documents = bulk.events.flatMap((event) => [event.documentData, event.previousDocumentData]);
    await Promise.all(
      documents.map(
        async (document) => document && opened.set(document, await openDocument(document as StoredDocument)),
      ),
    );
    return withDocuments(bulk, (document) => opened.get(document));
  };

  let changes: Observable<Events> | undefined;

  return {
    databaseName: inner.databaseName,
    collectionName: inner.collectionName,
    schema,
    internals: inner.internals,
    options: inner.options,

    bulkWrite: async (rows, context) => {
      const sealedRows = await Promise.all(rows.map(sealRow));
      const rowOf = new Map<string, BulkWriteRow<StoredDocument>>();
      const texts: string[] = [];
      const remember = (sealed: SealedDocument, given: StoredDocument) => {
        inFlight.set(sealed.sealed, given);
        sealedForms.set(given, sealed);
        texts.push(sealed.sealed);
      };
      sealedRows.forEach((sealed, position) => {
        const row = rows[position] as BulkWriteRow<StoredDocument>;
        const document = sealed.document as SealedDocument;
        rowOf.set(document.sealed, row);
        remember(document, row.document as StoredDocument);
        if (sealed.previous && row.previous) remember(sealed.previous as SealedDocument, row.previous);
      });
      try {
        const { error } = await inner.bulkWrite(sealedRows, context);
        // Events of this write may be waiting behind another tab's.
        await opening;
        return { error: await Promise.all(error.map((one) => openError(one, rowOf))) };
      } finally {
        for (const text of texts) inFlight.delete(text);
      }
    },

    query: async (prepared: PreparedQuery<StoredDocument>) => {
      refuseSealedFields(clear, prepared);
      const { documents } = await inner.query(prepared);
      return { documents: await Promise.all(documents.map(openDocument)) };
    },

    count: async (prepared: PreparedQuery<StoredDocument>) => {
      refuseSealedFields(clear, prepared);
      return inner.count(prepared);
    },

    findDocumentsById: async (ids, withDeleted) => {
      const documents = await inner.findDocumentsById(ids, withDeleted);
      return Promise.all(documents.map(openDocument));
    },

    changeStream: () => {
      changes ??= (inner.changeStream() as Observable<Events>).pipe(concatMap(openEvents), share());
      return changes;
    },

    getAttachmentData: (documentId, attachmentId, digest) =>
      inner.getAttachmentData(documentId, attachmentId, digest),
    cleanup: (minimumDeletedTime) => inner.cleanup(minimumDeletedTime),
    remove: () => inner.remove(),
    close: () => inner.close(),
  };
}

function withDocuments(bulk: Events, openFormOf: (document: unknown) => StoredDocument | undefined): Events {
  const events = bulk.events.map((event) => ({
    ...event,
    documentData: openFormOf(event.documentData),
    previousDocumentData: event.previousDocumentData && openFormOf(event.previousDocumentData),
  }));
  return { ...bulk, events } as Events;
}
