/** @file Compares every collection of the store with the server's, by counts and digests per patient, and repairs what differs. */
import { getChangedDocumentsSince, type RxStorageInstance } from 'rxdb';
import type { CheckResult } from '#shared/contract/engine/sync.ts';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import { BATCH_LIMIT } from '#shared/contract/server/sync.ts';
import { COLLECTIONS, type CollectionName, type DocumentStamp } from '#shared/domain/document.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import type { Replication } from '#shared/store/replicate.ts';
import { digestOf, type Version } from '#shared/sync/digest.ts';
import { isReadable } from './deferred-records.ts';
import { type OfferParts, offerSurplus } from './offer-surplus.ts';

export interface RecheckParts extends OfferParts {
  replication: Pick<Replication, 'settled' | 'refetch'>;
  pause(milliseconds: number): Promise<void>;
  /** How far it is, 0 to 1. */
  onProgress(part: number): void;
}

interface Local extends Version {
  isWaiting: boolean;
}

/** Documents read between two turns of the event loop. */
const SLICE = 200;

/** Compares and repairs everything. Rejects when the server cannot be asked. */
export async function recheck(parts: RecheckParts): Promise<CheckResult> {
  let compared = 0;
  let repaired = 0;
  for (const [index, collection] of COLLECTIONS.entries()) {
    parts.onProgress(index / COLLECTIONS.length);
    await parts.replication.settled([collection]);
    const { groups, count } = await readGroups(parts, collection);
    compared += count;
    const suspects = await findSuspects(parts, collection, groups);
    if (suspects.size > 0) repaired += await repair(parts, collection, [...suspects]);
  }
  parts.onProgress(1);
  return { at: toInstant(parts.now()), compared, repaired };
}

async function readGroups({ store, pause }: RecheckParts, collection: CollectionName) {
  const { storageInstance } = store.collections[collection];
  const storage = storageInstance as unknown as RxStorageInstance<
    DocumentStamp & { patientId?: string },
    unknown,
    unknown
  >;
  const groups = new Map<string, Map<string, Local>>();
  const seen = new Map<string, Map<string, Local>>();
  let checkpoint: unknown;
  for (;;) {
    const page = await getChangedDocumentsSince(storage, SLICE, checkpoint);
    for (const document of page.documents) {
      const { id, rev, receivedAt } = document;
      // One that changes meanwhile is read twice.
      seen.get(id)?.delete(id);
      seen.delete(id);
      if (document._deleted) continue;
      const patientId = groupOf(collection, document);
      const group = groups.get(patientId) ?? new Map<string, Local>();
      groups.set(patientId, group.set(id, { id, rev, isWaiting: receivedAt === '' }));
      seen.set(id, group);
    }
    if (page.documents.length < SLICE) return { groups, count: seen.size };
    checkpoint = page.checkpoint;
    await pause(0);
  }
}

/** As the server groups them: the trail of one person's doings is one group, whomever it names. */
function groupOf(collection: CollectionName, document: { id: string; patientId?: string }): string {
  if (collection === 'patients') return document.id;
  return collection === 'auditEvents' ? '' : (document.patientId ?? '');
}

/** The ids of which the two sides do not have the same version. What waits to be sent is not among them. */
async function findSuspects(
  parts: RecheckParts,
  collection: CollectionName,
  here: ReadonlyMap<string, ReadonlyMap<string, Local>>,
): Promise<Set<string>> {
  const { groups } = await parts.request((client) => client.sync.digests({ collection }));
  const there = new Map(groups.map((group) => [group.patientId as string, group]));
  const suspects = new Set<string>();
  for (const patientId of new Set([...here.keys(), ...there.keys()])) {
    const mine = [...(here.get(patientId)?.values() ?? [])];
    // A record that the server has not seen yet is in no digest of its.
    const known = mine.filter(({ rev, isWaiting }) => rev > 0 || !isWaiting);
    const theirs = there.get(patientId);
    if (known.length === (theirs?.count ?? 0)) {
      if (!theirs || digestOf(known) === theirs.digest) continue;
    }
    const { entries } = theirs
      ? await parts.request((client) =>
          client.sync.digestEntries({ collection, patientId: theirs.patientId }),
        )
      : { entries: [] };
    const versions = new Map(entries.map(({ id, rev }) => [id as string, rev]));
    for (const { id, rev, isWaiting } of known) {
      if (!isWaiting && versions.get(id) !== rev) suspects.add(id);
    }
    const ids = new Set(mine.map(({ id }) => id));
    for (const { id } of entries) if (!ids.has(id)) suspects.add(id);
    await parts.pause(0);
  }
  return suspects;
}

/**
 * Fetches the suspects, lets everything arrive that was on its way meanwhile, and counts and repairs only those that are wrong even then.
 */
async function repair(
  parts: RecheckParts,
  collection: CollectionName,
  suspects: readonly string[],
): Promise<number> {
  const { store, replication, request } = parts;
  const theirs = new Map<string, WireDocument>();
  for (let left = [...suspects]; left.length > 0; ) {
    const ids = left.slice(0, BATCH_LIMIT);
    const { documents } = await request((client) => client.sync.fetch({ collection, ids }));
    for (const document of documents) theirs.set(document.id, document);
    left = left.filter((id) => !theirs.has(id));
  }
  await replication.settled([collection]);
  const stored = await store.collections[collection].storageInstance.findDocumentsById([...suspects], true);
  const mine = new Map<string, (typeof stored)[number]>(stored.map((document) => [document.id, document]));
  const wrong = suspects.filter((id) => {
    const local = mine.get(id);
    const other = theirs.get(id);
    if (local && !local._deleted && local.receivedAt === '') return false;
    const isHere = local !== undefined && !local._deleted;
    if (other === undefined || other._deleted) return isHere;
    return !isHere || local.rev < (other.rev as number);
  });
  if (wrong.length === 0) return 0;
  await offerSurplus(
    parts,
    collection,
    // The server does not say whether it never had them or may not show them.
    wrong.filter((id) => theirs.get(id)?._deleted !== false),
  );
  replication.refetch(collection, wrong);
  await replication.settled([collection]);
  // What this version cannot read is asked for again and is no repair.
  return wrong.filter((id) => {
    const other = theirs.get(id);
    return other === undefined || isReadable(collection, other);
  }).length;
}
