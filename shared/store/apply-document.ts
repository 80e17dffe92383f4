import type { RxCollection } from 'rxdb';
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { isSameContent } from '#shared/sync/content.ts';
import { mergeDocuments } from '#shared/sync/merge-documents.ts';
import type { Store } from './store.ts';

/** A validated, stamped document to be written over `base`, the version its author saw. */
export interface DocumentWrite {
  collection: CollectionName;
  document: object;
  base: object | null;
}

/**
 * Writes one document. If the stored version moved on since `base` (sync brought another), the edit is merged into it.
 * Writing the same document again changes nothing, so an interrupted write may be repeated.
 */
export async function applyDocument(store: Store, write: DocumentWrite): Promise<void> {
  const collection = store.collections[write.collection] as unknown as RxCollection<DocumentStamp>;
  const mine = write.document as DocumentStamp;
  const existing = await collection.findOne(mine.id).exec();
  if (!existing) {
    await collection.insert(mine);
    return;
  }
  await existing.incrementalModify((current) => {
    const theirs = withoutBookkeeping(current);
    if (isSameContent(theirs, mine)) return current;
    const base = write.base as DocumentStamp | null;
    if (base && isSameContent(theirs, base)) return { ...current, ...mine, rev: theirs.rev };
    const merged = mergeDocuments(
      write.collection,
      base as DocumentOf<CollectionName> | null,
      mine as DocumentOf<CollectionName>,
      theirs as DocumentOf<CollectionName>,
    );
    return { ...current, ...merged };
  });
}

function withoutBookkeeping(document: DocumentStamp): DocumentStamp {
  return Object.fromEntries(
    Object.entries(document).filter(([field]) => !field.startsWith('_')),
  ) as DocumentStamp;
}
