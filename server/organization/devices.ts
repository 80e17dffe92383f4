import type pg from 'pg';
import { Id } from '#shared/domain/primitives.ts';
import { inOrganization, inTransaction } from '../database/transaction.ts';
import { noteAccountEvent } from './account-events.ts';
import { OrganizationError } from './organization-error.ts';
import { writeStaffDocument } from './staff-documents.ts';

/**
 * Retires a device: its tokens end at once, and its next request is answered with DEVICE_RETIRED. Retiring it again
 * changes nothing.
 *
 * @throws {OrganizationError} `NOT_FOUND`
 */
export async function retireDevice(
  pool: pg.Pool,
  deviceId: string,
): Promise<{ name: string; personName: string }> {
  const missing = new OrganizationError(
    'NOT_FOUND',
    `There is no device with the id "${deviceId}". list-people shows the devices of each person.`,
  );
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
    await transaction.query(
      `update refresh_tokens set revoked_at = coalesce(revoked_at, now())
        where organization_id = $1 and device_id = $2`,
      [rows[0].organization_id, deviceId],
    );
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
