import type pg from 'pg';
import type { Id } from '#shared/domain/primitives.ts';
import type { Credential, Role } from '#shared/domain/staff.ts';
import type { Asker } from '../app/refusals.ts';
import { serverError } from '../app/server-error.ts';
import { inOrganization } from '../database/transaction.ts';
import { writeDeviceContact } from '../organization/staff-documents.ts';
import type { AccessClaims, AccessTokens } from './access-tokens.ts';

/** Who asks, from which device; checked against the database for this request. */
export interface Caller {
  staffId: Id;
  organizationId: Id;
  deviceId: Id;
  role: Role;
  credential: Credential;
  scope: AccessClaims['scope'];
  /** The sign-in that it came with; null for a recovery. */
  familyId: Id | null;
  /** When the access token ends, milliseconds since the epoch. */
  expiresAt: number;
  /** The organization's last sequence when the request came. */
  lastSequence: number;
}

/** A device's contact is written down at most this often. */
const CONTACT_EVERY_MS = 60_000;

interface AccountRow {
  role: Role;
  credential: Credential;
  is_active: boolean;
  retired_at: Date | null;
  is_signed_in: boolean;
  last_contact_at: Date;
  last_sequence: string;
}

/**
 * Tells who asks. The token proves the sign-in; the account, the device and the sign-in are read anew, so that retiring a
 * device, closing an account and ending a sign-in hold from the next request on. Only a push takes the token of a recovery, and takes it of a retired
 * device too.
 *
 * @param request its `asker` is filled in once the token is known to be ours
 * @throws UNAUTHENTICATED, NOT_ALLOWED, DEVICE_RETIRED
 */
export async function authenticate(
  pool: pg.Pool,
  tokens: AccessTokens,
  request: { authorization: string | undefined; asker: Asker },
  purpose: 'push' | 'other',
): Promise<Caller> {
  const token = /^Bearer ([\w.-]{1,2000})$/.exec(request.authorization ?? '')?.[1];
  if (token === undefined)
    throw serverError('UNAUTHENTICATED', 'The request carries no access token. Sign in.');
  const claims = await tokens.verify(token);
  if (claims === undefined) {
    throw serverError(
      'UNAUTHENTICATED',
      'The access token has ended or is not ours. Refresh it or sign in again.',
    );
  }
  request.asker.organization = claims.organizationId;
  request.asker.device = claims.deviceId;
  if (claims.scope === 'push' && purpose !== 'push') {
    throw serverError('NOT_ALLOWED', 'This sign-in only sends what the device holds.');
  }
  const { rows } = await pool.query<AccountRow>(
    `select person.role, person.credential, person.is_active, device.retired_at, device.last_contact_at, organization.last_sequence,
            $4::uuid is null or exists (
              select 1 from refresh_tokens token
               where token.organization_id = $1 and token.family_id = $4 and token.revoked_at is null) as is_signed_in
       from devices device
       join people person on person.organization_id = device.organization_id and person.id = device.staff_id
       join organizations organization on organization.id = device.organization_id
      where device.organization_id = $1 and device.id = $2 and device.staff_id = $3`,
    [claims.organizationId, claims.deviceId, claims.staffId, claims.familyId],
  );
  const [account] = rows;
  if (account === undefined || !account.is_active) {
    throw serverError('UNAUTHENTICATED', 'This account is closed. Ask your administrator.');
  }
  if (account.retired_at !== null && claims.scope !== 'push') {
    throw serverError('DEVICE_RETIRED', 'This device has been retired. Ask your administrator.');
  }
  if (!account.is_signed_in) {
    throw serverError('UNAUTHENTICATED', 'This sign-in has ended. Sign in again.');
  }
  if (Date.now() - account.last_contact_at.getTime() > CONTACT_EVERY_MS) {
    await noteContact(pool, claims.organizationId, claims.staffId, claims.deviceId);
  }
  const { role, credential, last_sequence } = account;
  return { ...claims, role, credential, lastSequence: Number(last_sequence) };
}

/** Writes down that a device spoke to the server, unless another request of the same minute has. */
async function noteContact(pool: pg.Pool, organizationId: Id, staffId: Id, deviceId: Id): Promise<void> {
  const { rowCount } = await pool.query(
    `update devices set last_contact_at = now()
      where organization_id = $1 and id = $2 and last_contact_at < now() - interval '59 seconds'`,
    [organizationId, deviceId],
  );
  if (rowCount === 0) return;
  await inOrganization(pool, organizationId, (transaction) =>
    writeDeviceContact(transaction, organizationId, staffId),
  );
}
