import type pg from 'pg';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Caller } from '../auth/caller.ts';
import { inScope } from '../database/transaction.ts';
import { bringUp, FORMAT_PLAN, type FormatPlan } from './format.ts';
import { PAGE_BYTES } from './pull.ts';
import { toWire } from './wire.ts';
import type { Content } from './write-documents.ts';

/**
 * Answers documents by their ids, and an empty tombstone for each that is out of the person's sight or does not exist. An answer is bounded in
 * bytes: what is missing in it is to be asked for again. At least one id is always answered.
 */
export async function fetchDocuments(
  pool: pg.Pool,
  caller: Caller,
  { collection, ids }: { collection: CollectionName; ids: readonly Id[] },
  plan: FormatPlan = FORMAT_PLAN,
): Promise<{ documents: WireDocument[] }> {
  const { rows } = await inScope(
    pool,
    caller,
    (transaction) =>
      transaction.query<{
        id: Id;
        rev: number;
        format: number;
        received_at: Date;
        deleted: boolean;
        body: Content | null;
      }>(
        `select id, rev, format, received_at, deleted, case when bytes_before < $4 then body end as body
           from (select *, sum(bytes) over (order by id) - bytes as bytes_before
                   from documents
                  where organization_id = $1 and collection = $2 and id = any($3::uuid[])) held`,
        [caller.organizationId, collection, ids, PAGE_BYTES],
      ),
    { isSnapshot: true },
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return {
    documents: [...new Set(ids)].flatMap((id) => {
      const row = found.get(id);
      if (row === undefined) return [{ id, _deleted: true }];
      if (row.body === null) return [];
      const { rev, received_at: receivedAt, deleted } = row;
      return [toWire({ rev, receivedAt, deleted, content: bringUp(collection, row.body, row.format, plan) })];
    }),
  };
}
