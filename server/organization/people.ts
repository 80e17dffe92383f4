import type pg from 'pg';
import { z } from 'zod';
import { NewPassphrase } from '#shared/contract/passphrase.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { Credential, License, Role } from '#shared/domain/staff.ts';
import type { Passphrases } from '../auth/passphrases.ts';
import { endSignIns } from '../auth/refresh-tokens.ts';
import { inOrganization, inTransaction } from '../database/transaction.ts';
import { type AccountEvent, noteAccountEvent } from './account-events.ts';
import { newId } from './ids.ts';
import { OrganizationError } from './organization-error.ts';
import { writeStaffDocument } from './staff-documents.ts';

/** A new account. */
export const NewPerson = z.object({
  email: z.email({ error: 'The e-mail must be an address such as maria@example.org.' }).max(200),
  passphrase: NewPassphrase,
  name: z.string().trim().min(1, 'The name must not be empty.').max(200),
  role: Role,
  credential: Credential,
  teamId: z.string().nullable(),
  phone: z.string().max(40).default(''),
  licenses: z.array(License).default([]),
});
export type NewPerson = z.input<typeof NewPerson>;

/**
 * Makes an account and its `staff` document.
 *
 * @returns the staff id
 * @throws {OrganizationError} `INVALID` naming the field, or `EMAIL_TAKEN`
 */
export async function createPerson(
  pool: pg.Pool,
  passphrases: Passphrases,
  organizationId: Id,
  input: NewPerson & { id?: Id },
  doneBy: AccountEvent['doneBy'] = 'command-line',
): Promise<Id> {
  const checked = NewPerson.safeParse(input);
  if (!checked.success) {
    throw new OrganizationError('INVALID', checked.error.issues[0]?.message ?? 'The person is not right.');
  }
  const person = checked.data;
  const id = input.id ?? newId();
  const hash = await passphrases.hash(person.passphrase);
  await inTransaction(pool, async (transaction) => {
    const { rowCount } = await transaction.query(
      `insert into people
         (organization_id, id, team_id, email, passphrase_hash, name, role, credential, phone, licenses)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb) on conflict do nothing`,
      [
        organizationId,
        id,
        person.teamId,
        person.email,
        hash,
        person.name,
        person.role,
        person.credential,
        person.phone,
        JSON.stringify(person.licenses),
      ],
    );
    if (rowCount === 0) {
      throw new OrganizationError(
        'EMAIL_TAKEN',
        `There is already an account with the e-mail ${person.email}. Use another address.`,
      );
    }
    const event = 'account-made';
    await noteAccountEvent(transaction, { organizationId, event, staffId: id, deviceId: null, doneBy });
  });
  await inOrganization(pool, organizationId, (transaction) =>
    writeStaffDocument(transaction, organizationId, id),
  );
  return id;
}

/**
 * Gives a person a new passphrase and ends her sign-ins on all devices.
 *
 * @throws {OrganizationError} `INVALID` or `NOT_FOUND`
 */
export async function resetPassphrase(
  pool: pg.Pool,
  passphrases: Passphrases,
  { organizationId, staffId, doneBy }: { organizationId: Id; staffId: Id; doneBy: AccountEvent['doneBy'] },
  passphrase: string,
): Promise<void> {
  const checked = NewPassphrase.safeParse(passphrase);
  if (!checked.success) throw new OrganizationError('INVALID', checked.error.issues[0]?.message ?? '');
  const hash = await passphrases.hash(passphrase);
  await inTransaction(pool, async (transaction) => {
    const { rowCount } = await transaction.query(
      'update people set passphrase_hash = $3 where organization_id = $1 and id = $2',
      [organizationId, staffId, hash],
    );
    if (rowCount === 0) {
      throw new OrganizationError('NOT_FOUND', 'There is no such person in the organisation.');
    }
    await endSignIns(transaction, organizationId, staffId, null);
    const event = 'passphrase-reset';
    await noteAccountEvent(transaction, { organizationId, event, staffId, deviceId: null, doneBy });
  });
}

export interface PersonRow {
  id: Id;
  organizationId: Id;
  organizationName: string;
  email: string;
  name: string;
  role: Role;
  credential: Credential;
  teamId: Id | null;
  teamName: string | null;
  phone: string;
  licenses: License[];
  isActive: boolean;
  patients: number;
  devices: { id: Id; name: string; lastContactAt: string }[];
}

const PEOPLE = `
  select person.id, person.organization_id as "organizationId", organization.name as "organizationName", person.email,
         person.name, person.role, person.credential, person.team_id as "teamId", team.name as "teamName", person.phone, person.licenses,
         person.is_active as "isActive",
         (select count(*)::int from assignments held
           where held.organization_id = person.organization_id and held.staff_id = person.id
             and held.until_at is null) as patients,
         coalesce((select jsonb_agg(jsonb_build_object('id', device.id, 'name', device.name,
                    'lastContactAt', device.last_contact_at) order by device.registered_at)
            from devices device
           where device.organization_id = person.organization_id and device.staff_id = person.id
             and device.retired_at is null), '[]') as devices
    from people person
    join organizations organization on organization.id = person.organization_id
    left join teams team on team.organization_id = person.organization_id and team.id = person.team_id`;

/** The accounts of one organization or of all, by name. */
export async function listPeople(pool: pg.Pool, organizationId?: Id): Promise<PersonRow[]> {
  const { rows } = await pool.query<PersonRow>(
    `${PEOPLE} where $1::uuid is null or person.organization_id = $1 order by lower(organization.name), lower(person.name)`,
    [organizationId ?? null],
  );
  return rows;
}

/** The account with this e-mail, whatever its case. */
export async function findPersonByEmail(pool: pg.Pool, email: string): Promise<PersonRow | undefined> {
  const { rows } = await pool.query<PersonRow>(`${PEOPLE} where lower(person.email) = lower($1)`, [email]);
  return rows[0];
}
