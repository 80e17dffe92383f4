/** @file The open desk's line to the server: renews a sign-in that has ended, and hears when the server ends the device. */
import { isUnauthenticated, type ServerLink, serverErrorCode } from '#shared/sync/server-link.ts';
import type { EnginePorts, VaultAccount } from './ports.ts';

export interface LinkEvents {
  /** The server has retired this device. */
  onRetired(): void;
  /** The passphrase that opened the desk is no longer the one that the server knows. */
  onPassphraseChanged(): void;
}

/**
 * Wraps a link. The passphrase was just given: when the stored sign-in ends, for instance because the answer with the next
 * refresh token was lost on a bad line, it makes a new one. It is forgotten when the server refuses it, and with the desk.
 */
export function guardLink(
  link: ServerLink,
  ports: Pick<EnginePorts, 'deviceName' | 'home'>,
  account: VaultAccount,
  passphrase: string,
  events: LinkEvents,
): ServerLink {
  let secret: string | null = passphrase;

  async function renewed<T>(call: Parameters<ServerLink['authorized']>[0]): Promise<T> {
    try {
      return (await link.authorized(call)) as T;
    } catch (error) {
      const given = secret;
      if (!isUnauthenticated(error) || given === null) throw error;
      secret = null;
      const device = { id: account.deviceId, name: ports.deviceName, home: ports.home };
      await link.signIn({ email: account.email, passphrase: given, device }).catch((refusal: unknown) => {
        if (serverErrorCode(refusal) === 'WRONG_CREDENTIALS') events.onPassphraseChanged();
        // Nobody said no: the next call may try again.
        else secret = given;
        throw refusal;
      });
      secret = given;
      return (await link.authorized(call)) as T;
    }
  }

  return {
    ...link,
    async authorized(call) {
      try {
        return await renewed(call);
      } catch (error) {
        if (serverErrorCode(error) === 'DEVICE_RETIRED') events.onRetired();
        throw error;
      }
    },
  };
}
