import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES, type DocumentOf } from '#shared/domain/documents.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { announce } from './news.ts';
import {
  allocateSequences,
  type Content,
  inChunks,
  insertDocuments,
  updateDocuments,
} from './write-documents.ts';

export interface StoreInput<Name extends CollectionName> {
  organizationId: Id;
  collection: Name;
  /** Whole documents; `rev` and `receivedAt` are the server's and ignored, as is a patient's `careManagerId`. */
  documents: readonly DocumentOf<Name>[];
}

export interface StoreSummary {
  created: number;
  updated: number;
  unchanged: number;
  /** Left as they are because a person has changed them since. */
  kept: number;
}

/**
 * Writes documents on behalf of the server itself: imports, the demo. Idempotent: a document whose content is already there
 * is not touched (who wrote it and when apart), and one that a person has changed since is kept as she left it. The care
 * manager of a patient is the one she is assigned to, whatever the document says.
 *
 * @param transaction of `inOrganization` for the same organization
 * @throws {TypeError} naming the document's id and the field, when one has not the shape of its collection
 */
export async function storeDocuments<Name extends CollectionName>(
  transaction: Transaction,
  { organizationId, collection, documents }: StoreInput<Name>,
): Promise<StoreSummary> {
  const summary = { created: 0, updated: 0, unchanged: 0, kept: 0 };
  let last = 0;
  for (const chunk of inChunks(documents)) {
    const contents = chunk.map((document) => contentOf(collection, document));
    if (collection === 'patients') await stampCareManagers(transaction, organizationId, contents);
    const states = await compare(transaction, organizationId, collection, contents);
    const added = contents.filter((content) => !states.has(content.id));
    const changed = contents.filter((content) => states.get(content.id) === 'changed');
    summary.created += added.length;
    summary.updated += changed.length;
    for (const state of states.values()) {
      if (state === 'same') summary.unchanged += 1;
      if (state === 'kept') summary.kept += 1;
    }
    if (added.length + changed.length === 0) continue;
    const before = await allocateSequences(transaction, added.length + changed.length);
    const stamps = await insertDocuments(transaction, organizationId, collection, added, before);
    if (stamps.length < added.length) {
      throw new Error(`Two writers added the same ${collection} at the same moment; run it again.`);
    }
    await updateDocuments(transaction, organizationId, collection, changed, before + added.length);
    last = before + added.length + changed.length;
  }
  if (last > 0) await announce(transaction, organizationId, last, { collections: [collection] });
  return summary;
}

function contentOf(collection: CollectionName, document: { id: string }): Content {
  const checked = DOCUMENT_SHAPES[collection].safeParse(document);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new TypeError(
      `${collection} ${document.id}: ${issue?.path.join('.') || 'the document'} is not right (${issue?.message}).`,
    );
  }
  const { rev: _rev, receivedAt: _receivedAt, ...content } = checked.data;
  return content as Content;
}

async function stampCareManagers(
  transaction: Transaction,
  organizationId: Id,
  patients: Content[],
): Promise<void> {
  const { rows } = await transaction.query<{ patient_id: string; staff_id: string }>(
    `select patient_id, staff_id from assignments
      where organization_id = $1 and until_at is null and patient_id = any($2::uuid[])`,
    [organizationId, patients.map((patient) => patient.id)],
  );
  const holders = new Map(rows.map((row) => [row.patient_id, row.staff_id]));
  for (const patient of patients) patient.careManagerId = holders.get(patient.id) ?? '';
}

type State = 'same' | 'kept' | 'changed';

/** Locks the documents that are there already and tells what writing would do to each. */
async function compare(
  transaction: Transaction,
  organizationId: Id,
  collection: CollectionName,
  contents: readonly Content[],
): Promise<Map<Id, State>> {
  const ids = contents.map((content) => content.id);
  const held = await transaction.query(
    `select id from documents
      where organization_id = $1 and collection = $2 and id = any($3::uuid[]) order by id for update`,
    [organizationId, collection, ids],
  );
  if (held.rowCount === 0) return new Map();
  const heldIds = new Set(held.rows.map((row) => row.id as string));
  const { rows } = await transaction.query<{ id: Id; state: State }>(
    `with incoming as (select (body ->> 'id')::uuid as id, body from jsonb_array_elements($3::jsonb) as body)
     select held.id,
            case when held.body - $4::text[] = incoming.body - $4::text[] and not held.deleted then 'same'
                 when held.updated_by <> 'server' then 'kept'
                 else 'changed' end as state
       from incoming join documents held
         on held.organization_id = $1 and held.collection = $2 and held.id = incoming.id`,
    [
      organizationId,
      collection,
      JSON.stringify(contents.filter((content) => heldIds.has(content.id))),
      ['updatedAt', 'updatedBy', 'deviceId'],
    ],
  );
  return new Map(rows.map((row) => [row.id, row.state]));
}
