import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { announce } from '../sync/news.ts';
import { allocateSequences } from '../sync/write-documents.ts';
import { OrganizationError } from './organization-error.ts';

export interface AssignInput {
  organizationId: Id;
  /** The care manager (or supervisor) who takes the patients over. */
  staffId: Id;
  patientIds: readonly Id[];
}

/**
 * Gives patients to a person. Those who could not see them before receive the whole history, because its sequences move to
 * the end; the devices of those who no longer may see them receive empty tombstones. Patients she already holds are left
 * alone. The patients' documents may be stored before or after.
 *
 * @param transaction of `inOrganization` for the same organization
 * @returns how many patients changed hands
 * @throws {OrganizationError} `NOT_FOUND` for an unknown person, `INVALID` for one who cannot hold patients
 */
export async function assignPatients(
  transaction: Transaction,
  { organizationId, staffId, patientIds }: AssignInput,
): Promise<{ assigned: number; unchanged: number }> {
  await assertMayHold(transaction, organizationId, staffId);
  const { rows: open } = await transaction.query<{ patient_id: Id; staff_id: Id }>(
    `select patient_id, staff_id from assignments
      where organization_id = $1 and until_at is null and patient_id = any($2::uuid[])
      order by patient_id for update`,
    [organizationId, patientIds],
  );
  const holders = new Map(open.map((row) => [row.patient_id, row.staff_id]));
  const moving = [...new Set(patientIds)].filter((patientId) => holders.get(patientId) !== staffId);
  const unchanged = new Set(patientIds).size - moving.length;
  if (moving.length === 0) return { assigned: 0, unchanged };

  await transaction.query(
    `select 1 from documents where organization_id = $1 and patient_id = any($2::uuid[])
      order by collection, id for update`,
    [organizationId, moving],
  );
  // From here on nobody else writes: what was pushed for these patients until now is counted, and nothing follows.
  await allocateSequences(transaction, 0);
  const { rows: counted } = await transaction.query<{ count: number }>(
    'select count(*)::int as count from documents where organization_id = $1 and patient_id = any($2::uuid[])',
    [organizationId, moving],
  );
  const documents = counted[0]?.count ?? 0;
  const before = await allocateSequences(transaction, documents + 1);
  await moveAssignments(transaction, organizationId, staffId, moving, before + documents + 1);
  if (documents > 0) {
    await stampCareManager(transaction, organizationId, staffId, moving);
    await moveToTheEnd(transaction, organizationId, moving, before);
    await keepPatientVersions(transaction, organizationId, moving);
    const after = await viewersOf(transaction, organizationId, staffId);
    for (const [holder, patients] of groupByHolder(moving, holders)) {
      const past = await viewersOf(transaction, organizationId, holder);
      await eraseFrom(
        transaction,
        organizationId,
        past.filter((viewer) => !after.includes(viewer)),
        patients,
      );
    }
    await transaction.query(
      `delete from tombstones where organization_id = $1 and staff_id = any($2::uuid[]) and id in (
         select id from documents where organization_id = $1 and patient_id = any($3::uuid[]))`,
      [organizationId, after, moving],
    );
  }
  await announce(transaction, organizationId, before + documents + 1);
  return { assigned: moving.length, unchanged };
}

async function assertMayHold(transaction: Transaction, organizationId: Id, staffId: Id): Promise<void> {
  const { rows } = await transaction.query<{ role: string; is_active: boolean; name: string }>(
    'select role, is_active, name from people where organization_id = $1 and id = $2',
    [organizationId, staffId],
  );
  const [person] = rows;
  if (person === undefined)
    throw new OrganizationError('NOT_FOUND', 'There is no such person in the organisation.');
  if (person.role === 'administrator') {
    throw new OrganizationError(
      'INVALID',
      `${person.name} is an administrator and cannot hold patients. Choose a care manager.`,
    );
  }
  if (!person.is_active) {
    throw new OrganizationError(
      'INVALID',
      `${person.name}'s account is closed. Choose an active care manager.`,
    );
  }
}

