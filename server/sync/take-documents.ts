import type { PushResult, PushRow } from '#shared/contract/server/sync.ts';
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { lateItem } from '#shared/sync/review-items.ts';
import type { Caller } from '../auth/caller.ts';
import type { Transaction } from '../database/transaction.ts';
import { flagOverlaps } from './flag-overlaps.ts';
import { mergeStale } from './merge-stale.ts';
import { decide, type Master, type PushContext, refuse } from './push-rules.ts';
import { lockMasters, readVersions } from './read-versions.ts';
import { toWire } from './wire.ts';
import {
  allocateSequences,
  type Content,
  insertDocuments,
  type Stamp,
  updateDocuments,
} from './write-documents.ts';

/** A row that is still to be decided, and its place in the answer. */
export interface Pending {
  index: number;
  row: PushRow;
}

export interface TakeOptions {
  /** Whether the device may be shown what stands now. */
  mayShow: boolean;
  /** For words of a person who has lost the patient since: whether a document was written in time. */
  late?: (row: PushRow) => boolean;
}

/** What a push wrote: the last sequence, and in which collections. */
export interface Taken {
  sequence: number;
  collections: CollectionName[];
}

/** A document that is about to be written, and the answer it then gets. */
interface Write {
  entry: Pending;
  content: Content;
  pushed: Content | null;
  items: Content[];
  master: Master | null;
}

/** A document that appeared or vanished between reading and writing is decided anew; a third time it is out of sight. */
const ROUNDS = 3;

/**
 * Decides about documents, writes what is taken with the review items that come of it, and fills in `results`.
 *
 * @returns what was written; sequence 0 when nothing was
 */
export async function takeDocuments(
  transaction: Transaction,
  caller: Caller,
  context: PushContext,
  rows: readonly Pending[],
  results: PushResult[],
  options: TakeOptions,
): Promise<Taken> {
  let pending = [...rows];
  const taken: Taken = { sequence: 0, collections: [] };
  for (let round = 0; round < ROUNDS && pending.length > 0; round += 1) {
    const writes = await judge(transaction, caller, context, pending, results, options);
    if (writes.length === 0) return taken;
    const written = await writeAll(transaction, caller, context, writes, options);
    taken.sequence = written.sequence;
    taken.collections = [context.collection];
    if (written.hasItems) taken.collections.push('reviewItems');
    for (const { entry, content, pushed, master } of writes) {
      const stamp = written.stamps.get(content.id);
      if (stamp === undefined) continue;
      results[entry.index] =
        pushed !== null && master !== null && options.mayShow
          ? conflict({ ...master, ...stamp, deleted: false, content })
          : accepted(stamp, options);
    }
    pending = writes.filter(({ content }) => !written.stamps.has(content.id)).map(({ entry }) => entry);
  }
  for (const { index, row } of pending) {
    const { id } = row.newDocumentState;
    results[index] = { id, ...refuse('OUT_OF_SCOPE', 'This record is not one that you may see or change.') };
  }
  return taken;
}

/** Answers what needs no writing, and tells what is to be written. The documents are locked from here on. */
async function judge(
  transaction: Transaction,
  caller: Caller,
  context: PushContext,
  pending: readonly Pending[],
  results: PushResult[],
  options: TakeOptions,
): Promise<Write[]> {
  const { organizationId } = caller;
  const masters = await lockMasters(
    transaction,
    organizationId,
    context,
    pending.map(({ row }) => row),
  );
  const verdicts = pending.map((entry) => {
    const master = masters.get(entry.row.newDocumentState.id) ?? null;
    return { entry, master, verdict: decide(context, entry.row, master) };
  });
  const stale = verdicts.filter(({ verdict }) => verdict.outcome === 'stale').map(({ entry }) => entry.row);
  const versions = await readVersions(transaction, organizationId, context, stale);
  const writes: Write[] = [];
  for (const { entry, master, verdict: first } of verdicts) {
    const { id } = entry.row.newDocumentState;
    const verdict =
      first.outcome === 'stale' && master !== null
        ? mergeStale(context, entry.row, master, versions.get(id) ?? [])
        : first;
    if (verdict.outcome === 'refused') {
      results[entry.index] = { id, ...verdict };
    } else if (verdict.outcome === 'write' || verdict.outcome === 'merged') {
      if (options.late !== undefined && !options.late(entry.row)) {
        const message = 'This record belongs to a patient who is no longer in your care.';
        results[entry.index] = { id, ...refuse('OUT_OF_SCOPE', message) };
        continue;
      }
      const { content } = verdict;
      const { pushed, items } = verdict.outcome === 'merged' ? verdict : { pushed: null, items: [] };
      const marks = options.late === undefined ? [] : lateMarks(context, caller, pushed ?? content);
      writes.push({ entry, master, content, pushed, items: [...items, ...marks] });
    } else if (master !== null) {
      results[entry.index] =
        verdict.outcome === 'taken' && options.mayShow
          ? conflict(master)
          : accepted({ id, rev: master.rev, receivedAt: master.receivedAt }, options, true);
    }
  }
  return writes;
}

