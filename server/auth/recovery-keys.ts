import { randomBytes } from 'node:crypto';
import type { Id } from '#shared/domain/primitives.ts';
import { RECOVERY_KEY_BYTES } from '#shared/domain/recovery-key.ts';
import type { Transaction } from '../database/transaction.ts';

/** The recovery key of a device; made when it has none. */
export async function ensureRecoveryKey(
  transaction: Transaction,
  organizationId: Id,
  deviceId: Id,
): Promise<Buffer> {
  // The update changes nothing; it makes the row that another sign-in of this moment has made be answered.
  const { rows } = await transaction.query<{ key: Buffer }>(
    `insert into recovery_keys (organization_id, device_id, key) values ($1, $2, $3)
     on conflict (organization_id, device_id) do update set key = recovery_keys.key
     returning key`,
    [organizationId, deviceId, randomBytes(RECOVERY_KEY_BYTES)],
  );
  if (rows[0] === undefined) throw new Error('The recovery key of a device was not written.');
  return rows[0].key;
}
