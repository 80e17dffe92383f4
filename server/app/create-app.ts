import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify';
import { BODY_LIMIT } from '#shared/contract/server/sync.ts';
import { serveApi } from './api.ts';
import type { ServerParts } from './context.ts';
import { describeFault } from './faults.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { serveWebHome } from './web-home.ts';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

export interface AppOptions {
  webRoot: string | undefined;
  logLevel: LogLevel;
  /** Proxies in front whose word about the address of a request counts; none by default. */
  trustProxy: boolean | string;
}

/** Builds the HTTP side of the server. */
export async function createApp(parts: ServerParts, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy,
    requestTimeout: 60_000,
    keepAliveTimeout: 75_000,
    genReqId: () => randomUUID(),
    // Addresses and bodies hold what a log may not: every line is written by the hook below.
    logger:
      options.logLevel === 'silent' ? false : { level: options.logLevel, base: {}, serializers: SERIALIZERS },
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.removeContentTypeParser('text/plain');
  addSecurityHeaders(app);
  addAccounting(app, parts);
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500;
    if (status >= 500) request.log.error(describeFault(error), 'request failed');
    const [code, message] = FAULTS[status] ?? ['BAD_REQUEST', 'The request is not well formed.'];
    const body = { defined: false, code, status, message };
    return reply.code(status).send(request.url.startsWith('/api/rpc/') ? { json: body } : body);
  });

  app.get('/health', async (_request, reply) => {
    try {
      await parts.pool.query('select 1');
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
  });
  app.get('/metrics', (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(parts.metrics.text()),
  );
  serveApi(app, parts);
  if (options.webRoot !== undefined) await serveWebHome(app, options.webRoot);
  return app;
}

const SERIALIZERS = { req: () => ({}), res: () => ({}), err: serializeFault };

function serializeFault(error: unknown): { type: string; message: string; stack: string } {
  const { fault, code, at } = describeFault(error);
  return { type: fault, message: code, stack: at.join('\n') };
}

const FAULTS: Record<number, [string, string]> = {
  413: ['PAYLOAD_TOO_LARGE', `The request is larger than ${BODY_LIMIT} bytes. Send it in parts.`],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The server takes application/json only.'],
  500: ['INTERNAL_SERVER_ERROR', 'The server had a fault. Try again later.'],
};

/** Counts and logs each answer by its route: the route's pattern, never the address asked for. */
function addAccounting(app: FastifyInstance, parts: ServerParts): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request.routeOptions.url, request.url);
    const status = String(reply.statusCode);
    parts.metrics.count('careline_requests_total', { method: request.method, route, status });
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
}

const PROCEDURE = /^\/api\/rpc\/(auth\/(?:signIn|refresh)|sync\/(?:pull|push|changes))(?:\?|$)/;

function routeOf(pattern: string | undefined, url: string): string {
  const procedure = pattern === '/api/rpc/*' ? PROCEDURE.exec(url)?.[1] : undefined;
  return procedure === undefined ? (pattern ?? 'none') : `/api/rpc/${procedure}`;
}
