/** @file A record that the server refused and its author passes on: it becomes an item on the review list of her supervisors. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { CollectionName } from '#shared/domain/document.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Caller } from '../auth/caller.ts';
import { inOrganization } from '../database/transaction.ts';
import { allocateSequences, insertDocuments } from './write-documents.ts';

export interface SentAsIs {
  collection: CollectionName;
  document: { id: Id; [field: string]: unknown };
  reason: string;
}

/**
 * Keeps a refused record whole, whatever it holds. The same record again makes no second item.
 *
 * @returns the id of the item, and the sequence it got, or 0 when it was there already
 */
export async function sendAsIs(
  pool: pg.Pool,
  caller: Caller,
  { collection, document, reason }: SentAsIs,
): Promise<{ itemId: Id; sequence: number }> {
  const value = JSON.stringify(document);
  const hex = createHash('sha256').update(`${collection} ${value}`).digest('hex');
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
  const now = toInstant(Date.now());
  const item = {
    id,
    updatedAt: now,
    updatedBy: caller.staffId,
    deviceId: caller.deviceId,
    patientId: '',
    kind: 'sent-as-is',
    status: 'open',
    documentCollection: collection,
    documentId: document.id,
    path: '',
    base: '',
    kept: null,
    other: { value, by: caller.staffId, at: now },
    reason,
    raisedAt: now,
    raisedBy: caller.staffId,
    decision: null,
  };
  const sequence = await inOrganization(pool, caller.organizationId, async (transaction) => {
    const before = await allocateSequences(transaction, 1);
    const stamps = await insertDocuments(transaction, caller.organizationId, 'reviewItems', [item], before);
    return stamps.length === 0 ? 0 : before + 1;
  });
  return { itemId: id, sequence };
}
