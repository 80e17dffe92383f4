/** @file A record that the server refused and its author passes on: it becomes an item on the review list of her supervisors. */
import { ORPCError } from '@orpc/server';
import type pg from 'pg';
import type { CollectionName } from '#shared/domain/document.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { sentAsIsItem } from '#shared/sync/review-items.ts';
import type { Caller } from '../auth/caller.ts';
import { inOrganization } from '../database/transaction.ts';
import { isNestedDeeper } from './content.ts';
import type { Change } from './news.ts';
import { allocateSequences, insertDocuments } from './write-documents.ts';

/** Far deeper than any record of ours; walking more could exhaust the stack. */
const DEEPEST = 200;

export interface SentAsIs {
  collection: CollectionName;
  document: { id: Id; [field: string]: unknown };
  /** The code and the sentence with which it was refused. */
  reason: string;
}

/**
 * Keeps a refused record whole, as text, whatever it holds. The same record again makes no second item.
 *
 * @returns the id of the item, and what to tell once it is committed; null when it was there already
 * @throws BAD_REQUEST for what is nested so deeply that it is no record
 */
export async function sendAsIs(
  pool: pg.Pool,
  caller: Caller,
  { collection, document, reason }: SentAsIs,
): Promise<{ itemId: Id; change: Change | null }> {
  if (isNestedDeeper(document, DEEPEST)) {
    throw new ORPCError('BAD_REQUEST', { message: 'What was sent is nested too deeply to be a record.' });
  }
  const { organizationId, staffId, deviceId } = caller;
  const stamp = { updatedAt: toInstant(Date.now()), updatedBy: staffId, deviceId };
  const sentence = reason.toWellFormed().replaceAll('\0', '');
  const { rev: _rev, receivedAt: _receivedAt, ...item } = sentAsIsItem(collection, document, sentence, stamp);
  return inOrganization(pool, organizationId, async (transaction) => {
    const { rows } = await transaction.query<{ staff_id: Id }>(
      'select staff_id from viewers_of_staff(array[$1::uuid]) where is_supervisor',
      [staffId],
    );
    const before = await allocateSequences(transaction, 1);
    const stamps = await insertDocuments(transaction, organizationId, 'reviewItems', [item], before);
    const viewers = rows.map((row) => row.staff_id);
    const collections: CollectionName[] = ['reviewItems'];
    const change = { organizationId, sequence: before + 1, collections, viewers };
    return { itemId: item.id, change: stamps.length === 0 ? null : change };
  });
}
