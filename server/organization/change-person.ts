import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import type { Id } from '#shared/domain/primitives.ts';
import { Credential, License, type Role } from '#shared/domain/staff.ts';
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
  name?: string;
  credential?: Credential;
  phone?: string;
  licenses?: License[];
}

/** What of an account is words and papers, and moves nobody's sight. */
const Details = z.object({
  name: z.string().trim().min(1, 'The name must not be empty.').max(200),
  credential: Credential,
  phone: z.string().trim().max(40, 'The telephone number is too long.'),
  licenses: z.array(License).max(60),
});

interface Account extends z.infer<typeof Details> {
  team_id: Id | null;
  role: Role;
  is_active: boolean;
}

/**
 * Changes an account: team, role, closed or open, name, credential, telephone, licenses. Who sees what follows in the same transaction
 * (SCOPE-7), and every device learns of it by her `staff` document. Her patients stay hers: of a closed account her supervisors see them.
 *
 * @returns whether anything was different, and how many patients she holds
 * @throws {OrganizationError} `NOT_FOUND`; `INVALID` when the role needs a team, an administrator would hold patients, a detail is not right, or
 *   nobody would be left to administer. The last is the terminal's to do, which can make another administrator.
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
      ...detailsOf({ ...now, ...change }),
      team_id: change.teamId === undefined ? now.team_id : change.teamId,
      role: change.role ?? now.role,
      is_active: change.isActive ?? now.is_active,
    };
    const patients = (await patientsHeldBy(transaction, organizationId, [staffId])).length;
    const events = eventsOf(now, next);
    if (events.length === 0) return { isChanged: false, patients };
    assertFits(next, patients);
    if (doneBy !== 'command-line') await assertAdministered(transaction, organizationId, staffId, now, next);
    // Rows before sequences: a device of hers that reports its contact meanwhile locks in this order too.
    await transaction.query(
      `select 1 from documents where organization_id = $1 and collection = 'staff' and id = $2 for update`,
      [organizationId, staffId],
    );
    const write = async () => {
      await writeAccount(transaction, organizationId, staffId, next);
      return [];
    };
    if (SIGHT.some((field) => now[field] !== next[field])) {
      const touched = await touchedBy(transaction, organizationId, staffId, [now, next]);
      await changeGrants(transaction, organizationId, touched, write);
    } else await write();
    if (!next.is_active) await endSignIns(transaction, organizationId, staffId, null);
    await writeStaffDocument(transaction, organizationId, staffId);
    for (const event of events) {
      await noteAccountEvent(transaction, { organizationId, ...event, staffId, deviceId: null, doneBy });
    }
    return { isChanged: true, patients };
  });
}

function detailsOf(change: Partial<Account>): z.infer<typeof Details> {
  const checked = Details.safeParse(change);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new OrganizationError('INVALID', `${issue?.path.join(' ')}: ${issue?.message}`);
}

const FIELDS = ['team_id', 'role', 'is_active', 'name', 'credential', 'phone', 'licenses'] as const;

/** Who sees what depends on these. */
const SIGHT = ['team_id', 'role', 'is_active'] as const;

async function readAccount(transaction: Transaction, organizationId: Id, staffId: Id): Promise<Account> {
  const { rows } = await transaction.query<Account & Record<string, unknown>>(
    `select ${FIELDS.join(', ')} from people where organization_id = $1 and id = $2 for update`,
    [organizationId, staffId],
  );
  if (rows[0] === undefined) {
    throw new OrganizationError('NOT_FOUND', 'There is no such person in the organisation.');
  }
  return rows[0];
}

async function writeAccount(
  transaction: Transaction,
  organizationId: Id,
  staffId: Id,
  next: Account,
): Promise<void> {
  await transaction.query(
    `update people set team_id = $3, role = $4, is_active = $5, name = $6, credential = $7, phone = $8, licenses = $9::jsonb
      where organization_id = $1 and id = $2`,
    [
      ...[organizationId, staffId, next.team_id, next.role, next.is_active],
      ...[next.name, next.credential, next.phone, JSON.stringify(next.licenses)],
    ],
  );
}

/** What happened, each with the fields that it is about. */
function eventsOf(now: Account, next: Account): Pick<AccountEvent, 'event' | 'detail'>[] {
  const changed = (...fields: readonly (keyof Account)[]) => {
    const different = fields.filter((field) => !isDeepStrictEqual(now[field], next[field]));
    return Object.fromEntries(
      different.map((field) => [field, { from: now[field] ?? null, to: next[field] ?? null }]),
    );
  };
  const closing = next.is_active ? 'account-opened' : 'account-closed';
  return [
    { event: 'team-changed' as const, detail: changed('team_id') },
    { event: 'role-changed' as const, detail: changed('role') },
    { event: closing as AccountEvent['event'], detail: changed('is_active') },
    { event: 'details-changed' as const, detail: changed('name', 'credential', 'phone') },
    { event: 'licenses-changed' as const, detail: changed('licenses') },
  ].filter(({ detail }) => Object.keys(detail).length > 0);
}

/** Called under the lock of the grants, so that two administrators cannot close each other at one moment. */
async function assertAdministered(
  transaction: Transaction,
  organizationId: Id,
  staffId: Id,
  now: Account,
  next: Account,
): Promise<void> {
  const administers = ({ role, is_active }: Account) => role === 'administrator' && is_active;
  if (!administers(now) || administers(next)) return;
  const { rowCount } = await transaction.query(
    `select 1 from people where organization_id = $1 and id <> $2 and role = 'administrator' and is_active limit 1`,
    [organizationId, staffId],
  );
  if (rowCount !== 0) return;
  throw new OrganizationError(
    'INVALID',
    `${now.name} is the only administrator. Make another one first, so that somebody can look after accounts and devices.`,
  );
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
