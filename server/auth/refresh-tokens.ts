import { createHash, randomBytes } from 'node:crypto';
import { type Id, Id as IdShape } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { newId } from '../organization/ids.ts';
import { announceEnded } from '../sync/news.ts';

/** A token that works once. Its text is never stored: the database holds a digest of the 256 random bits. */
export interface IssuedRefreshToken {
  text: string;
  familyId: Id;
}

/** Whom a refresh token belongs to. */
export interface TokenOwner {
  organizationId: Id;
  staffId: Id;
  deviceId: Id;
}

/** Starts a family of tokens for a device at sign-in. Earlier families of the device end. */
export async function startFamily(
  transaction: Transaction,
  owner: TokenOwner,
  lifeDays: number,
): Promise<IssuedRefreshToken> {
  await endSignInsOfDevice(transaction, owner.organizationId, owner.deviceId);
  await transaction.query(
    `delete from refresh_tokens
      where organization_id = $1 and device_id = $2 and expires_at < now() - interval '30 days'`,
    [owner.organizationId, owner.deviceId],
  );
  return issue(transaction, owner, newId(), lifeDays);
}

/** Ends the sign-ins of a device, and its streams. */
export async function endSignInsOfDevice(
  transaction: Transaction,
  organizationId: Id,
  deviceId: Id,
): Promise<void> {
  const { rows } = await transaction.query<{ family_id: Id }>(
    `update refresh_tokens set revoked_at = now()
      where organization_id = $1 and device_id = $2 and revoked_at is null returning family_id`,
    [organizationId, deviceId],
  );
  await announceEnded(transaction, organizationId, families(rows));
}

/** Ends the sign-ins of a person: on all of her devices, or on all but one. */
export async function endSignIns(
  transaction: Transaction,
  organizationId: Id,
  staffId: Id,
  exceptDeviceId: Id | null,
): Promise<void> {
  const { rows } = await transaction.query<{ family_id: Id }>(
    `update refresh_tokens set revoked_at = now()
      where organization_id = $1 and staff_id = $2 and revoked_at is null and device_id is distinct from $3::uuid
     returning family_id`,
    [organizationId, staffId, exceptDeviceId],
  );
  await announceEnded(transaction, organizationId, families(rows));
}

const families = (rows: readonly { family_id: Id }[]) => rows.map((row) => row.family_id);

/** The next token of a family. */
export async function issue(
  transaction: Transaction,
  owner: TokenOwner,
  familyId: Id,
  lifeDays: number,
): Promise<IssuedRefreshToken> {
  const text = `${owner.organizationId}.${randomBytes(32).toString('base64url')}`;
  await transaction.query(
    `insert into refresh_tokens (organization_id, token_hash, family_id, staff_id, device_id, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
    [owner.organizationId, digest(text), familyId, owner.staffId, owner.deviceId, lifeDays],
  );
  return { text, familyId };
}

/** `stolen`: the token was used before, or by another device; its whole family has been revoked. */
export type Redeemed =
  | { outcome: 'valid'; owner: TokenOwner; familyId: Id }
  | { outcome: 'stolen' | 'ended'; owner: TokenOwner }
  | { outcome: 'unknown' };

/** Uses a token up. The row lock makes two uses at the same moment one valid and one stolen. */
export async function redeem(transaction: Transaction, text: string, deviceId: Id): Promise<Redeemed> {
  const organizationId = IdShape.safeParse(text.split('.')[0]);
  if (!organizationId.success) return { outcome: 'unknown' };
  const { rows } = await transaction.query<{
    family_id: Id;
    staff_id: Id;
    device_id: Id;
    is_used: boolean;
    has_ended: boolean;
  }>(
    `select family_id, staff_id, device_id, used_at is not null as is_used,
            revoked_at is not null or expires_at < now() as has_ended
       from refresh_tokens where organization_id = $1 and token_hash = $2 for update`,
    [organizationId.data, digest(text)],
  );
  const [row] = rows;
  if (row === undefined) return { outcome: 'unknown' };
  const owner = { organizationId: organizationId.data, staffId: row.staff_id, deviceId: row.device_id };
  if (row.is_used || row.device_id !== deviceId) {
    await transaction.query(
      `update refresh_tokens set revoked_at = coalesce(revoked_at, now())
        where organization_id = $1 and family_id = $2`,
      [organizationId.data, row.family_id],
    );
    await announceEnded(transaction, organizationId.data, [row.family_id]);
    return { outcome: 'stolen', owner };
  }
  if (row.has_ended) return { outcome: 'ended', owner };
  await transaction.query(
    'update refresh_tokens set used_at = now() where organization_id = $1 and token_hash = $2',
    [organizationId.data, digest(text)],
  );
  return { outcome: 'valid', owner, familyId: row.family_id };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
