import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { nonceMark } from '#shared/contract/bridge.ts';
import { ENGINE_WORKER_POLICY, pagePolicy } from './security-headers.ts';

const ENGINE_WORKER = /[\\/]assets[\\/]engine\.worker-[\w-]+\.js$/;
const HASHED = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/;

/**
 * Serves the built web home. The page gets a new nonce with every answer, in its header and in its text: the service
 * worker keeps the answer whole, so that the two still agree when it serves the page offline.
 *
 * @param webRoot folder of the build; when it is missing the server answers 404 and goes on
 */
export async function serveWebHome(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    cacheControl: false,
    dotfiles: 'ignore',
    suppressWarning: true,
    setHeaders(reply, path) {
      const isHashed = HASHED.test(path);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (ENGINE_WORKER.test(path)) reply.header('content-security-policy', ENGINE_WORKER_POLICY);
    },
  });

  async function sendPage(reply: FastifyReply): Promise<FastifyReply> {
    const page = await readFile(join(webRoot, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) {
      return reply.code(404).type('text/plain; charset=utf-8').send('The web home has not been built.\n');
    }
    const nonce = randomBytes(18).toString('base64');
    return reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', pagePolicy(nonce))
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(nonceMark, nonce));
  }

  app.get('/', (_request, reply) => sendPage(reply));
  app.get('/index.html', (_request, reply) => sendPage(reply));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const isPage = !/^\/(api|assets)\//.test(path) && !/\.\w+$/.test(path);
    if (isPage && (request.method === 'GET' || request.method === 'HEAD')) return sendPage(reply);
    return reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing at this address.' });
  });
}