async function writeAll(
  transaction: Transaction,
  caller: Caller,
  { collection, format, plan }: PushContext,
  writes: readonly Write[],
  options: TakeOptions,
): Promise<{ stamps: Map<Id, Stamp>; sequence: number; hasItems: boolean }> {
  const { organizationId } = caller;
  const added = writes.filter(({ master }) => master === null);
  const changed = writes.filter(({ master }) => master !== null);
  const items = writes.flatMap((write) => write.items);
  const before = await allocateSequences(transaction, writes.length + items.length);
  const stamps: Stamp[] = [];
  const facts = new Map(
    writes.map(({ content, pushed, master }) => {
      // A newer device may be ahead of this server: what it wrote is not brought up once more by the release to come.
      const highest = Math.max(plan.format, format, master?.format ?? 0);
      return [content.id, { pushed, format: highest }];
    }),
  );
  const contents = (group: readonly Write[]) => group.map(({ content }) => content);
  if (added.length > 0) {
    stamps.push(
      ...(await insertDocuments(transaction, organizationId, collection, contents(added), before, facts)),
    );
  }
  if (changed.length > 0) {
    const middle = before + added.length;
    stamps.push(
      ...(await updateDocuments(transaction, organizationId, collection, contents(changed), middle, facts)),
    );
  }
  if (items.length > 0) {
    // One that is there already is left alone: its id says that it is the same (MERGE-6).
    const end = before + writes.length;
    await insertDocuments(transaction, organizationId, 'reviewItems', items, end);
  }
  const found = new Map(stamps.map((stamp) => [stamp.id, stamp]));
  if (options.late !== undefined) {
    await eraseFromSender(transaction, caller, collection, [...found.keys()]);
  }
  const last = before + writes.length + items.length;
  const flagged =
    collection === 'timeEntries' ? await flagOverlaps(transaction, organizationId, stamps) : null;
  return { stamps: found, sequence: flagged ?? last, hasItems: items.length > 0 || flagged !== null };
}

/** Tells those who have the patient now. A decision about an item stands on their list in any case. */
function lateMarks({ collection, now }: PushContext, caller: Caller, sent: Content): Content[] {
  if (collection === 'reviewItems') return [];
  const stamp = { updatedAt: now, updatedBy: caller.staffId, deviceId: caller.deviceId };
  const { rev: _rev, receivedAt: _receivedAt, ...item } = lateItem(collection, asDocument(sent), stamp);
  return [item];
}

function asDocument(content: Content): DocumentStamp {
  return { ...content, rev: 0, receivedAt: '' } as unknown as DocumentStamp;
}

/** What was taken late is somebody else's: the devices of the one who sent it forget it. */
async function eraseFromSender(
  transaction: Transaction,
  { organizationId, staffId }: Caller,
  collection: CollectionName,
  ids: readonly Id[],
): Promise<void> {
  await transaction.query(
    `insert into tombstones (organization_id, staff_id, collection, id, sequence)
     select organization_id, $2, collection, id, sequence from documents
      where organization_id = $1 and collection = $3 and id = any($4::uuid[])
     on conflict (organization_id, staff_id, collection, id) do update set sequence = excluded.sequence`,
    [organizationId, staffId, collection, ids],
  );
}

function conflict(master: Master): PushResult {
  return { id: master.content.id, outcome: 'conflict', master: toWire(master) };
}

function accepted({ id, rev, receivedAt }: Stamp, { late }: TakeOptions, isKnown = false): PushResult {
  const isLate = late === undefined ? {} : { isLate: true };
  return { id, outcome: 'accepted', rev, receivedAt: receivedAt.toISOString(), isKnown, ...isLate };
}
