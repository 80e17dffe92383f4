import type pg from 'pg';
import type { DeviceRecord } from '#shared/contract/administration.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';

interface Row extends Omit<DeviceRecord, 'registeredAt' | 'lastContactAt' | 'retiredAt' | 'recoveredAt'> {
  registered_at: Date;
  last_contact_at: Date;
  retired_at: Date | null;
  recovered_at: Date | null;
}

/** Every device of the organization of the device that asks, retired ones too; who has been silent longest stands first. */
export async function listDevices(
  pool: pg.Pool,
  { organizationId, deviceId }: { organizationId: Id; deviceId: Id },
): Promise<DeviceRecord[]> {
  const { rows } = await pool.query<Row>(
    `select device.id as "deviceId", device.staff_id as "staffId", person.name as "personName", device.name, device.home,
            device.registered_at, device.last_contact_at, device.retired_at,
            device.id = $2 as "isThis", held.device_id is not null as "hasRecoveryKey",
            (select max(at) from account_events begun
              where begun.organization_id = device.organization_id and begun.device_id = device.id
                and begun.event = 'recovery-begun') as recovered_at
       from devices device
       join people person on person.organization_id = device.organization_id and person.id = device.staff_id
       left join recovery_keys held on held.organization_id = device.organization_id and held.device_id = device.id
      where device.organization_id = $1
      order by device.last_contact_at, device.id`,
    [organizationId, deviceId],
  );
  return rows.map(({ registered_at, last_contact_at, retired_at, recovered_at, ...device }) => ({
    ...device,
    registeredAt: toInstant(registered_at.getTime()),
    lastContactAt: toInstant(last_contact_at.getTime()),
    retiredAt: retired_at === null ? '' : toInstant(retired_at.getTime()),
    recoveredAt: recovered_at === null ? '' : toInstant(recovered_at.getTime()),
  }));
}