async function moveAssignments(
  transaction: Transaction,
  organizationId: Id,
  staffId: Id,
  patientIds: Id[],
  sequence: number,
): Promise<void> {
  await transaction.query(
    `update assignments set until_at = now(), until_sequence = $3
      where organization_id = $1 and until_at is null and patient_id = any($2::uuid[])`,
    [organizationId, patientIds, sequence],
  );
  await transaction.query(
    `insert into assignments (organization_id, patient_id, from_sequence, staff_id)
     select $1, patient_id, $3, $4 from unnest($2::uuid[]) as patient_id`,
    [organizationId, patientIds, sequence, staffId],
  );
}

/** A new version of each patient. Who last wrote it stays the same, so that an import knows whether a person changed it. */
async function stampCareManager(
  transaction: Transaction,
  organizationId: Id,
  staffId: Id,
  patientIds: Id[],
): Promise<void> {
  await transaction.query(
    `update documents
        set rev = rev + 1, received_at = date_trunc('milliseconds', statement_timestamp()),
            body = jsonb_set(body, '{careManagerId}', to_jsonb($3::text))
      where organization_id = $1 and collection = 'patients' and id = any($2::uuid[])`,
    [organizationId, patientIds, staffId],
  );
}

async function moveToTheEnd(
  transaction: Transaction,
  organizationId: Id,
  patientIds: Id[],
  before: number,
): Promise<void> {
  await transaction.query(
    `with numbered as (
       select collection, id, row_number() over (order by sequence) as ordinal from documents
        where organization_id = $1 and patient_id = any($2::uuid[]))
     update documents held set sequence = $3::bigint + numbered.ordinal
       from numbered
      where held.organization_id = $1 and held.collection = numbered.collection and held.id = numbered.id`,
    [organizationId, patientIds, before],
  );
}

/** The history takes the patients' new versions with the sequence they ended up with. */
async function keepPatientVersions(
  transaction: Transaction,
  organizationId: Id,
  patientIds: Id[],
): Promise<void> {
  await transaction.query(
    `insert into document_versions
       (organization_id, collection, id, rev, patient_id, sequence, received_at, updated_by, device_id, body)
     select organization_id, collection, id, rev, patient_id, sequence, received_at, updated_by, device_id, body
       from documents
      where organization_id = $1 and collection = 'patients' and id = any($2::uuid[])`,
    [organizationId, patientIds],
  );
}

/** The person and the supervisors of her team: all who see what she holds. */
async function viewersOf(transaction: Transaction, organizationId: Id, staffId: Id): Promise<Id[]> {
  const { rows } = await transaction.query<{ id: Id }>(
    `select viewer.id from people holder
       join people viewer on viewer.organization_id = holder.organization_id
        and (viewer.id = holder.id or (viewer.role = 'supervisor' and viewer.team_id = holder.team_id))
      where holder.organization_id = $1 and holder.id = $2`,
    [organizationId, staffId],
  );
  return rows.map((row) => row.id);
}

async function eraseFrom(
  transaction: Transaction,
  organizationId: Id,
  staffIds: Id[],
  patientIds: Id[],
): Promise<void> {
  if (staffIds.length === 0) return;
  await transaction.query(
    `insert into tombstones (organization_id, staff_id, collection, id, sequence)
     select $1, staff_id, collection, id, sequence
       from documents cross join unnest($2::uuid[]) as staff_id
      where organization_id = $1 and patient_id = any($3::uuid[])
     on conflict (organization_id, staff_id, collection, id) do update set sequence = excluded.sequence`,
    [organizationId, staffIds, patientIds],
  );
}

function groupByHolder(patientIds: Id[], holders: Map<Id, Id>): Map<Id, Id[]> {
  const groups = new Map<Id, Id[]>();
  for (const patientId of patientIds) {
    const holder = holders.get(patientId);
    if (holder === undefined) continue;
    const group = groups.get(holder);
    if (group === undefined) groups.set(holder, [patientId]);
    else group.push(patientId);
  }
  return groups;
}
