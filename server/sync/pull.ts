import type pg from 'pg';
import type { Checkpoint, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Caller } from '../auth/caller.ts';
import { inScope, type Transaction } from '../database/transaction.ts';
import { bringUp, FORMAT_PLAN, type FormatPlan } from './format.ts';
import { toWire } from './wire.ts';
import type { Content } from './write-documents.ts';

export interface PullAnswer {
  documents: WireDocument[];
  checkpoint: Checkpoint;
}

/** Bytes of documents in one answer; a page that would be larger is cut. */
export const PAGE_BYTES = 4 * 1024 * 1024;

/**
 * Answers the documents of a collection after a checkpoint, in sequence order, as far as the person may see them, and empty
 * tombstones for those she no longer may. The checkpoint answered covers everything that was looked at, so that what lies
 * outside of her scope is not read again.
 */
export async function pull(
  pool: pg.Pool,
  caller: Caller,
  input: { collection: CollectionName; checkpoint: Checkpoint | null; limit: number },
  plan: FormatPlan = FORMAT_PLAN,
): Promise<PullAnswer> {
  const asked = input.checkpoint?.sequence ?? 0;
  if (asked === caller.lastSequence) return { documents: [], checkpoint: { sequence: asked } };
  // A checkpoint from the future means that this database was restored from a backup: everything is sent again.
  const after = asked > caller.lastSequence ? 0 : asked;
  return inScope(pool, caller, (transaction) => readPage(transaction, caller, { ...input, after }, plan), {
    isSnapshot: true,
  });
}

async function readPage(
  transaction: Transaction,
  caller: Caller,
  input: { collection: CollectionName; after: number; limit: number },
  plan: FormatPlan,
): Promise<PullAnswer> {
  const page = await readDocuments(transaction, caller.organizationId, input, plan);
  const erased = await readTombstones(transaction, caller, input);
  const { rows } = await transaction.query<{ sequence: string }>('select last_sequence() as sequence');
  const end = Math.min(page.isComplete ? Infinity : page.last, erased.isComplete ? Infinity : erased.last);
  const entries = [...page.entries, ...erased.entries]
    .filter((entry) => entry.sequence <= end)
    .sort((left, right) => left.sequence - right.sequence);
  const sent = entries.slice(0, input.limit);
  const reached =
    sent.length < entries.length ? sent.at(-1)?.sequence : end === Infinity ? Number(rows[0]?.sequence) : end;
  return {
    documents: sent.map((entry) => entry.document),
    checkpoint: { sequence: reached ?? input.after },
  };
}

interface Part {
  entries: { sequence: number; document: WireDocument }[];
  /** The last sequence looked at. */
  last: number;
  /** Whether nothing follows. */
  isComplete: boolean;
}

async function readDocuments(
  transaction: Transaction,
  organizationId: Id,
  { collection, after, limit }: { collection: CollectionName; after: number; limit: number },
  plan: FormatPlan,
): Promise<Part> {
  const { rows } = await transaction.query<{
    sequence: string;
    rev: number;
    format: number;
    received_at: Date;
    deleted: boolean;
    body: Content;
    available: string;
  }>(
    `select sequence, rev, format, received_at, deleted, body, available
       from (select *, count(*) over () as available, sum(bytes) over (order by sequence) - bytes as bytes_before
               from (select sequence, rev, format, received_at, deleted, body, bytes
                       from documents
                      where organization_id = $1 and collection = $2 and sequence > $3
                      order by sequence limit $4) page) sized
      where bytes_before < $5
      order by sequence`,
    [organizationId, collection, after, limit, PAGE_BYTES],
  );
  const available = Number(rows[0]?.available ?? 0);
  return {
    entries: rows.map((row) => ({
      sequence: Number(row.sequence),
      document: toWire({
        rev: row.rev,
        receivedAt: row.received_at,
        deleted: row.deleted,
        content: bringUp(collection, row.body, row.format, plan),
      }),
    })),
    last: Number(rows.at(-1)?.sequence ?? after),
    isComplete: available < limit && rows.length === available,
  };
}

/** Row-level security shows a person her own tombstones only. One whose document she may see again does not count. */
async function readTombstones(
  transaction: Transaction,
  { organizationId, staffId }: Caller,
  { collection, after, limit }: { collection: CollectionName; after: number; limit: number },
): Promise<Part> {
  const { rows } = await transaction.query<{ sequence: string; id: Id; is_visible: boolean }>(
    `select sequence, id, exists (
              select 1 from documents held
               where held.organization_id = $1 and held.collection = $3 and held.id = tombstone.id) as is_visible
       from tombstones tombstone
      where organization_id = $1 and staff_id = $2 and collection = $3 and sequence > $4
      order by sequence limit $5`,
    [organizationId, staffId, collection, after, limit],
  );
  return {
    entries: rows
      .filter((row) => !row.is_visible)
      .map((row) => ({ sequence: Number(row.sequence), document: { id: row.id, _deleted: true } })),
    last: Number(rows.at(-1)?.sequence ?? after),
    isComplete: rows.length < limit,
  };
}
