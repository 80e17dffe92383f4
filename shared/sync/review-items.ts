/** @file Makes the items of the review list. Their ids are made from what they are about, so that the same finding makes the same item (MERGE-6). */
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import { overlapFacts } from '#shared/domain/ledger/overlap-facts.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { ReviewItem } from '#shared/domain/review-item.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { uuidOfText } from '#shared/domain/uuid.ts';
import { contentText, valueText } from './content.ts';
import type { ContestedField } from './contested-fields.ts';

/** Whose write found it: the item carries it as its own stamp. */
export type WriterStamp = Pick<DocumentStamp, 'updatedAt' | 'updatedBy' | 'deviceId'>;

/**
 * The item of a contested field of a document. Two different decisions about one item make an item about the same field of the same
 * document: there `document` is the review item.
 */
export function conflictItem(
  collection: CollectionName,
  document: DocumentStamp,
  field: ContestedField,
  stamp: WriterStamp,
): ReviewItem {
  const about =
    collection === 'reviewItems'
      ? subjectOf(document as ReviewItem)
      : { ...patientIn(collection, document), documentCollection: collection, documentId: document.id };
  const { path, base, kept, other } = field;
  return {
    ...fresh(stamp, [about.documentCollection, about.documentId, path, base, kept.value, other.value]),
    ...about,
    kind: 'conflict',
    path,
    base,
    kept,
    other,
  };
}

/** The item of a document that came by a grant that had ended (SCOPE-5). `document` is what was sent; each version of it makes one item. */
export function lateItem(
  collection: CollectionName,
  document: DocumentStamp,
  stamp: WriterStamp,
): ReviewItem {
  const text = contentText(document);
  return {
    ...fresh(stamp, ['late', collection, document.id, text]),
    ...patientIn(collection, document),
    kind: 'late',
    documentCollection: collection,
    documentId: document.id,
    kept: { value: text, by: document.updatedBy, at: document.updatedAt },
  };
}

/** The item of a refused record that its author passes on whole, whatever it holds (HOLD-3). `reason` is the server's code and sentence. */
export function sentAsIsItem(
  collection: CollectionName,
  document: { id: Id },
  reason: string,
  stamp: WriterStamp,
): ReviewItem {
  const text = contentText(document);
  return {
    ...fresh(stamp, ['sent-as-is', collection, document.id, text]),
    patientId: '',
    kind: 'sent-as-is',
    documentCollection: collection,
    documentId: document.id,
    other: { value: text, by: stamp.updatedBy, at: stamp.updatedAt },
    reason,
  };
}

/**
 * The item of two entries that share time: of one person, or of two people with one patient. `later` is the one that came later, and the item is
 * about its patient. The same two entries make one item, whichever came first.
 */
export function overlapItem(later: TimeEntry, earlier: TimeEntry, stamp: WriterStamp): ReviewItem {
  const { patientId } = later;
  const side = (entry: TimeEntry) => ({
    value: valueText(overlapFacts(entry, patientId)),
    by: entry.staffId,
    at: entry.updatedAt,
  });
  return {
    ...fresh(stamp, ['overlap', ...[later.id, earlier.id].sort()]),
    patientId,
    kind: 'overlap',
    documentCollection: 'timeEntries',
    documentId: later.id,
    kept: side(later),
    other: side(earlier),
  };
}

function subjectOf({ patientId, documentCollection, documentId }: ReviewItem) {
  return { patientId, documentCollection, documentId };
}

function patientIn(collection: CollectionName, document: DocumentStamp): Pick<ReviewItem, 'patientId'> {
  if (collection === 'patients') return { patientId: document.id };
  return { patientId: (document as { patientId?: Id }).patientId ?? '' };
}

function fresh(stamp: WriterStamp, about: readonly string[]) {
  const { updatedAt, updatedBy, deviceId } = stamp;
  return {
    id: uuidOfText(JSON.stringify(about)),
    updatedAt,
    updatedBy,
    deviceId,
    rev: 0,
    receivedAt: '' as const,
    status: 'open' as const,
    path: '',
    base: '',
    kept: null,
    other: null,
    reason: '',
    raisedAt: updatedAt,
    raisedBy: updatedBy,
    decision: null,
  };
}
