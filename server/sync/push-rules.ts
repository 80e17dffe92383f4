/** @file What the server takes from a device, document by document. Pure: the database is asked before and written after. */
import type { PushRow, RefusalCode } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { APPEND_ONLY, DOCUMENT_SHAPES, PULL_ONLY } from '#shared/domain/documents.ts';
import type { Id, Instant } from '#shared/domain/primitives.ts';
import type { Credential, Role } from '#shared/domain/staff.ts';
import { isSameContent } from '#shared/sync/content.ts';
import { claimedAuthors, sealBroken } from './authorship.ts';
import { codeDecisionRefused } from './code-decisions.ts';
import { contentOf, isStorable } from './content.ts';
import type { FormatPlan } from './format.ts';
import { planChangeRefused } from './plan-rules.ts';
import { supervisorWordRefused } from './supervisor-rules.ts';
import { type Content, patientOf } from './write-documents.ts';

/** The version the server has. */
export interface Master {
  rev: number;
  receivedAt: Date;
  deleted: boolean;
  /** As this server's store format has it. */
  content: Content;
  /** The store format in which it lies. */
  format: number;
}

/** Who pushes, and what she may touch. */
export interface PushContext {
  collection: CollectionName;
  staffId: Id;
  /** What she is in the organization, as the server knows it now. */
  role: Role;
  /** What she is by her licence, as the server knows it now. */
  credential: Credential;
  /** The devices registered to her. */
  deviceIds: ReadonlySet<Id>;
  /** Those of the patients in this push whom she may see now; for late words, whom she could see. */
  visiblePatients: ReadonlySet<Id>;
  /** When the push came. */
  now: Instant;
  /** The store format of the device, and this server's. */
  format: number;
  plan: FormatPlan;
}

export interface Refused {
  outcome: 'refused';
  code: RefusalCode;
  message: string;
}

export type Verdict =
  | { outcome: 'write'; content: Content }
  /** The server has exactly this already: a retry after a lost answer. */
  | { outcome: 'known' }
  /** It was made on another version than the one the server has. */
  | { outcome: 'stale' }
  | Refused;

/** Characters of one document; the longest call note with its addenda stays well below. */
export const DOCUMENT_LIMIT = 1024 * 1024;

/** A refusal with its sentence, which never holds a value of the document. */
export const refuse = (code: RefusalCode, message: string): Refused => ({
  outcome: 'refused',
  code,
  message,
});

/** Checks what can be told from the document alone: its size, its texts, its shape. Null when it is right. */
export function checkShape(collection: CollectionName, row: PushRow): Refused | null {
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
  return checkContent(collection, contentOf(document));
}

/** Checks the size and the shape of a document without its stamp. */
export function checkContent(collection: CollectionName, content: Content): Refused | null {
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
  const { collection, staffId } = context;
  const content = ownedByServer(collection, contentOf(row.newDocumentState), master?.content);
  if (master !== null && !master.deleted && isSameContent(content, master.content))
    return { outcome: 'known' };
  const patientId = patientOf(collection, content);
  const isVisible =
    collection === 'auditEvents' ||
    (patientId === null
      ? // An item without a patient is made by the server alone; who reads it may close it.
        collection === 'reviewItems' && master !== null
      : context.visiblePatients.has(patientId));
  if (!isVisible || (master !== null && patientOf(collection, master.content) !== patientId)) {
    return refuse('OUT_OF_SCOPE', 'This record belongs to a patient who is not in your care now.');
  }
  if (content.updatedBy !== staffId || !context.deviceIds.has(content.deviceId)) {
    return refuse('FORGED_AUTHOR', 'This record names another author or another device than yours.');
  }
  if (master === null && collection === 'reviewItems' && content.kind !== 'conflict') {
    return refuse('FORGED_AUTHOR', 'Items of this kind are made by the server alone.');
  }
  if (master === null) return checkChange(context, content, null) ?? { outcome: 'write', content };
  if (APPEND_ONLY.has(collection)) {
    return refuse('APPEND_ONLY', 'Entries of this kind are written once. Add a correcting entry instead.');
  }
  if (!isMadeOn(collection, row, master.content)) return { outcome: 'stale' };
  return checkChange(context, content, master.content) ?? { outcome: 'write', content };
}

/** Says why the pusher may not make `content` of `previous`, or null when she may. All that differs is taken for her word. */
export function checkChange(
  { collection, staffId, role, credential }: PushContext,
  content: Content,
  previous: Content | null,
): Refused | null {
  if (previous !== null && isSameContent(content, previous)) return null;
  if (claimedAuthors(collection, content, previous).some((author) => author !== staffId)) {
    return refuse('FORGED_AUTHOR', 'This record holds words in the name of another person.');
  }
  const broken = previous === null ? null : sealBroken(collection, content, previous);
  if (broken !== null) return refuse('SEALED', broken);
  const wrong =
    supervisorWordRefused(collection, { staffId, role }, content, previous) ??
    codeDecisionRefused(collection, { staffId, credential }, content, previous) ??
    (collection === 'carePlans' ? planChangeRefused(credential, content, previous) : null);
  return wrong === null ? null : refuse(wrong.code, wrong.message);
}

/** Whether the version the device worked on is the one the server has. */
function isMadeOn(collection: CollectionName, row: PushRow, master: Content): boolean {
  if (row.assumedMasterState === null) return false;
  return isSameContent(ownedByServer(collection, contentOf(row.assumedMasterState), master), master);
}

/** Whom a patient is assigned to is the server's to say: a device's word on it neither counts nor conflicts. */
export function ownedByServer(
  collection: CollectionName,
  content: Content,
  master: Content | undefined,
): Content {
  if (collection !== 'patients') return content;
  return { ...content, careManagerId: master?.careManagerId ?? '' };
}
