import { serverError } from '../app/server-error.ts';
import { inTransaction } from '../database/transaction.ts';
import { noteAccountEvent } from '../organization/account-events.ts';
import { countAttempt } from './attempts.ts';
import type { Caller } from './caller.ts';
import { ensureRecoveryKey } from './recovery-keys.ts';
import { endSignIns } from './refresh-tokens.ts';
import { type SignInPorts, verifyPassphrase } from './sign-in.ts';

/**
 * Changes the passphrase of the person who asks. Her other devices have to sign in again; this one goes on, and gets its
 * recovery key to wrap its store's key anew.
 *
 * @throws WRONG_CREDENTIALS when `current` is not right, TOO_MANY_ATTEMPTS
 */
export async function changePassphrase(
  ports: SignInPorts,
  caller: Caller,
  input: { current: string; next: string },
  address: string,
): Promise<{ recoveryKey: string }> {
  const { organizationId, staffId, deviceId } = caller;
  const takeBack = await countAttempt(ports.pool, `change-passphrase ${staffId}`, address);
  const { rows } = await ports.pool.query<{ passphrase_hash: string }>(
    'select passphrase_hash from people where organization_id = $1 and id = $2',
    [organizationId, staffId],
  );
  const before = rows[0]?.passphrase_hash;
  if (before === undefined || !(await verifyPassphrase(ports.passphrases, input.current, before))) {
    throw serverError('WRONG_CREDENTIALS', 'The present passphrase is not right. Nothing was changed.');
  }
  await takeBack();
  const hash = await ports.passphrases.hash(input.next);
  const key = await inTransaction(ports.pool, async (transaction) => {
    const { rowCount } = await transaction.query(
      `update people set passphrase_hash = $4
        where organization_id = $1 and id = $2 and passphrase_hash = $3`,
      [organizationId, staffId, before, hash],
    );
    if (rowCount === 0) {
      throw serverError(
        'WRONG_CREDENTIALS',
        'The passphrase was changed somewhere else at this moment. Nothing was changed here.',
      );
    }
    await endSignIns(transaction, organizationId, staffId, deviceId);
    await noteAccountEvent(transaction, {
      organizationId,
      event: 'passphrase-changed',
      staffId,
      deviceId,
      doneBy: staffId,
    });
    return ensureRecoveryKey(transaction, organizationId, deviceId);
  });
  return { recoveryKey: key.toString('hex') };
}
