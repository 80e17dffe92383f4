/** @file What a supervisor does with the patients of her team: gives them to somebody of it, and lets one cover for another. */
import type pg from 'pg';
import type { Cover, PatientMove, PatientsMoved } from '#shared/contract/server/assignments.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { inOrganization, type Transaction } from '../database/transaction.ts';
import { assignPatients } from './assign-patients.ts';
import { lockGrants } from './change-grants.ts';
import { createCover, endCover, listCovers } from './covers.ts';
import { OrganizationError } from './organization-error.ts';

/** The supervisor who asks. */
interface Supervisor {
  organizationId: Id;
  staffId: Id;
}

/**
 * Gives patients of her team to somebody of her team, all of them or none.
 *
 * @throws {OrganizationError} `INVALID` for somebody who is not of her team or cannot have patients; `NOT_FOUND` when one of the patients is not
 *   with her team (any more), without saying which
 */
export async function moveTeamPatients(
  pool: pg.Pool,
  { organizationId, staffId }: Supervisor,
  { toStaffId, patientIds }: PatientMove,
): Promise<PatientsMoved> {
  return inOrganization(pool, organizationId, async (transaction) => {
    await lockGrants(transaction, organizationId);
    const team = await readTeam(transaction, { organizationId, staffId });
    requireMember(team, toStaffId);
    const { rows: held } = await transaction.query(
      `select 1 from assignments
        where organization_id = $1 and until_at is null and patient_id = any($2::uuid[]) and staff_id = any($3::uuid[])`,
      [organizationId, patientIds, [...team]],
    );
    if (held.length < new Set(patientIds).size) {
      throw new OrganizationError(
        'NOT_FOUND',
        'Not all of these patients are with your team any more. Nothing was moved; choose them again.',
      );
    }
    return assignPatients(transaction, { organizationId, staffId: toStaffId, patientIds, doneBy: staffId });
  });
}

/** The covers of anybody of her team that have not ended. */
export async function teamCovers(pool: pg.Pool, supervisor: Supervisor): Promise<Cover[]> {
  const team = await inOrganization(pool, supervisor.organizationId, (transaction) =>
    readTeam(transaction, supervisor),
  );
  return (await listCovers(pool, supervisor.organizationId))
    .filter((cover) => team.has(cover.coveredStaffId) || team.has(cover.coveringStaffId))
    .map((cover) => ({
      ...cover,
      from: toInstant(cover.from.getTime()),
      until: toInstant(cover.until.getTime()),
      mayEnd: team.has(cover.coveredStaffId),
    }));
}

/**
 * Lets one of her team cover for another.
 *
 * @returns its id
 * @throws {OrganizationError} `INVALID`
 */
export async function createTeamCover(
  pool: pg.Pool,
  { organizationId, staffId }: Supervisor,
  order: { coveringStaffId: Id; coveredStaffId: Id; from: Date; until: Date },
): Promise<Id> {
  const team = await inOrganization(pool, organizationId, (transaction) =>
    readTeam(transaction, { organizationId, staffId }),
  );
  requireMember(team, order.coveringStaffId);
  requireMember(team, order.coveredStaffId);
  return createCover(pool, { organizationId, ...order, doneBy: staffId });
}

/**
 * Ends a cover for somebody of her team at once.
 *
 * @throws {OrganizationError} `NOT_FOUND`, also when it has ended already or is another team's
 */
export async function endTeamCover(pool: pg.Pool, supervisor: Supervisor, id: Id): Promise<void> {
  const cover = (await teamCovers(pool, supervisor)).find((one) => one.id === id);
  if (cover?.mayEnd !== true) {
    throw new OrganizationError('NOT_FOUND', 'This cover has ended already, or it is for another team.');
  }
  await endCover(pool, { organizationId: supervisor.organizationId, id, doneBy: supervisor.staffId });
}

/** The people of her team, herself among them. She alone, when she has no team; nobody, when she is no supervisor. */
async function readTeam(
  transaction: Transaction,
  { organizationId, staffId }: Supervisor,
): Promise<ReadonlySet<Id>> {
  const { rows } = await transaction.query<{ id: Id }>(
    `select other.id
       from people me
       join people other on other.organization_id = me.organization_id and (other.id = me.id or other.team_id = me.team_id)
      where me.organization_id = $1 and me.id = $2 and me.role = 'supervisor' and me.is_active`,
    [organizationId, staffId],
  );
  return new Set(rows.map(({ id }) => id));
}

function requireMember(team: ReadonlySet<Id>, staffId: Id): void {
  if (team.has(staffId)) return;
  throw new OrganizationError(
    'INVALID',
    'This person is not of your team. Choose somebody of it, or ask an administrator.',
  );
}
