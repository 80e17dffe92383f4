/** @file A review item in words: what it is about, its two sides with names, and how it was decided. */

import { choiceLabel } from '#shared/content/field-labels.ts';
import { RECORD_LABELS } from '#shared/content/labels.ts';
import type { ReviewEntry, ReviewSideEntry } from '#shared/contract/engine/reviews.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES, type DocumentOf } from '#shared/domain/documents.ts';
import { patientName } from '#shared/domain/patient.ts';
import type { ReviewItem, ReviewSide } from '#shared/domain/review-item.ts';
import { findById } from '#shared/store/queries.ts';
import { isSameValue, valueIn, valueText } from '#shared/sync/content.ts';
import { valueAt } from '#shared/sync/decisions.ts';
import type { Desk } from '../desk.ts';
import { contestedPlace, lineWords } from './review-words/line.ts';
import { overlapWords } from './review-words/overlap.ts';
import { type Place, placeOf, placeWords, titleField } from './review-words/place.ts';
import { thirdOf } from './review-words/third.ts';
import { itemTitle, type Reader, recordWords, valueWords } from './review-words/value.ts';

type StoredDocument = DocumentOf<CollectionName>;

/** The document that an item is about, or null where it is not on this device. */
export async function reviewedDocument(desk: Desk, item: ReviewItem): Promise<StoredDocument | null> {
  return item.kind === 'sent-as-is' ? null : findById(desk.store, item.documentCollection, item.documentId);
}

/** JSON text of what stands at the place of a conflict now; empty where nothing does. */
export function standingValue(item: ReviewItem, stored: StoredDocument): string {
  return valueText(valueAt(stored, item.path));
}

/** One item for the screen. */
export function reviewEntry(desk: Desk, item: ReviewItem, stored: StoredDocument | null): ReviewEntry {
  const reader = readerOf(desk);
  const about = aboutOf(desk, reader, item, stored);
  const patientId = patientOf(item);
  const patient = desk.caseload.patients.get(patientId);
  const { decision } = item;
  return {
    id: item.id,
    kind: item.kind,
    isOpen: item.status === 'open',
    collection: item.documentCollection,
    documentId: item.documentId,
    patientId,
    patientName: patient ? patientName(patient) : '',
    ...about,
    reason: item.reason,
    raisedAt: item.raisedAt,
    decided: decision && {
      choice: decision.choice,
      text: item.kind === 'conflict' ? sideWords(reader, item)(decision.value) : '',
      byName: nameOf(reader, decision.by),
      at: decision.at,
      comment: decision.comment,
    },
  };
}

function aboutOf(desk: Desk, reader: Reader, item: ReviewItem, stored: StoredDocument | null): About {
  if (item.kind === 'conflict') return conflictWords(reader, item, stored);
  if (item.kind === 'overlap') return overlapWords({ ...reader, ...desk.caseload }, item);
  return recordEntry(reader, item, stored);
}

type About = Pick<ReviewEntry, 'subject' | 'baseText' | 'kept' | 'other' | 'third'>;

function conflictWords(reader: Reader, item: ReviewItem, stored: StoredDocument | null): About {
  const place = contestedPlace(item);
  const words = sideWords(reader, item);
  return {
    subject: placeWords(place, titleOf(reader, item, place, stored)),
    baseText: words(item.base),
    kept: side(reader, standingSide(item, stored), words),
    other: side(reader, item.other, words),
    third: thirdOf(place),
  };
}

/** What stands: the kept value of the item, unless somebody wrote another one since. */
function standingSide(item: ReviewItem, stored: StoredDocument | null): ReviewSide | null {
  if (item.status === 'closed' || !stored) return item.kept;
  const value = standingValue(item, stored);
  const isMoved = item.kept === null || !isSameValue(valueIn(value), valueIn(item.kept.value));
  return isMoved ? { value, by: stored.updatedBy, at: stored.updatedAt } : item.kept;
}

/** The words of a record that came late, or that its author passed on as it is. */
function recordEntry(reader: Reader, item: ReviewItem, stored: StoredDocument | null): About {
  const sent = item.kind === 'sent-as-is' ? item.other : item.kept;
  const fields = (parsed(sent?.value ?? '') ?? stored ?? {}) as Record<string, unknown>;
  const by = sent?.by ?? stored?.updatedBy ?? item.raisedBy;
  const at = sent?.at ?? stored?.updatedAt ?? item.raisedAt;
  const entry = {
    text: recordWords(reader, item.documentCollection, fields),
    byName: nameOf(reader, by),
    at,
  };
  const label = RECORD_LABELS[item.documentCollection];
  const title = recordTitle(reader, item.documentCollection, fields);
  return {
    subject: title === '' ? label : `${label}: ${title}`,
    baseText: '',
    kept: item.kind === 'late' ? entry : null,
    other: item.kind === 'sent-as-is' ? entry : null,
    third: null,
  };
}

/** What a record is called among its kind: its own title, or else its kind. */
function recordTitle(reader: Reader, collection: CollectionName, fields: Record<string, unknown>): string {
  if (titleField(fields) !== undefined)
    return itemTitle(reader, collection, DOCUMENT_SHAPES[collection], fields);
  return typeof fields.kind === 'string' ? choiceLabel(`${collection}.kind`, fields.kind) : '';
}

function readerOf(desk: Desk): Reader {
  return {
    staffName: (id) => desk.caseload.staff.get(id)?.name ?? '',
    timeZone: desk.person.practiceTimeZone,
  };
}

function nameOf(reader: Reader, id: string): string {
  if (id === 'server') return 'An import';
  return reader.staffName(id) || 'A colleague';
}

function side(
  reader: Reader,
  given: ReviewSide | null,
  words: (json: string) => string,
): ReviewSideEntry | null {
  return given && { text: words(given.value), byName: nameOf(reader, given.by), at: given.at };
}

function sideWords(reader: Reader, item: ReviewItem): (json: string) => string {
  const { way, shape } = placeOf(item.documentCollection, item.path);
  const words = lineWords(reader, item) ?? ((value) => valueWords(reader, way, shape, value));
  return (json) => (json === '' ? '' : words(parsed(json)));
}

/** The name of the item that a conflict is in: as it stands, or as one of the sides had it. */
function titleOf(reader: Reader, item: ReviewItem, place: Place, stored: StoredDocument | null): string {
  if (place.item === null) return '';
  const itemPlace = placeOf(item.documentCollection, place.item.path);
  const isWhole = place.fields.length === 0;
  const candidates = [
    stored ? valueAt(stored, place.item.path) : undefined,
    ...(isWhole ? [item.kept?.value, item.other?.value, item.base].map((json) => parsed(json ?? '')) : []),
  ];
  const found = candidates.find((each) => titleField(each) !== undefined);
  return found === undefined ? '' : itemTitle(reader, itemPlace.way, itemPlace.shape, found);
}

function patientOf(item: ReviewItem): ReviewEntry['patientId'] {
  if (item.patientId !== '') return item.patientId;
  const sent = parsed(item.other?.value ?? '') as { id?: unknown; patientId?: unknown } | undefined;
  const id = item.documentCollection === 'patients' ? sent?.id : sent?.patientId;
  return typeof id === 'string' && id.length === 36 ? id : '';
}

function parsed(json: string): unknown {
  if (json === '') return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
