import type { RxCollection } from 'rxdb';
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { isSameContent } from '#shared/sync/content.ts';
import type { ContestedField } from '#shared/sync/contested-fields.ts';
import { mergeDocuments } from '#shared/sync/merge-documents.ts';
import { conflictItem } from '#shared/sync/review-items.ts';
import type { Store } from './store.ts';

/** A validated, stamped document to be written over `base`, the version its author saw. */
export interface DocumentWrite {
  collection: CollectionName;
  document: object;
  base: object | null;
}

type AnyDocument = DocumentOf<CollectionName>;

/**
 * Writes one document. If the stored version is another than `base` (sync brought it, or an editor was open for long), the edit is merged
 * into it, and what a person must decide becomes review items. Writing the same document again changes nothing, so an interrupted write
 * may be repeated.
 */
export async function applyDocument(store: Store, write: DocumentWrite): Promise<void> {
  const mine = write.document as AnyDocument;
  const contested = await applyContent(store, write, mine);
  for (const field of contested) {
    const item = conflictItem(write.collection, mine, field, mine);
    const { reviewItems } = store.collections;
    if (!(await reviewItems.findOne(item.id).exec())) await reviewItems.insert(item);
  }
}

async function applyContent(
  store: Store,
  write: DocumentWrite,
  mine: AnyDocument,
): Promise<ContestedField[]> {
  const collection = store.collections[write.collection] as unknown as RxCollection<DocumentStamp>;
  const existing = await collection.findOne(mine.id).exec();
  if (!existing) {
    await collection.insert(mine);
    return [];
  }
  let contested: ContestedField[] = [];
  await existing.incrementalModify((current) => {
    contested = [];
    const theirs = withoutBookkeeping(current);
    if (isSameContent(theirs, mine)) return current;
    const base = write.base as AnyDocument | null;
    if (base && isSameContent(theirs, base)) return { ...current, ...mine, rev: theirs.rev };
    const merged = mergeDocuments(write.collection, base, mine, theirs as AnyDocument);
    contested = merged.contested;
    return { ...current, ...merged.document };
  });
  return contested;
}

function withoutBookkeeping(document: DocumentStamp): DocumentStamp {
  return Object.fromEntries(
    Object.entries(document).filter(([field]) => !field.startsWith('_')),
  ) as DocumentStamp;
}
