/** @file What becomes of a push that was made on another version than the one the server has. Pure (MERGE-1, MERGE-8, PUSH-2). */
import type { PushRow } from '#shared/contract/server/sync.ts';
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { contentText, isSameContent } from '#shared/sync/content.ts';
import { mergeDocuments } from '#shared/sync/merge-documents.ts';
import { conflictItem } from '#shared/sync/review-items.ts';
import { contentOf } from './content.ts';
import {
  checkChange,
  checkContent,
  type Master,
  ownedByServer,
  type PushContext,
  type Refused,
} from './push-rules.ts';
import type { Content } from './write-documents.ts';

/** A version that the server has had; `pushed` is what the device had sent, where `body` is a merge of it. */
export interface KeptVersion {
  rev: number;
  body: Content;
  pushed: Content | null;
}

/** What a device sent, and the version that became of it. */
interface Sent {
  rev: number;
  content: Content;
}

export type MergeVerdict =
  | { outcome: 'merged'; content: Content; pushed: Content; items: Content[] }
  /** The server took this before, or nothing in it is left to say: what it has stands. */
  | { outcome: 'taken' }
  | Refused;

/**
 * Merges a push into the version the server has.
 *
 * @param versions the document's versions that were sent by the same device, and the one that the push names, oldest first
 */
export function mergeStale(
  context: PushContext,
  row: PushRow,
  master: Master,
  versions: readonly KeptVersion[],
): MergeVerdict {
  const { collection } = context;
  const own = (content: Content) => ownedByServer(collection, content, master.content);
  const mine = own(contentOf(row.newDocumentState));
  const sent = sentVersions(versions, own).filter(({ content }) => content.deviceId === mine.deviceId);
  const origin = originOf(row, versions, sent);
  const since = sent.filter((version) => version.rev > origin.rev);
  if (since.some((version) => isSameContent(own(version.content), mine))) return { outcome: 'taken' };
  // What this device sent last is what both sides know, when it is newer than what the push names.
  const known = since.at(-1)?.content ?? origin.content ?? sameItem(collection, mine);
  const base = known === null ? null : own(known);
  if (base !== null && isSameContent({ ...base, ...stampOf(mine) }, mine)) return { outcome: 'taken' };
  const { content, items } = merge(context, base, mine, master);
  // What stood there with a fault already is not held against an edit that has none.
  const isSound = checkContent(collection, master.content) === null;
  const wrong =
    (isSound ? checkContent(collection, content) : null) ?? checkChange(context, content, master.content);
  if (wrong !== null) return wrong;
  return { outcome: 'merged', content, pushed: mine, items };
}

/** The revision that a push names as the one it was made on; 0 when it was made on nothing. */
export function namedRevision(row: PushRow): number {
  const rev = row.assumedMasterState?.rev;
  return typeof rev === 'number' && Number.isSafeInteger(rev) && rev > 0 ? Math.min(rev, 2 ** 31 - 1) : 0;
}

/** Two who find the same conflict make the same item (MERGE-6): all that a second one may add is a decision. */
function sameItem(collection: CollectionName, mine: Content): Content | null {
  return collection === 'reviewItems' ? { ...mine, status: 'open', decision: null } : null;
}

/**
 * The version that a push was made on. A state that carries the server's stamp came from the server. One without was sent by the device: it
 * counts if the server took it; if it was refused, the device made it on the version that it names.
 */
function originOf(
  row: PushRow,
  versions: readonly KeptVersion[],
  sent: readonly Sent[],
): { rev: number; content: Content | null } {
  const assumed = row.assumedMasterState;
  const rev = namedRevision(row);
  if (assumed === null) return { rev, content: null };
  if (typeof assumed.receivedAt === 'string' && assumed.receivedAt !== '') {
    return { rev, content: contentOf(assumed) };
  }
  const taken = sent.findLast((version) => isSameContent(version.content, contentOf(assumed)));
  if (taken !== undefined) return taken;
  return { rev, content: versions.find((version) => version.rev === rev)?.body ?? null };
}

/**
 * What was sent, without the versions that the server made of it afterwards, for instance for a new care manager: these carry the writer's stamp
 * too, and may hold more words than the device knew.
 */
function sentVersions(versions: readonly KeptVersion[], own: (content: Content) => Content): Sent[] {
  const bodies = new Set<string>();
  return versions.flatMap(({ rev, body, pushed }) => {
    const text = contentText(own(body));
    const isAgain = bodies.has(text);
    bodies.add(text);
    if (pushed !== null) return [{ rev, content: pushed }];
    return isAgain ? [] : [{ rev, content: body }];
  });
}

function stampOf({ updatedAt, updatedBy, deviceId }: Content) {
  return { updatedAt, updatedBy, deviceId };
}

function merge(
  { collection, now }: PushContext,
  base: Content | null,
  mine: Content,
  master: Master,
): { content: Content; items: Content[] } {
  type AnyDocument = DocumentOf<CollectionName>;
  const whole = (content: Content, receivedAt: string) =>
    ({ ...content, rev: master.rev, receivedAt }) as unknown as AnyDocument;
  const theirs = whole(master.content, master.receivedAt.toISOString());
  const merged = mergeDocuments(collection, base === null ? null : whole(base, ''), whole(mine, ''), theirs);
  const stamp = { updatedAt: now, updatedBy: 'server', deviceId: 'server' };
  const items = merged.contested.map((field) => conflictItem(collection, merged.document, field, stamp));
  return { content: withoutStamp(merged.document), items: items.map(withoutStamp) };
}

function withoutStamp(document: DocumentStamp): Content {
  return contentOf({ ...document, _deleted: false });
}
