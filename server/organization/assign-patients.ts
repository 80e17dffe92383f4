import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { type AccountEvent, noteAccountEvent } from './account-events.ts';
import { changeGrants, lockGrants } from './change-grants.ts';
import { OrganizationError } from './organization-error.ts';

export interface AssignInput {
  organizationId: Id;
  /** The care manager (or supervisor) who takes the patients over. */
  staffId: Id;
  patientIds: readonly Id[];
  /** Who gives them, to be noted for the person who takes them and those who had them. Left out where an import brings them in. */
  doneBy?: AccountEvent['doneBy'];
}

/**
 * Gives patients to a person, by {@link changeGrants}. Patients she already holds are left alone. The patients' documents may
 * be stored before or after.
 *
 * @param transaction of `inOrganization` for the same organization
 * @returns how many patients changed hands
 * @throws {OrganizationError} `NOT_FOUND` for an unknown person, `INVALID` for one who cannot hold patients
 */
export async function assignPatients(
  transaction: Transaction,
  { organizationId, staffId, patientIds, doneBy }: AssignInput,
): Promise<{ assigned: number; unchanged: number }> {
  await lockGrants(transaction, organizationId);
  await assertMayHold(transaction, organizationId, staffId);
  const { rows: held } = await transaction.query<{ patient_id: Id }>(
    `select patient_id from assignments
      where organization_id = $1 and until_at is null and staff_id = $2 and patient_id = any($3::uuid[])`,
    [organizationId, staffId, patientIds],
  );
  const unchanged = new Set(held.map((row) => row.patient_id));
  const moving = [...new Set(patientIds)].filter((patientId) => !unchanged.has(patientId));
  if (moving.length === 0) return { assigned: 0, unchanged: unchanged.size };

  let holders: Id[] = [];
  await changeGrants(transaction, organizationId, { patientIds: moving }, async (sequence) => {
    holders = await moveAssignments(transaction, organizationId, staffId, moving, sequence);
    await stampCareManager(transaction, organizationId, staffId, moving);
    return moving;
  });
  await keepPatientVersions(transaction, organizationId, moving);
  if (doneBy !== undefined) {
    const events = [
      { event: 'patients-received', staffId } as const,
      ...holders.map((holder) => ({ event: 'patients-lost', staffId: holder }) as const),
    ];
    for (const event of events) {
      await noteAccountEvent(transaction, { organizationId, ...event, deviceId: null, doneBy });
    }
  }
  return { assigned: moving.length, unchanged: unchanged.size };
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

/** Answers who had them. */
async function moveAssignments(
  transaction: Transaction,
  organizationId: Id,
  staffId: Id,
  patientIds: Id[],
  sequence: number,
): Promise<Id[]> {
  const { rows } = await transaction.query<{ staff_id: Id }>(
    `update assignments set until_at = now(), until_sequence = $3
      where organization_id = $1 and until_at is null and patient_id = any($2::uuid[])
     returning staff_id`,
    [organizationId, patientIds, sequence],
  );
  await transaction.query(
    `insert into assignments (organization_id, patient_id, from_sequence, staff_id)
     select $1, patient_id, $3, $4 from unnest($2::uuid[]) as patient_id`,
    [organizationId, patientIds, sequence, staffId],
  );
  return [...new Set(rows.map((row) => row.staff_id))];
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
