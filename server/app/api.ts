import { ORPCError } from '@orpc/client';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler } from '@orpc/server/fastify';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serverContract } from '#shared/contract/server/index.ts';
import type { RequestContext, ServerParts } from './context.ts';
import { describeFault, isDatabaseAway } from './faults.ts';
import { ACCESS_STATUSES, logRefusedAccess } from './refusals.ts';
import { createRouter } from './router.ts';

/**
 * Serves the contract twice: under /api/rpc as our own client speaks it, and under /api as plain HTTP, described at
 * /api/openapi.json.
 */
export function serveApi(app: FastifyInstance, parts: ServerParts): void {
  const router = createRouter(parts);
  const options = {
    // Heartbeats of our own keep a stream alive; a timer per stream for comments would only cost.
    eventIteratorKeepAliveEnabled: false,
    clientInterceptors: [
      async ({ next, path, context }: InterceptedCall) => {
        try {
          return await next();
        } catch (error) {
          throw answerable(error, path, context);
        }
      },
    ],
  };
  const rpc = new RPCHandler<RequestContext>(router, options);
  const rest = new OpenAPIHandler<RequestContext>(router, options);

  let description: Promise<unknown> | undefined;
  app.get('/api/openapi.json', () => {
    description ??= describeApi();
    return description;
  });
  // Not HEAD: it would begin a stream of wake-ups that nobody hears and that never ends.
  const way = { method: ['GET', 'POST'], exposeHeadRoute: false };
  app.route({
    ...way,
    url: '/api/rpc/*',
    handler: (request, reply) => answer(rpc, '/api/rpc', request, reply),
  });
  app.route({ ...way, url: '/api/*', handler: (request, reply) => answer(rest, '/api', request, reply) });
}

interface InterceptedCall {
  next(): Promise<unknown>;
  path: readonly string[];
  context: RequestContext;
}

async function answer(
  handler: RPCHandler<RequestContext> | OpenAPIHandler<RequestContext>,
  prefix: '/api' | '/api/rpc',
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
  const { matched } = await handler.handle(request, reply, {
    prefix,
    context: {
      address: request.ip,
      authorization: request.headers.authorization,
      protocol: request.headers['careline-protocol']?.toString(),
      format: request.headers['careline-format']?.toString(),
      log: request.log,
      asker: { organization: 'none', device: 'none' },
    },
  });
  if (!matched) reply.code(404).send({ code: 'NOT_FOUND', message: 'There is no such procedure.' });
  return reply;
}

/** Errors of the contract pass; anything else becomes a fault without a word of what it was about. */
function answerable(error: unknown, path: readonly string[], { log, asker }: RequestContext): unknown {
  const procedure = path.join('.');
  if (error instanceof ORPCError && error.status < 500) {
    if (ACCESS_STATUSES.has(error.status)) logRefusedAccess(log, { code: error.code, procedure }, asker);
    return error;
  }
  log.error({ procedure, ...describeFault(error) }, 'procedure failed');
  if (!isDatabaseAway(error)) {
    return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'The server had a fault. Try again later.' });
  }
  return new ORPCError('SERVICE_UNAVAILABLE', {
    message: 'The database cannot be reached. Try again later.',
  });
}

function describeApi(): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(serverContract, {
    info: {
      title: 'Careline server',
      version: '1',
      description: 'What a device asks of the central server.',
    },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    security: [{ bearer: [] }],
  });
}
