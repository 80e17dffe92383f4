import type pg from 'pg';
import { Id } from '#shared/domain/primitives.ts';
import { endSignInsOfDevice } from '../auth/refresh-tokens.ts';
import { inOrganization, inTransaction, type Transaction } from '../database/transaction.ts';
import { type AccountEvent, noteAccountEvent } from './account-events.ts';
import { OrganizationError } from './organization-error.ts';
import { writeStaffDocument } from './staff-documents.ts';

/** Who does something with a device. */
export interface Doer {
  /** A device of another organization is one that does not exist. Left out at the terminal, which sees all of them. */
  organizationId?: Id;
  doneBy: AccountEvent['doneBy'];
}

const TERMINAL: Doer = { doneBy: 'command-line' };

/**
 * Retires a device: its tokens and its stream end at once, and its next request is answered with DEVICE_RETIRED. Retiring it again
 * changes nothing.
 *
 * @throws {OrganizationError} `NOT_FOUND`
 */
export async function retireDevice(
  pool: pg.Pool,
  deviceId: string,
  doer: Doer = TERMINAL,
): Promise<{ name: string; personName: string }> {
  const device = await inTransaction(pool, async (transaction) => {
    const found = await lockDevice(transaction, deviceId, doer);
    await transaction.query(
      'update devices set retired_at = coalesce(retired_at, now()) where organization_id = $1 and id = $2',
      [found.organizationId, deviceId],
    );
    await endSignInsOfDevice(transaction, found.organizationId, deviceId);
    await note(transaction, found, 'device-retired', doer);
    return found;
  });
  const { organizationId, staffId, name, personName } = device;
  await inOrganization(pool, organizationId, (transaction) =>
    writeStaffDocument(transaction, organizationId, staffId),
  );
  return { name, personName };
}

/**
 * Wipes a retired device: destroys its recovery key, the last that opens what it holds. Nothing can bring it back.
 *
 * @throws {OrganizationError} `NOT_FOUND`, `INVALID` while the device is not retired
 */
export async function wipeDevice(
  pool: pg.Pool,
  deviceId: string,
  doer: Doer,
): Promise<{ name: string; personName: string }> {
  return inTransaction(pool, async (transaction) => {
    const device = await lockDevice(transaction, deviceId, doer);
    if (!device.isRetired) {
      throw new OrganizationError('INVALID', `The device "${device.name}" is in use. Retire it first.`);
    }
    const { rowCount } = await transaction.query(
      'delete from recovery_keys where organization_id = $1 and device_id = $2',
      [device.organizationId, deviceId],
    );
    if (rowCount !== 0) await note(transaction, device, 'device-wiped', doer);
    return device;
  });
}

/**
 * The recovery key of a device, retired or not, for its person to type. That it was shown is noted.
 *
 * @throws {OrganizationError} `NOT_FOUND`
 */
export async function showRecoveryKey(
  pool: pg.Pool,
  deviceId: string,
  doer: Doer = TERMINAL,
): Promise<{ key: Uint8Array; name: string; personName: string }> {
  return inTransaction(pool, async (transaction) => {
    const device = await lockDevice(transaction, deviceId, doer);
    const { rows } = await transaction.query<{ key: Buffer }>(
      'select key from recovery_keys where organization_id = $1 and device_id = $2',
      [device.organizationId, deviceId],
    );
    const key = rows[0]?.key;
    if (key === undefined) {
      throw new OrganizationError(
        'NOT_FOUND',
        device.isRetired
          ? `The device "${device.name}" has no recovery key: it was wiped, or never had one. What it holds cannot be opened any more.`
          : `The device "${device.name}" has no recovery key: it has not signed in since there are any. Sign in on it with a connection.`,
      );
    }
    await note(transaction, device, 'recovery-key-shown', doer);
    return { key, name: device.name, personName: device.personName };
  });
}

interface FoundDevice {
  organizationId: Id;
  id: Id;
  staffId: Id;
  name: string;
  personName: string;
  isRetired: boolean;
}

async function lockDevice(
  transaction: Transaction,
  deviceId: string,
  { organizationId }: Doer,
): Promise<FoundDevice> {
  const missing = new OrganizationError(
    'NOT_FOUND',
    `There is no device with the id "${deviceId}". list-people shows the devices of each person.`,
  );
  if (!Id.safeParse(deviceId).success) throw missing;
  const { rows } = await transaction.query<FoundDevice & Record<string, unknown>>(
    `select device.organization_id as "organizationId", device.id, device.staff_id as "staffId", device.name,
            person.name as "personName", device.retired_at is not null as "isRetired"
       from devices device
       join people person on person.organization_id = device.organization_id and person.id = device.staff_id
      where device.id = $1 and ($2::uuid is null or device.organization_id = $2)
        for update of device`,
    [deviceId, organizationId ?? null],
  );
  if (rows[0] === undefined) throw missing;
  return rows[0];
}

async function note(
  transaction: Transaction,
  { organizationId, staffId, id: deviceId }: FoundDevice,
  event: AccountEvent['event'],
  { doneBy }: Doer,
): Promise<void> {
  await noteAccountEvent(transaction, { organizationId, event, staffId, deviceId, doneBy });
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
