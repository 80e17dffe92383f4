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
  const { rows } = await transaction.query<{ sequence: string }>('select last_sequence() as sequence');
  const until = Number(rows[0]?.sequence);
  const page = await readDocuments(transaction, caller.organizationId, { ...input, until }, plan);
  const erased = await readTombstones(transaction, caller, input);
  const end = Math.min(page.isComplete ? until : page.last, erased.isComplete ? until : erased.last);
  const entries = [...page.entries, ...erased.entries]
    .filter((entry) => entry.sequence <= end)
    .sort((left, right) => left.sequence - right.sequence);
  const sent = entries.slice(0, input.limit);
  const reached = sent.length < entries.length ? sent.at(-1)?.sequence : end;
  return {
    documents: sent.map((entry) => entry.document),
    checkpoint: { sequence: reached ?? input.after },
  };
}

/** Part of a page. */
interface Part {
  entries: { sequence: number; document: WireDocument }[];
  /** The last sequence looked at. */
  last: number;
  /** Whether nothing follows. */
  isComplete: boolean;
}

/** So many sequences are looked through one by one, whosever they are; what follows is looked for by patient. */
const STEP = 4096;

/** Each step is twice as long as the one before, up to this. */
const LONGEST_STEP = 1024 * STEP;

const BY_PATIENT: ReadonlySet<CollectionName> = new Set<CollectionName>([
  'patients',
  'carePlans',
  'calls',
  'timeEntries',
  'screenings',
  'observations',
  'tasks',
]);

/**
 * Reads documents in the order of the organization's stream. A device that is far behind gets over the documents of others by looking for those
 * of its own patients only, in steps that grow while little is found: so a first copy costs what its own documents cost, however large the
 * organization is.
 */
async function readDocuments(
  transaction: Transaction,
  organizationId: Id,
  input: { collection: CollectionName; after: number; until: number; limit: number },
  plan: FormatPlan,
): Promise<Part> {
  const { collection, until } = input;
  const entries: Part['entries'] = [];
  let from = input.after;
  let bytes = PAGE_BYTES;
  for (let step = STEP; from < until; step = Math.min(step * 2, LONGEST_STEP)) {
    const to = BY_PATIENT.has(collection) ? Math.min(from + step, until) : until;
    const limit = input.limit - entries.length;
    const source = from === input.after ? STREAM : OWN;
    const { rows } = await transaction.query<DocumentRow>(
      `select sequence, rev, format, received_at, deleted, body, bytes, available
         from (select *, count(*) over () as available, sum(bytes) over (order by sequence) - bytes as bytes_before
                 from (${source}) page) sized
        where bytes_before < $6
        order by sequence`,
      [organizationId, collection, from, to, limit, bytes],
    );
    for (const row of rows) {
      const { rev, received_at: receivedAt, deleted } = row;
      const content = bringUp(collection, row.body, row.format, plan);
      const document = toWire({ rev, receivedAt, deleted, content });
      entries.push({ sequence: Number(row.sequence), document });
      bytes -= row.bytes;
    }
    const available = Number(rows[0]?.available ?? 0);
    if (available === limit || rows.length < available || bytes <= 0) {
      return { entries, last: entries.at(-1)?.sequence ?? from, isComplete: false };
    }
    from = to;
  }
  return { entries, last: until, isComplete: true };
}

interface DocumentRow extends pg.QueryResultRow {
  sequence: string;
  rev: number;
  format: number;
  received_at: Date;
  deleted: boolean;
  body: Content;
  bytes: number;
  available: string;
}

const COLUMNS = 'sequence, rev, format, received_at, deleted, body, bytes';

const STREAM = `select ${COLUMNS} from documents
  where organization_id = $1 and collection = $2 and sequence > $3 and sequence <= $4
  order by sequence limit $5`;

const OWN = `select ${COLUMNS} from visible_patients() as own (id)
  cross join lateral (
    select ${COLUMNS} from documents
     where organization_id = $1 and patient_id = own.id and collection = $2 and sequence > $3 and sequence <= $4
     order by sequence limit $5) held
  order by sequence limit $5`;

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
