import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const compress = promisify(gzip);

/** Below this a packet is a packet. */
const WORTH_BYTES = 2048;

/**
 * Compresses the pages of a pull: a nurse's first sync is some tens of megabytes over a home line. Nothing else is
 * compressed, above all no answer that holds a token.
 */
export function compressPulls(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < WORTH_BYTES) return payload;
    const isPull = /^\/api\/(?:rpc\/)?sync\/pull$/.test(request.url);
    if (!isPull || !/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload;
    const compressed = await compress(payload, { level: constants.Z_BEST_SPEED });
    reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length');
    return compressed;
  });
}
