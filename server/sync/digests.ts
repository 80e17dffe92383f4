/** @file What a device compares its copy with: counts and digests of what its person may see, as of one moment. */
import type pg from 'pg';
import type { DigestEntry, DigestGroup } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Caller } from '../auth/caller.ts';
import { inScope } from '../database/transaction.ts';

/** Counts and digests of a collection by patient, computed by the database: no document leaves it. */
export function digests(
  pool: pg.Pool,
  caller: Caller,
  collection: CollectionName,
): Promise<{ groups: DigestGroup[]; sequence: number }> {
  return inScope(
    pool,
    caller,
    async (transaction) => {
      const { rows: groups } = await transaction.query<DigestGroup>(
        `select coalesce(patient_id::text, '') as "patientId", count(*)::int as count,
                encode(sha256(convert_to(string_agg(id::text || ':' || rev, E'\\n' order by id), 'UTF8')), 'hex') as digest
           from documents
          where organization_id = $1 and collection = $2 and not deleted
          group by patient_id`,
        [caller.organizationId, collection],
      );
      const { rows } = await transaction.query<{ sequence: string }>('select last_sequence() as sequence');
      return { groups, sequence: Number(rows[0]?.sequence ?? 0) };
    },
    { isSnapshot: true },
  );
}

/** The versions behind one digest. */
export function digestEntries(
  pool: pg.Pool,
  caller: Caller,
  collection: CollectionName,
  patientId: Id | '',
): Promise<{ entries: DigestEntry[] }> {
  return inScope(
    pool,
    caller,
    async (transaction) => {
      const { rows } = await transaction.query<{ id: Id; rev: number; sequence: string }>(
        `select id, rev, sequence from documents
          where organization_id = $1 and collection = $2 and not deleted
            and (patient_id = $3::uuid or ($3::uuid is null and patient_id is null))
          order by id`,
        [caller.organizationId, collection, patientId === '' ? null : patientId],
      );
      return { entries: rows.map((row) => ({ ...row, sequence: Number(row.sequence) })) };
    },
    { isSnapshot: true },
  );
}
