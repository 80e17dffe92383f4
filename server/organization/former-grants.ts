import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * Until when a person could see each of these patients, as far as it ended after `since`; the latest end where there are
 * several. A cover whose time is over counts from that moment, whether or not its end has been carried out. Whether she sees a
 * patient now is not asked here.
 *
 * @param transaction of `inOrganization` for the same organization
 */
export async function formerGrants(
  transaction: Transaction,
  organizationId: Id,
  staffId: Id,
  patientIds: readonly Id[],
  since: Date,
): Promise<Map<Id, Date>> {
  const { rows } = await transaction.query<{ patient_id: Id; until_at: Date }>(
    `select patient_id, until_at from former_grants_of($2, $3, $4) where current_organization() = $1`,
    [organizationId, staffId, patientIds, since],
  );
  return new Map(rows.map((row) => [row.patient_id, row.until_at]));
}
