/** @file Minutes that two entries share: found when the later one is taken, and put before a person. Nothing is refused (domain.md 1.7 rules 5 and 6). */
import { findOverlaps, findSharedTime, type Overlap } from '#shared/domain/ledger/overlaps.ts';
import { fromInstant, type Id, toInstant } from '#shared/domain/primitives.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { overlapItem } from '#shared/sync/review-items.ts';
import { asServer, type Transaction } from '../database/transaction.ts';
import { allocateSequences, insertDocuments } from './write-documents.ts';

/** A ledger line holds at most a day, so one that began earlier cannot reach in. */
const LONGEST_MS = 86_400_000;

/**
 * Looks for entries that share time with those just inserted, of the same person with any patient of the organization, or of another person with the
 * same patient, and adds an item for each pair. Call it after the sequences of the push were given out: from then on no other push of the
 * organization can add an entry unseen.
 *
 * @returns the last sequence it used, or null when it added nothing
 */
export function flagOverlaps(
  transaction: Transaction,
  organizationId: Id,
  added: readonly { id: Id }[],
): Promise<number | null> {
  if (added.length === 0) return Promise.resolve(null);
  return asServer(transaction, async () => {
    const ids = new Set(added.map(({ id }) => id));
    const entries = await standingAround(transaction, organizationId, [...ids]);
    const pairs = [...findOverlaps(entries), ...findSharedTime(entries)].filter(
      ({ first, second }) => ids.has(first.id) || ids.has(second.id),
    );
    if (pairs.length === 0) return null;
    const items = pairs.map((pair) => itemOf(pair, ids));
    const before = await allocateSequences(transaction, items.length);
    const stamps = await insertDocuments(transaction, organizationId, 'reviewItems', items, before);
    return stamps.length === 0 ? null : before + items.length;
  });
}

function itemOf({ first, second }: Overlap<TimeEntry>, added: ReadonlySet<Id>) {
  const [later, earlier] = added.has(second.id) ? [second, first] : [first, second];
  const stamp = { updatedAt: toInstant(Date.now()), updatedBy: 'server', deviceId: 'server' };
  const { rev: _rev, receivedAt: _receivedAt, ...item } = overlapItem(later, earlier, stamp);
  return item;
}

/** The entries named and all that might share time with them, without what is superseded. */
async function standingAround(
  transaction: Transaction,
  organizationId: Id,
  ids: readonly Id[],
): Promise<TimeEntry[]> {
  const { rows: added } = await transaction.query<{ body: TimeEntry }>(
    `select body from documents where organization_id = $1 and collection = 'timeEntries' and id = any($2::uuid[])`,
    [organizationId, ids],
  );
  const own = added.map(({ body }) => body);
  const from = Math.min(...own.map(({ startedAt }) => fromInstant(startedAt))) - LONGEST_MS;
  const until = Math.max(...own.map(({ endedAt }) => fromInstant(endedAt)));
  const { rows } = await transaction.query<{ body: TimeEntry }>(
    `select near.body from documents near
      where near.organization_id = $1 and near.collection = 'timeEntries' and not near.deleted
        and (near.body ->> 'staffId' = any($2::text[]) or near.patient_id = any($3::uuid[]))
        and (near.body ->> 'startedAt') collate "C" >= $4 and (near.body ->> 'startedAt') collate "C" < $5
        and not exists (
          select from documents correction
           where correction.organization_id = $1 and correction.collection = 'timeEntries'
             and not correction.deleted and correction.body ->> 'supersedes' <> ''
             and correction.body ->> 'supersedes' = near.id::text)`,
    [
      organizationId,
      [...new Set(own.map(({ staffId }) => staffId))],
      [...new Set(own.map(({ patientId }) => patientId))],
      toInstant(from),
      toInstant(until),
    ],
  );
  return rows.map(({ body }) => body);
}
