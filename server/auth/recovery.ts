/** @file A device that may no longer sign in proves that it was given its recovery key, and may then push, and only that. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { z } from 'zod';
import type { RecoveryAnswer } from '#shared/contract/server/auth.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/staff.ts';
import { recoveryProof } from '#shared/sync/recovery-proof.ts';
import { serverError } from '../app/server-error.ts';
import { inTransaction } from '../database/transaction.ts';
import { noteAccountEvent } from '../organization/account-events.ts';
import { countAttempt } from './attempts.ts';
import type { SignInPorts } from './sign-in.ts';

const NONCE_MINUTES = 2;

/**
 * A nonce for {@link recover}. A device that does not exist gets one too.
 *
 * @throws TOO_MANY_ATTEMPTS
 */
export async function recoveryChallenge(
  pool: pg.Pool,
  deviceId: Id,
  address: string,
): Promise<{ nonce: string }> {
  await countAttempt(pool, `recovery-challenge ${deviceId}`, address);
  const nonce = randomBytes(24).toString('base64url');
  await inTransaction(pool, async (transaction) => {
    await transaction.query('delete from recovery_challenges where device_id = $1 and expires_at < now()', [
      deviceId,
    ]);
    await transaction.query(
      `insert into recovery_challenges (organization_id, device_id, nonce, expires_at)
       select organization_id, device_id, $2, now() + make_interval(mins => $3) from recovery_keys where device_id = $1`,
      [deviceId, nonce, NONCE_MINUTES],
    );
  });
  return { nonce };
}

interface Proven {
  organization_id: Id;
  staff_id: Id;
  role: Role;
  is_active: boolean;
  key: Buffer;
}

/**
 * Checks the proof of a recovery key and answers a token that pushes. The nonce is used up, whether the proof is right or not.
 *
 * @throws WRONG_CREDENTIALS, NOT_ALLOWED when the account is closed, TOO_MANY_ATTEMPTS
 */
export async function recover(
  ports: SignInPorts,
  input: { deviceId: Id; nonce: string; proof: string },
  address: string,
): Promise<z.infer<typeof RecoveryAnswer>> {
  const takeBack = await countAttempt(ports.pool, `recovery ${input.deviceId}`, address);
  const proven = await inTransaction(ports.pool, async (transaction) => {
    const { rows } = await transaction.query<Proven>(
      `with used as (
         delete from recovery_challenges
          where device_id = $1 and nonce = $2 and expires_at > now() returning organization_id, device_id)
       select device.organization_id, device.staff_id, person.role, person.is_active, held.key
         from used
         join devices device on device.organization_id = used.organization_id and device.id = used.device_id
         join recovery_keys held on held.organization_id = device.organization_id and held.device_id = device.id
         join people person on person.organization_id = device.organization_id and person.id = device.staff_id`,
      [input.deviceId, input.nonce],
    );
    const [row] = rows;
    if (row === undefined || !isProof(row.key, input)) return undefined;
    await noteAccountEvent(transaction, {
      organizationId: row.organization_id,
      event: 'recovery-begun',
      staffId: row.staff_id,
      deviceId: input.deviceId,
      doneBy: row.staff_id,
    });
    return row;
  });
  if (proven === undefined) {
    throw serverError(
      'WRONG_CREDENTIALS',
      'This is not the recovery key of this device. Ask your administrator to compare the device and the key.',
    );
  }
  await takeBack();
  if (!proven.is_active) {
    throw serverError(
      'NOT_ALLOWED',
      'The account of this device is closed. Ask your administrator to open it for the recovery.',
    );
  }
  const { token, expiresAt } = await ports.accessTokens.sign({
    staffId: proven.staff_id,
    organizationId: proven.organization_id,
    deviceId: input.deviceId,
    role: proven.role,
    scope: 'push',
    familyId: null,
  });
  return { accessToken: token, accessExpiresAt: toInstant(expiresAt) };
}

function isProof(key: Buffer, { deviceId, nonce, proof }: { deviceId: Id; nonce: string; proof: string }) {
  const expected = Buffer.from(recoveryProof(key, deviceId, nonce), 'hex');
  return timingSafeEqual(expected, Buffer.from(proof, 'hex'));
}
