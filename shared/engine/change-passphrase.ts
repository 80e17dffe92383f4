import { hexToBytes } from '@noble/hashes/utils.js';
import type { ServerLink } from '#shared/sync/server-link.ts';
import { askServer } from './ask-server.ts';
import { engineError } from './errors.ts';
import type { EnginePorts } from './ports.ts';

/**
 * Changes the passphrase, on the server first. If this device is cut off before it has wrapped its key anew, the next sign-in
 * with the new passphrase does so: the local one fails, and the server gives the recovery key.
 *
 * @throws an error of the contract: OFFLINE, WRONG_CREDENTIALS, or STORE_FAILED when only the server has the new one
 */
export async function changePassphrase(
  ports: EnginePorts,
  link: ServerLink,
  email: string,
  current: string,
  next: string,
): Promise<void> {
  const line = { ask: link.authorized };
  const { recoveryKey } = await askServer(line, 'changing the passphrase', (client) =>
    client.auth.changePassphrase({ current, next }),
  );
  try {
    await ports.vault.rewrap(email, {
      passphrase: next,
      recoveryKey: Uint8Array.from(hexToBytes(recoveryKey)),
    });
  } catch {
    ports.log('vault.rewrap-failed');
    throw engineError(
      'STORE_FAILED',
      'The server has your new passphrase, but this device could not note it. Sign in once more with the new one while there is a connection.',
    );
  }
}
