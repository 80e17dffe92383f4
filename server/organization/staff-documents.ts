import { toInstant } from '#shared/domain/primitives.ts';
import { Staff } from '#shared/domain/staff.ts';
import type { Transaction } from '../database/transaction.ts';
import { announce } from '../sync/news.ts';
import {
  allocateSequences,
  type Content,
  insertDocuments,
  updateDocuments,
} from '../sync/write-documents.ts';

/**
 * Writes the `staff` document of a person from her account, team and devices, so that every device of the organization
 * learns of it.
 *
 * @param transaction of `inOrganization`
 */
export async function writeStaffDocument(
  transaction: Transaction,
  organizationId: string,
  staffId: string,
): Promise<void> {
  const content = await readStaff(transaction, organizationId, staffId);
  const held = await transaction.query(
    `select 1 from documents where organization_id = $1 and collection = 'staff' and id = $2 for update`,
    [organizationId, staffId],
  );
  const before = await allocateSequences(transaction, 1);
  const write = held.rowCount === 0 ? insertDocuments : updateDocuments;
  await write(transaction, organizationId, 'staff', [content], before);
  await announce(transaction, organizationId, before + 1, { collections: ['staff'] });
}

/**
 * Notes in the `staff` document when a device last spoke to the server. It makes no version and wakes nobody: it happens
 * every minute for every device, and arrives with the next news.
 *
 * @param transaction of `inOrganization`
 */
export async function writeDeviceContact(
  transaction: Transaction,
  organizationId: string,
  staffId: string,
): Promise<void> {
  const { devices } = await readStaff(transaction, organizationId, staffId);
  const held = await transaction.query(
    `select 1 from documents where organization_id = $1 and collection = 'staff' and id = $2 for update`,
    [organizationId, staffId],
  );
  if (held.rowCount === 0) return;
  const before = await allocateSequences(transaction, 1);
  await transaction.query(
    `update documents set sequence = $3, body = jsonb_set(body, '{devices}', $4::jsonb)
      where organization_id = $1 and collection = 'staff' and id = $2`,
    [organizationId, staffId, before + 1, JSON.stringify(devices)],
  );
}

interface StaffRow {
  id: string;
  name: string;
  role: string;
  credential: string;
  phone: string;
  licenses: unknown[];
  is_active: boolean;
  team_id: string | null;
  team_name: string | null;
  devices: { id: string; name: string; lastContactAt: string }[];
}

async function readStaff(
  transaction: Transaction,
  organizationId: string,
  staffId: string,
): Promise<Content & { devices: unknown }> {
  const { rows } = await transaction.query<StaffRow & Record<string, unknown>>(
    `select person.id, person.name, person.role, person.credential, person.phone, person.licenses, person.is_active,
            person.team_id, team.name as team_name,
            coalesce((
              select jsonb_agg(jsonb_build_object('id', device.id, 'name', device.name,
                       'lastContactAt', device.last_contact_at) order by device.registered_at, device.id)
                from devices device
               where device.organization_id = person.organization_id and device.staff_id = person.id
                 and device.retired_at is null
            ), '[]') as devices
       from people person
       left join teams team on team.organization_id = person.organization_id and team.id = person.team_id
      where person.organization_id = $1 and person.id = $2`,
    [organizationId, staffId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('There is no such person in the organization.');
  const {
    rev: _rev,
    receivedAt: _receivedAt,
    ...content
  } = Staff.parse({
    id: row.id,
    updatedAt: toInstant(Date.now()),
    updatedBy: 'server',
    deviceId: 'server',
    rev: 0,
    receivedAt: '',
    name: row.name,
    role: row.role,
    credential: row.credential,
    teamId: row.team_id ?? '',
    teamName: row.team_name ?? '',
    phone: row.phone,
    licenses: row.licenses,
    devices: row.devices.map((device) => ({
      ...device,
      lastContactAt: toInstant(Date.parse(device.lastContactAt)),
    })),
    isActive: row.is_active,
  });
  return content;
}
