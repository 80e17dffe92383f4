import type { FastifyInstance } from 'fastify';

/** Directives that hold for everything this origin serves. */
const CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A file that is no page: were it opened as one, it could do nothing. A service worker may still fetch. */
export const FILE_POLICY = `${CLOSED}; script-src 'self'; connect-src 'self'`;

/** The worker of the engine has a policy of its own: Argon2id runs in it as WebAssembly, which no page may run. */
export const ENGINE_WORKER_POLICY = `${CLOSED}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'`;

/** The page of the web home. Styles made at run time carry the nonce. */
export function pagePolicy(nonce: string): string {
  return (
    `${CLOSED}; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'"
  );
}

const HEADERS = {
  'content-security-policy': FILE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), ' +
    'midi=(), payment=(), usb=(), serial=(), hid=()',
};

/** Puts the headers on every answer, also on errors. No other origin is ever let in: there is no CORS. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(HEADERS);
  });
}
