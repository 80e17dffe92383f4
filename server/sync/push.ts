import type pg from 'pg';
import type { PushResult, PushRow } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Caller } from '../auth/caller.ts';
import { inScope, type Transaction } from '../database/transaction.ts';
import { contentOf } from './content.ts';
import { checkShape, decide, type Master, type PushContext } from './push-rules.ts';
import { toWire } from './wire.ts';
import {
  allocateSequences,
  type Content,
  insertDocuments,
  patientOf,
  type Stamp,
  updateDocuments,
} from './write-documents.ts';

export interface PushAnswer {
  results: PushResult[];
  /** The last sequence that was given out, or 0 when nothing was written. */
  sequence: number;
}

interface Pending {
  index: number;
  row: PushRow;
}

/** A document that appeared or vanished between reading and writing is decided anew; a third time it is out of sight. */
const ROUNDS = 3;

/**
 * Takes changed documents from a device, in one transaction, each with an answer of its own, in the order of the rows. A
 * refused document never holds up the others, and sending the same rows again changes nothing.
 */
export async function push(
  pool: pg.Pool,
  caller: Caller,
  collection: CollectionName,
  rows: readonly PushRow[],
): Promise<PushAnswer> {
  const results: PushResult[] = [];
  const pending: Pending[] = [];
  const seen = new Set<Id>();
  rows.forEach((row, index) => {
    const { id } = row.newDocumentState;
    const wrong = checkShape(collection, row);
    if (wrong?.outcome === 'refused') {
      results[index] = { id, ...wrong };
    } else if (seen.has(id)) {
      results[index] = refused(id, 'INVALID_SHAPE', 'This record was sent twice in one request.');
    } else {
      seen.add(id);
      pending.push({ index, row });
    }
  });
  if (pending.length === 0) return { results, sequence: 0 };
  const sequence = await inScope(pool, caller, (transaction) =>
    take(transaction, caller, collection, pending, results),
  );
  return { results, sequence };
}

async function take(
  transaction: Transaction,
  caller: Caller,
  collection: CollectionName,
  rows: readonly Pending[],
  results: PushResult[],
): Promise<number> {
  const context = await readContext(transaction, caller, collection, rows);
  let pending = [...rows];
  let sequence = 0;
  for (let round = 0; round < ROUNDS && pending.length > 0; round += 1) {
    const masters = await lockMasters(transaction, caller.organizationId, collection, pending);
    const added: Content[] = [];
    const changed: Content[] = [];
    const waiting = new Map<Id, Pending>();
    for (const entry of pending) {
      const { id } = entry.row.newDocumentState;
      const master = masters.get(id) ?? null;
      const verdict = decide(context, entry.row, master);
      if (verdict.outcome === 'refused') results[entry.index] = { id, ...verdict };
      else if (verdict.outcome === 'write') {
        (master === null ? added : changed).push(verdict.content);
        waiting.set(id, entry);
      } else if (master !== null) {
        results[entry.index] =
          verdict.outcome === 'known'
            ? accepted({ id, rev: master.rev, receivedAt: master.receivedAt }, true)
            : conflict(caller, id, master);
      }
    }
    const amount = added.length + changed.length;
    if (amount === 0) return sequence;
    const before = await allocateSequences(transaction, amount);
    const { organizationId } = caller;
    const stamps =
      added.length > 0 ? await insertDocuments(transaction, organizationId, collection, added, before) : [];
    if (changed.length > 0) {
      const middle = before + added.length;
      stamps.push(...(await updateDocuments(transaction, organizationId, collection, changed, middle)));
    }
    sequence = before + amount;
    for (const stamp of stamps) {
      const entry = waiting.get(stamp.id);
      if (entry) results[entry.index] = accepted(stamp);
      waiting.delete(stamp.id);
    }
    pending = [...waiting.values()];
  }
  for (const { index, row } of pending) {
    const message = 'This record is not one that you may see or change.';
    results[index] = refused(row.newDocumentState.id, 'OUT_OF_SCOPE', message);
  }
  return sequence;
}

async function readContext(
  transaction: Transaction,
  caller: Caller,
  collection: CollectionName,
  rows: readonly Pending[],
): Promise<PushContext> {
  const patients = new Set<Id>();
  for (const { row } of rows) {
    const patientId = patientOf(collection, contentOf(row.newDocumentState));
    if (patientId !== null) patients.add(patientId);
  }
  const { rows: found } = await transaction.query<{ kind: 'patient' | 'device'; id: Id }>(
    `select 'patient' as kind, id from unnest($1::uuid[]) as id where id in (select visible_patients())
     union all select 'device', id from own_devices() as id`,
    [[...patients]],
  );
  const of = (kind: string) => new Set(found.filter((entry) => entry.kind === kind).map((entry) => entry.id));
  return { collection, staffId: caller.staffId, deviceIds: of('device'), visiblePatients: of('patient') };
}

async function lockMasters(
  transaction: Transaction,
  organizationId: Id,
  collection: CollectionName,
  pending: readonly Pending[],
): Promise<Map<Id, Master>> {
  const { rows } = await transaction.query<{
    id: Id;
    rev: number;
    received_at: Date;
    deleted: boolean;
    body: Content;
  }>(
    `select id, rev, received_at, deleted, body from documents
      where organization_id = $1 and collection = $2 and id = any($3::uuid[]) order by id for update`,
    [organizationId, collection, pending.map(({ row }) => row.newDocumentState.id)],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { rev: row.rev, receivedAt: row.received_at, deleted: row.deleted, content: row.body },
    ]),
  );
}

/** A recovery pushes and sees nothing, so it is not told the version that it would have to merge with. */
function conflict(caller: Caller, id: Id, master: Master): PushResult {
  if (caller.scope === 'full') return { id, outcome: 'conflict', master: toWire(master) };
  const message = 'Somebody changed this record meanwhile. Sign in on this device as usual to join both.';
  return refused(id, 'OUT_OF_SCOPE', message);
}

function accepted({ id, rev, receivedAt }: Stamp, isKnown = false): PushResult {
  return { id, outcome: 'accepted', rev, receivedAt: receivedAt.toISOString(), isKnown };
}

function refused(id: Id, code: 'INVALID_SHAPE' | 'OUT_OF_SCOPE', message: string): PushResult {
  return { id, outcome: 'refused', code, message };
}
