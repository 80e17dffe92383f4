/** @file What the server takes from a device, document by document. Pure: the database is asked before and written after. */
import type { PushRow, RefusalCode } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { APPEND_ONLY, DOCUMENT_SHAPES, PULL_ONLY } from '#shared/domain/documents.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { isSameContent } from '#shared/sync/content.ts';
import { claimedAuthors, sealBroken } from './authorship.ts';
import { contentOf, isStorable } from './content.ts';
import { type Content, patientOf } from './write-documents.ts';

/** The version the server has. */
export interface Master {
  rev: number;
  receivedAt: Date;
  deleted: boolean;
  content: Content;
}

/** Who pushes, and what she may touch. */
export interface PushContext {
  collection: CollectionName;
  staffId: Id;
  /** The devices registered to her. */
  deviceIds: ReadonlySet<Id>;
  /** Those of the patients in this push whom she may see now. */
  visiblePatients: ReadonlySet<Id>;
}

export type Verdict =
  | { outcome: 'write'; content: Content }
  /** The server has exactly this already: a retry after a lost answer. */
  | { outcome: 'known' }
  | { outcome: 'conflict' }
  | { outcome: 'refused'; code: RefusalCode; message: string };

/** Characters of one document; the longest call note with its addenda stays well below. */
export const DOCUMENT_LIMIT = 1024 * 1024;

const refuse = (code: RefusalCode, message: string): Verdict => ({ outcome: 'refused', code, message });

/** Checks what can be told from the document alone: its size, its texts, its shape. Null when it is right. */
export function checkShape(collection: CollectionName, row: PushRow): Verdict | null {
  if (PULL_ONLY.has(collection)) {
    return refuse(
      'READ_ONLY_COLLECTION',
      'This directory is kept by the server and cannot be changed on a device.',
    );
  }
  const document = row.newDocumentState;
  if (document._deleted) return refuse('INVALID_SHAPE', 'Records are never deleted from a device.');
  if (!isStorable(document) || !isStorable(row.assumedMasterState)) {
    return refuse(
      'INVALID_SHAPE',
      'This record holds characters that cannot be stored, or is nested too deeply.',
    );
  }
  const content = contentOf(document);
  if (JSON.stringify(content).length > DOCUMENT_LIMIT) {
    return refuse('TOO_LARGE', 'This record is larger than one megabyte. Shorten it and save it again.');
  }
  const checked = DOCUMENT_SHAPES[collection].safeParse({ ...content, rev: 0, receivedAt: '' });
  if (checked.success) return null;
  const [issue] = checked.error.issues;
  return refuse('INVALID_SHAPE', `The field "${issue?.path.join('.')}" is not right: ${issue?.message}`);
}

/**
 * Decides about a document whose shape is right.
 *
 * @param master the version the server has, locked, or null when there is none within the person's sight
 */
export function decide(context: PushContext, row: PushRow, master: Master | null): Verdict {
  const content = ownedByServer(context.collection, contentOf(row.newDocumentState), master);
  if (master !== null && !master.deleted && isSameContent(content, master.content))
    return { outcome: 'known' };
  const patientId = patientOf(context.collection, content);
  const isVisible =
    context.collection === 'auditEvents' || (patientId !== null && context.visiblePatients.has(patientId));
  if (!isVisible || (master !== null && patientOf(context.collection, master.content) !== patientId)) {
    return refuse('OUT_OF_SCOPE', 'This record belongs to a patient who is not in your care now.');
  }
  if (content.updatedBy !== context.staffId || !context.deviceIds.has(content.deviceId)) {
    return refuse('FORGED_AUTHOR', 'This record names another author or another device than yours.');
  }
  const previous = master?.content ?? null;
  if (claimedAuthors(context.collection, content, previous).some((author) => author !== context.staffId)) {
    return refuse('FORGED_AUTHOR', 'This record holds words in the name of another person.');
  }
  if (previous === null) return { outcome: 'write', content };
  if (APPEND_ONLY.has(context.collection)) {
    return refuse('APPEND_ONLY', 'Entries of this kind are written once. Add a correcting entry instead.');
  }
  if (!isMadeOn(context.collection, row, previous)) return { outcome: 'conflict' };
  const broken = sealBroken(context.collection, content, previous);
  if (broken !== null) return refuse('SEALED', broken);
  return { outcome: 'write', content };
}

/** Whether the version the device worked on is the one the server has. */
function isMadeOn(collection: CollectionName, row: PushRow, master: Content): boolean {
  if (row.assumedMasterState === null) return false;
  return isSameContent(
    ownedByServer(collection, contentOf(row.assumedMasterState), { content: master }),
    master,
  );
}

/** Whom a patient is assigned to is the server's to say: a device's word on it neither counts nor conflicts. */
function ownedByServer(
  collection: CollectionName,
  content: Content,
  master: Pick<Master, 'content'> | null,
): Content {
  if (collection !== 'patients') return content;
  return { ...content, careManagerId: master === null ? '' : master.content.careManagerId };
}
