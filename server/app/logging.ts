import type { FastifyInstance } from 'fastify';
import { describeFault } from './faults.ts';
import type { Metrics } from './metrics.ts';
import { ACCESS_STATUSES } from './refusals.ts';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** Addresses and bodies hold what a log may not: nothing of a request is written but what {@link addAccounting} says. */
const SERIALIZERS = {
  req: () => ({}),
  res: () => ({}),
  err(error: unknown) {
    const { fault, code, at } = describeFault(error);
    return { type: fault, message: code, stack: at.join('\n') };
  },
};

/** Settings of Fastify's logger: one JSON object a line, to standard output or to `write`. */
export function loggerOptions(level: LogLevel, write: ((line: string) => void) | undefined) {
  if (level === 'silent') return false;
  return { level, base: {}, serializers: SERIALIZERS, ...(write === undefined ? {} : { stream: { write } }) };
}

/** Counts and logs each answer by its route: the route's pattern, never the address asked for. */
export function addAccounting(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = routeOf(request.routeOptions.url, request.url);
    metrics.count('careline_requests_total', { method, route, status: String(reply.statusCode) });
    const ms = Math.round(reply.elapsedTime);
    const answered = { method, route, status: reply.statusCode, ms };
    if (isUnfit(reply.statusCode)) request.log.warn({ event: 'request.refused', ...answered }, 'refused');
    else request.log.info(answered, 'answered');
  });
}

/** Whether a request was turned away for its form, its size or where it went; who asked is told by `access.refused`. */
function isUnfit(status: number): boolean {
  return status >= 400 && status < 500 && !ACCESS_STATUSES.has(status);
}

const PROCEDURE =
  /^\/api\/rpc\/(auth\/(?:signIn|refresh|changePassphrase|recoveryChallenge|recover)|sync\/(?:pull|push|changes|fetch|digests|digestEntries|sendAsIs))(?:\?|$)/;

function routeOf(pattern: string | undefined, url: string): string {
  const procedure = pattern === '/api/rpc/*' ? PROCEDURE.exec(url)?.[1] : undefined;
  return procedure === undefined ? (pattern ?? 'none') : `/api/rpc/${procedure}`;
}
