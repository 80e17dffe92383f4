import type pg from 'pg';
import type { Id } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/staff.ts';
import { endSignIns } from '../auth/refresh-tokens.ts';
import { inOrganization, type Transaction } from '../database/transaction.ts';
import { type AccountEvent, noteAccountEvent } from './account-events.ts';
import { changeGrants, lockGrants, patientsHeldBy } from './change-grants.ts';
import { OrganizationError } from './organization-error.ts';
import { writeStaffDocument } from './staff-documents.ts';

export interface PersonChange {
  /** A team of the organization, or none. */
  teamId?: Id | null;
  role?: Role;
  /** False closes the account and ends its sign-ins. */
  isActive?: boolean;
}

interface Account {
  name: string;
  team_id: Id | null;
  role: Role;
  is_active: boolean;
}

/**
 * Changes a person's team or role, or closes or reopens her account. Who sees what follows in the same transaction (SCOPE-7), and
 * every device learns of it by her `staff` document. Her patients stay hers: of a closed account her supervisors see them.
 *
 * @returns whether anything was different, and how many patients she holds
 * @throws {OrganizationError} `NOT_FOUND`; `INVALID` when the role needs a team, or an administrator would hold patients
 */
export async function changePerson(
  pool: pg.Pool,
  { organizationId, staffId, doneBy }: { organizationId: Id; staffId: Id; doneBy: AccountEvent['doneBy'] },
  change: PersonChange,
): Promise<{ isChanged: boolean; patients: number }> {
  return inOrganization(pool, organizationId, async (transaction) => {
    await lockGrants(transaction, organizationId);
    const now = await readAccount(transaction, organizationId, staffId);
    const next: Account = {
      name: now.name,
      team_id: change.teamId === undefined ? now.team_id : change.teamId,
      role: change.role ?? now.role,
      is_active: change.isActive ?? now.is_active,
    };
    const patients = (await patientsHeldBy(transaction, organizationId, [staffId])).length;
    const events = eventsOf(now, next);
    if (events.length === 0) return { isChanged: false, patients };
    assertFits(next, patients);
    // Rows before sequences: a device of hers that reports its contact meanwhile locks in this order too.
    await transaction.query(
      `select 1 from documents where organization_id = $1 and collection = 'staff' and id = $2 for update`,
      [organizationId, staffId],
    );
    const touched = await touchedBy(transaction, organizationId, staffId, [now, next]);
    await changeGrants(transaction, organizationId, touched, async () => {
      await transaction.query(
        'update people set team_id = $3, role = $4, is_active = $5 where organization_id = $1 and id = $2',
        [organizationId, staffId, next.team_id, next.role, next.is_active],
      );
      return [];
    });
    if (!next.is_active) await endSignIns(transaction, organizationId, staffId, null);
    await writeStaffDocument(transaction, organizationId, staffId);
    for (const event of events) {
      await noteAccountEvent(transaction, { organizationId, event, staffId, deviceId: null, doneBy });
    }
    return { isChanged: true, patients };
  });
}

async function readAccount(transaction: Transaction, organizationId: Id, staffId: Id): Promise<Account> {
  const { rows } = await transaction.query<Account & Record<string, unknown>>(
    'select name, team_id, role, is_active from people where organization_id = $1 and id = $2 for update',
    [organizationId, staffId],
  );
  if (rows[0] === undefined) {
    throw new OrganizationError('NOT_FOUND', 'There is no such person in the organisation.');
  }
  return rows[0];
}

function eventsOf(now: Account, next: Account): AccountEvent['event'][] {
  const events: AccountEvent['event'][] = [];
  if (now.team_id !== next.team_id) events.push('team-changed');
  if (now.role !== next.role) events.push('role-changed');
  if (now.is_active !== next.is_active) events.push(next.is_active ? 'account-opened' : 'account-closed');
  return events;
}

function assertFits(next: Account, patients: number): void {
  if (next.role === 'administrator' && patients > 0) {
    throw new OrganizationError(
      'INVALID',
      `${next.name} holds ${patients === 1 ? '1 patient' : `${patients} patients`}, and an administrator holds none. Assign them to somebody else first.`,
    );
  }
  if (next.role !== 'administrator' && next.team_id === null) {
    throw new OrganizationError(
      'INVALID',
      `${next.name} is in no team, and a care manager or a supervisor belongs to one. Name the team.`,
    );
  }
}

/** Her own records and patients; where she is or becomes a supervisor, those of her teams; and what she has by covers. */
async function touchedBy(
  transaction: Transaction,
  organizationId: Id,
  staffId: Id,
  accounts: readonly Account[],
): Promise<{ patientIds: Id[]; authorIds: Id[] }> {
  const teams = accounts.filter(({ role }) => role === 'supervisor').map((account) => account.team_id);
  const { rows: authors } = await transaction.query<{ id: Id }>(
    'select id from people where organization_id = $1 and (id = $2 or team_id = any($3::uuid[]))',
    [organizationId, staffId, teams],
  );
  const { rows: covered } = await transaction.query<{ id: Id }>(
    `select covered_staff_id as id from covers
      where organization_id = $1 and covering_staff_id = $2 and began_at is not null and ended_at is null`,
    [organizationId, staffId],
  );
  const authorIds = authors.map(({ id }) => id);
  const holders = [...authorIds, ...covered.map(({ id }) => id)];
  return { patientIds: await patientsHeldBy(transaction, organizationId, holders), authorIds };
}
