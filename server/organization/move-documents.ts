/** @file The documents behind a change of grants: locked, moved to the end of the sequence, or given tombstones. */
import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * What sight is of: all documents of a patient; or, without a patient, somebody's audit events or the records that she passed
 * on as they were.
 */
export type Kind = 'auditEvents' | 'patient' | 'reviewItems';

/** In the order in which their documents are locked: nearly that of the collections, so that writers rarely wait crosswise. */
export const KINDS: readonly Kind[] = ['auditEvents', 'patient', 'reviewItems'];

/** Per kind: whose a document is, and which are theirs. Written out, so that each finds its index. */
const SOURCES: Record<Kind, { subject: string; type: string; isOf: string }> = {
  patient: { subject: 'patient_id', type: 'uuid', isOf: 'patient_id is not null' },
  auditEvents: {
    subject: 'updated_by',
    type: 'text',
    isOf: `patient_id is null and collection = 'auditEvents'`,
  },
  reviewItems: {
    subject: `(body ->> 'raisedBy')`,
    type: 'text',
    isOf: `patient_id is null and collection = 'reviewItems'`,
  },
};

/** The documents of one kind that a change may touch. */
export interface Batch {
  organizationId: Id;
  kind: Kind;
  subjects: readonly Id[];
  /** Each of its documents has a sequence after this one that is its own, whether it moves there or a tombstone stands there. */
  start: number;
}

/** A person and whom or what she sees or no longer sees. */
interface Pair {
  staffId: Id;
  subject: Id;
}

const touched = ({ kind }: Pick<Batch, 'kind'>) => {
  const { subject, type, isOf } = SOURCES[kind];
  return `organization_id = $1 and ${isOf} and ${subject} = any($2::${type}[])`;
};

const numbered = (batch: Batch) =>
  `select collection, id, ${SOURCES[batch.kind].subject} as subject, $3::bigint + row_number() over (order by sequence) as number
     from documents where ${touched(batch)}`;

const valuesOf = ({ organizationId, subjects, start }: Batch) => [organizationId, subjects, start];

/** Locks the documents of a kind in the order of every writer. */
export async function lockDocuments(transaction: Transaction, batch: Omit<Batch, 'start'>): Promise<void> {
  await transaction.query(
    `select 1 from documents where ${touched(batch)} order by collection, id for update`,
    [batch.organizationId, batch.subjects],
  );
}

/** How many documents of a kind there are. */
export async function countDocuments(transaction: Transaction, batch: Omit<Batch, 'start'>): Promise<number> {
  const { rows } = await transaction.query<{ count: number }>(
    `select count(*)::int as count from documents where ${touched(batch)}`,
    [batch.organizationId, batch.subjects],
  );
  return rows[0]?.count ?? 0;
}

/** Gives each document a tombstone for those who lost sight of it. Before {@link moveToTheEnd}, which uses the same sequences. */
export async function writeTombstones(
  transaction: Transaction,
  batch: Batch,
  lost: readonly Pair[],
): Promise<void> {
  if (lost.length === 0) return;
  await transaction.query(
    `insert into tombstones (organization_id, staff_id, collection, id, sequence)
     select $1, lost.staff_id, moved.collection, moved.id, moved.number
       from (${numbered(batch)}) moved
       join unnest($4::uuid[], $5::${SOURCES[batch.kind].type}[]) as lost (staff_id, subject) using (subject)
     on conflict (organization_id, staff_id, collection, id) do update set sequence = excluded.sequence`,
    [...valuesOf(batch), ...columnsOf(lost)],
  );
}

/** Takes the tombstones away from those who see the documents again. */
export async function dropTombstones(
  transaction: Transaction,
  batch: Batch,
  gained: readonly Pair[],
): Promise<void> {
  if (gained.length === 0) return;
  const { subject, type, isOf } = SOURCES[batch.kind];
  await transaction.query(
    `delete from tombstones where organization_id = $1 and (staff_id, collection, id) in (
       select gained.staff_id, collection, id
         from documents join unnest($2::uuid[], $3::${type}[]) as gained (staff_id, subject)
           on ${subject} = gained.subject
        where organization_id = $1 and ${isOf})`,
    [batch.organizationId, ...columnsOf(gained)],
  );
}

/** Moves the documents of these subjects, and the patients' own records among `rewritten`, to the end of the sequence. */
export async function moveToTheEnd(
  transaction: Transaction,
  batch: Batch,
  subjects: readonly Id[],
  rewritten: readonly Id[],
): Promise<void> {
  if (subjects.length === 0 && rewritten.length === 0) return;
  await transaction.query(
    `update documents held set sequence = moved.number
       from (${numbered(batch)}) moved
      where held.organization_id = $1 and held.collection = moved.collection and held.id = moved.id
        and (moved.subject = any($4::${SOURCES[batch.kind].type}[])
             or (moved.collection = 'patients' and moved.id = any($5::uuid[])))`,
    [...valuesOf(batch), subjects, rewritten],
  );
}

function columnsOf(pairs: readonly Pair[]): Id[][] {
  return [pairs.map(({ staffId }) => staffId), pairs.map(({ subject }) => subject)];
}
