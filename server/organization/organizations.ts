import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import { OrganizationSettings } from '#shared/domain/organization-settings.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { inTransaction } from '../database/transaction.ts';
import { type AccountEvent, noteAccountEvent } from './account-events.ts';
import { newId } from './ids.ts';
import { OrganizationError } from './organization-error.ts';

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
 * @param change the settings, or what makes their change of what they are
 * @throws {OrganizationError} `INVALID` or `NOT_FOUND`
 */
export async function changeSettings(
  pool: pg.Pool,
  organizationId: Id,
  change: Partial<OrganizationSettings> | ((settings: OrganizationSettings) => Partial<OrganizationSettings>),
  doneBy: AccountEvent['doneBy'] = 'command-line',
): Promise<OrganizationSettings> {
  return inTransaction(pool, async (transaction) => {
    const { rows } = await transaction.query<{ settings: object }>(
      'select settings from organizations where id = $1 for update',
      [organizationId],
    );
    if (rows[0] === undefined) throw new OrganizationError('NOT_FOUND', 'There is no such organisation.');
    const before = checkSettings(rows[0].settings);
    const settings = checkSettings({
      ...before,
      ...(typeof change === 'function' ? change(before) : change),
    });
    const detail = differences(before, settings);
    if (Object.keys(detail).length === 0) return settings;
    await transaction.query('update organizations set settings = $2 where id = $1', [
      organizationId,
      settings,
    ]);
    const event = 'settings-changed';
    await noteAccountEvent(transaction, {
      ...{ organizationId, event, staffId: null, deviceId: null, doneBy, detail },
    });
    return settings;
  });
}

/** What differs, by its path: `billing.switches.99437-maximum`. What is not there is null. */
function differences(from: object, to: object, path = ''): NonNullable<AccountEvent['detail']> {
  const found: NonNullable<AccountEvent['detail']> = {};
  const [before, after] = [from as Record<string, unknown>, to as Record<string, unknown>];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [one, other] = [before[key] ?? null, after[key] ?? null];
    if (isDeepStrictEqual(one, other)) continue;
    if (isGroup(one) && isGroup(other)) Object.assign(found, differences(one, other, `${path}${key}.`));
    else found[`${path}${key}`] = { from: one, to: other };
  }
  return found;
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
