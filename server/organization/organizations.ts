import type pg from 'pg';
import { z } from 'zod';
import { CAUTIOUS_PRACTICE, PracticeBilling } from '#shared/domain/billing/practice-billing.ts';
import { MANUAL_ENTRY_DAYS } from '#shared/domain/ledger/manual-entry.ts';
import { CAUTIOUS_LICENSE_RULE, LicenseRule } from '#shared/domain/license-rule.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { inTransaction } from '../database/transaction.ts';
import { newId } from './ids.ts';
import { OrganizationError } from './organization-error.ts';

/** What an organization may set for itself. */
export const OrganizationSettings = z.object({
  /** Days that a device opens its store without meeting the server. */
  offlineLeaseDays: z.number().int().min(1).max(90).default(14),
  /** Minutes without a key or a pointer after which a device locks. */
  lockAfterMinutes: z.number().int().min(1).max(240).default(15),
  /** The IANA time zone of the practice: where its months and days begin and end. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as America/Chicago')
    .default('America/New_York'),
  /** How many days back time may be booked by hand: while it is still known what was done. */
  manualEntryDays: z.number().int().min(1).max(31).default(MANUAL_ENTRY_DAYS),
  /** What it has said that billing readiness depends on; cautious where it has not. */
  billing: PracticeBilling.default(CAUTIOUS_PRACTICE),
  /** Whether it is warned where a license does not cover a patient's state, and which states it counts to the compact. */
  licenseRule: LicenseRule.default(CAUTIOUS_LICENSE_RULE),
});
export type OrganizationSettings = z.infer<typeof OrganizationSettings>;

export interface Organization {
  id: Id;
  name: string;
}

const Name = z.string().trim().min(1).max(200);

/**
 * Makes an organization.
 *
 * @throws {OrganizationError} `INVALID` or `NAME_TAKEN` (names are one of a kind, whatever their case)
 */
export async function createOrganization(
  pool: pg.Pool,
  input: { name: string; id?: Id; settings?: Partial<OrganizationSettings> },
): Promise<Organization> {
  const name = Name.safeParse(input.name);
  if (!name.success) {
    throw new OrganizationError('INVALID', 'An organisation needs a name of 1 to 200 letters.');
  }
  const id = input.id ?? newId();
  const settings = checkSettings(input.settings ?? {});
  const { rowCount } = await pool.query(
    'insert into organizations (id, name, settings) values ($1, $2, $3) on conflict do nothing',
    [id, name.data, settings],
  );
  if (rowCount === 0) {
    throw new OrganizationError(
      'NAME_TAKEN',
      `There is already an organisation named "${name.data}". Choose another name.`,
    );
  }
  return { id, name: name.data };
}

/**
 * Changes what an organization has set for itself; devices learn it when they next speak to the server.
 *
 * @throws {OrganizationError} `INVALID` or `NOT_FOUND`
 */
export async function changeSettings(
  pool: pg.Pool,
  organizationId: Id,
  change: Partial<OrganizationSettings>,
): Promise<OrganizationSettings> {
  return inTransaction(pool, async (transaction) => {
    const { rows } = await transaction.query<{ settings: object }>(
      'select settings from organizations where id = $1 for update',
      [organizationId],
    );
    if (rows[0] === undefined) throw new OrganizationError('NOT_FOUND', 'There is no such organisation.');
    const settings = checkSettings({ ...rows[0].settings, ...change });
    await transaction.query('update organizations set settings = $2 where id = $1', [
      organizationId,
      settings,
    ]);
    return settings;
  });
}

/**
 * What an organization has set for itself.
 *
 * @throws {OrganizationError} `NOT_FOUND`
 */
export async function settingsOf(pool: pg.Pool, organizationId: Id): Promise<OrganizationSettings> {
  const { rows } = await pool.query<{ settings: object }>(
    'select settings from organizations where id = $1',
    [organizationId],
  );
  if (rows[0] === undefined) throw new OrganizationError('NOT_FOUND', 'There is no such organisation.');
  return checkSettings(rows[0].settings);
}

function checkSettings(settings: object): OrganizationSettings {
  const checked = OrganizationSettings.safeParse(settings);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new OrganizationError('INVALID', `The setting ${issue?.path.join('.')} ${issue?.message}.`);
}

/** All organizations, by name. */
export async function listOrganizations(pool: pg.Pool): Promise<Organization[]> {
  const { rows } = await pool.query<Organization>('select id, name from organizations order by lower(name)');
  return rows;
}

/** The id of the team of that name, whatever its case; the team is made when it is missing. */
export function ensureTeam(pool: pg.Pool, organizationId: Id, name: string, id: Id = newId()): Promise<Id> {
  const checked = Name.safeParse(name);
  if (!checked.success) throw new OrganizationError('INVALID', 'A team needs a name of 1 to 200 letters.');
  return inTransaction(pool, async (transaction) => {
    await transaction.query(
      'insert into teams (organization_id, id, name) values ($1, $2, $3) on conflict do nothing',
      [organizationId, id, checked.data],
    );
    const { rows } = await transaction.query<{ id: Id }>(
      'select id from teams where organization_id = $1 and lower(name) = lower($2)',
      [organizationId, checked.data],
    );
    if (rows[0] === undefined)
      throw new OrganizationError('INVALID', 'The id of the team is used by another team.');
    return rows[0].id;
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
