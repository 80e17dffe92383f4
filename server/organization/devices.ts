import type pg from 'pg';
import { Id } from '#shared/domain/primitives.ts';
import { endSignInsOfDevice } from '../auth/refresh-tokens.ts';
import { inOrganization, inTransaction } from '../database/transaction.ts';
import { noteAccountEvent } from './account-events.ts';
import { OrganizationError } from './organization-error.ts';
import { writeStaffDocument } from './staff-documents.ts';

/**
 * Retires a device: its tokens and its stream end at once, and its next request is answered with DEVICE_RETIRED. Retiring it again
 * changes nothing.
 *
 * @throws {OrganizationError} `NOT_FOUND`
 */
export async function retireDevice(
  pool: pg.Pool,
  deviceId: string,
): Promise<{ name: string; personName: string }> {
  const missing = noSuchDevice(deviceId);
  if (!Id.safeParse(deviceId).success) throw missing;
  const device = await inTransaction(pool, async (transaction) => {
    const { rows } = await transaction.query<Record<string, string>>(
      `update devices device set retired_at = coalesce(device.retired_at, now())
         from people person
        where device.id = $1 and person.organization_id = device.organization_id and person.id = device.staff_id
       returning device.organization_id, device.staff_id, device.name, person.name as person_name`,
      [deviceId],
    );
    if (rows[0] === undefined) throw missing;
    await endSignInsOfDevice(transaction, rows[0].organization_id ?? '', deviceId);
    await noteAccountEvent(transaction, {
      organizationId: rows[0].organization_id ?? '',
      event: 'device-retired',
      staffId: rows[0].staff_id ?? '',
      deviceId,
      doneBy: 'command-line',
    });
    return rows[0];
  });
  const organizationId = device.organization_id ?? '';
  await inOrganization(pool, organizationId, (transaction) =>
    writeStaffDocument(transaction, organizationId, device.staff_id ?? ''),
  );
  return { name: device.name ?? '', personName: device.person_name ?? '' };
}

/**
 * The recovery key of a device, retired or not, for its person to type. That it was shown is noted.
 *
 * @throws {OrganizationError} `NOT_FOUND`
 */
export async function showRecoveryKey(
  pool: pg.Pool,
  deviceId: string,
): Promise<{ key: Uint8Array; name: string; personName: string }> {
  const missing = noSuchDevice(deviceId);
  if (!Id.safeParse(deviceId).success) throw missing;
  return inTransaction(pool, async (transaction) => {
    const { rows } = await transaction.query<{
      organization_id: Id;
      staff_id: Id;
      name: string;
      person_name: string;
      key: Buffer | null;
    }>(
      `select device.organization_id, device.staff_id, device.name, person.name as person_name, held.key
         from devices device
         join people person on person.organization_id = device.organization_id and person.id = device.staff_id
         left join recovery_keys held on held.organization_id = device.organization_id and held.device_id = device.id
        where device.id = $1`,
      [deviceId],
    );
    const [device] = rows;
    if (device === undefined) throw missing;
    if (device.key === null) {
      throw new OrganizationError(
        'NOT_FOUND',
        `The device "${device.name}" has no recovery key: it has not signed in since there are any. Sign in on it with a connection.`,
      );
    }
    await noteAccountEvent(transaction, {
      organizationId: device.organization_id,
      event: 'recovery-key-shown',
      staffId: device.staff_id,
      deviceId,
      doneBy: 'command-line',
    });
    return { key: device.key, name: device.name, personName: device.person_name };
  });
}

/**
 * All devices of the person with this e-mail, the newest first, retired ones too.
 *
 * @throws {OrganizationError} `NOT_FOUND`
 */
export async function devicesOf(
  pool: pg.Pool,
  email: string,
): Promise<{ id: Id; name: string; isRetired: boolean }[]> {
  const { rows } = await pool.query<{ id: Id; name: string; isRetired: boolean }>(
    `select device.id, device.name, device.retired_at is not null as "isRetired"
       from devices device
       join people person on person.organization_id = device.organization_id and person.id = device.staff_id
      where lower(person.email) = lower($1) order by device.registered_at desc`,
    [email],
  );
  if (rows.length > 0) return rows;
  throw new OrganizationError(
    'NOT_FOUND',
    `No device has signed in with the e-mail "${email}". list-people shows all accounts.`,
  );
}

function noSuchDevice(deviceId: string): OrganizationError {
  return new OrganizationError(
    'NOT_FOUND',
    `There is no device with the id "${deviceId}". list-people shows the devices of each person.`,
  );
}
