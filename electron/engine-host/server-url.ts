/** @file Where the central server is. */

/** The server that a start on this machine brings up. */
const localServer = 'http://127.0.0.1:4380';

/** Thrown when the address of the server cannot be used; the message says why and what to do. */
export class ServerUrlError extends Error {
  readonly code = 'SERVER_URL_INVALID';
}

/**
 * The origin of the central server, without a slash at the end: what CARELINE_SERVER says, or the server on this machine.
 * Outside this machine only https is taken, because the passphrase and health data travel there.
 *
 * @throws {ServerUrlError}
 */
export function readServerUrl(value: string | undefined): string {
  if (value === undefined || value.trim() === '') return localServer;
  const url = URL.parse(value.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new ServerUrlError(
      'CARELINE_SERVER is not a web address. Give one such as https://careline.example.',
    );
  }
  if (
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.pathname !== '/'
  ) {
    throw new ServerUrlError(
      'CARELINE_SERVER must be an origin only, without user, path or query, such as https://careline.example.',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new ServerUrlError(
      'CARELINE_SERVER must begin with https:// unless the server runs on this machine.',
    );
  }
  return url.origin;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
