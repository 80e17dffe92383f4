import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify';
import { BODY_LIMIT } from '#shared/contract/server/sync.ts';
import { serveApi } from './api.ts';
import { compressPulls } from './compression.ts';
import type { ServerParts } from './context.ts';
import { describeFault } from './faults.ts';
import { addAccounting, type LogLevel, loggerOptions } from './logging.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { answerUnreadable, type Timeouts } from './unreadable.ts';
import { serveWebHome } from './web-home.ts';

export interface AppOptions {
  webRoot: string | undefined;
  logLevel: LogLevel;
  logTo: ((line: string) => void) | undefined;
  trustProxy: boolean | string;
  timeouts: Timeouts;
}

/** Builds the HTTP side of the server. */
export async function createApp(parts: ServerParts, options: AppOptions): Promise<FastifyInstance> {
  const { timeouts } = options;
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy,
    requestTimeout: timeouts.requestMs,
    connectionTimeout: timeouts.idleMs,
    keepAliveTimeout: Math.min(75_000, timeouts.idleMs),
    http: {
      headersTimeout: timeouts.headersMs,
      connectionsCheckingInterval: Math.min(5_000, timeouts.headersMs),
    },
    clientErrorHandler: answerUnreadable,
    genReqId: () => randomUUID(),
    logger: loggerOptions(options.logLevel, options.logTo),
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.removeContentTypeParser('text/plain');
  addSecurityHeaders(app);
  addAccounting(app, parts.metrics);
  compressPulls(app);
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

const FAULTS: Record<number, [string, string]> = {
  413: ['PAYLOAD_TOO_LARGE', `The request is larger than ${BODY_LIMIT} bytes. Send it in parts.`],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The server takes application/json only.'],
  500: ['INTERNAL_SERVER_ERROR', 'The server had a fault. Try again later.'],
};
