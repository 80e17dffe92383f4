/** @file How the engine reaches the network: through Chromium's stack, which knows the clinic's proxy and certificates. */
import { type Session, session } from 'electron';
import type { Fetch } from '#shared/engine/ports.ts';

/**
 * A fetch that leaves nothing behind: a session in memory of its own, no cookies, no cache on disk, no redirects to
 * elsewhere, none of the app's own schemes. Chromium's stack rather than Node's, because it follows the system's proxy
 * settings and trust store.
 */
export function createEngineFetch(): Fetch {
  const engineSession: Session = session.fromPartition('careline-engine', { cache: false });
  engineSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  engineSession.setPermissionCheckHandler(() => false);
  return (address, init) =>
    engineSession.fetch(address instanceof URL ? address.href : address, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      bypassCustomProtocolHandlers: true,
    });
}
