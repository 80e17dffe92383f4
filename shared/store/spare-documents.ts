import type { BulkWriteRow, RxCollection, RxDocumentData, RxStorageWriteError } from 'rxdb';
import type { DocumentStamp } from '#shared/domain/document.ts';

/**
 * A collection as replication writes to it. A version may have been admitted before the answer to a push came that has something to say about it;
 * RxDB takes the words here for pushed from then on, and would write over them. For a version that may not be written any more it is told what it
 * takes for an edit made meanwhile: it leaves the document alone.
 */
export function sparing(
  collection: RxCollection<DocumentStamp>,
  mayWrite: (version: RxDocumentData<DocumentStamp>) => boolean,
): RxCollection<DocumentStamp> {
  const { storageInstance } = collection;
  const spared: typeof storageInstance = Object.create(storageInstance, {
    bulkWrite: {
      value: async (rows: BulkWriteRow<DocumentStamp>[], context: string) => {
        const kept = rows.filter(({ document }) => !mayWrite(document));
        if (kept.length === 0) return storageInstance.bulkWrite(rows, context);
        const free = rows.filter((row) => !kept.includes(row));
        const { error } = free.length > 0 ? await storageInstance.bulkWrite(free, context) : { error: [] };
        return { error: [...error, ...kept.map((row) => asConflict(row, context))] };
      },
    },
  });
  return Object.create(collection, { storageInstance: { value: spared } });
}

function asConflict(
  writeRow: BulkWriteRow<DocumentStamp>,
  context: string,
): RxStorageWriteError<DocumentStamp> {
  const { document, previous } = writeRow;
  const documentInDb = previous as RxDocumentData<DocumentStamp>;
  return { status: 409, isError: true, documentId: document.id, writeRow, documentInDb, context };
}
