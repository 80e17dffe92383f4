/** @file The line between one device and the servers: passes requests on to either of them, and does to them what bad lines do. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../kill/random.ts';
import { type Answer, forward, passOn, readBody } from './forward.ts';
import type { LineFault } from './step.ts';

export interface FaultProxy {
  readonly url: string;
  set(fault: LineFault | null): void;
  /** Ends every connection that is open, as a router does that starts anew. */
  reset(): void;
  close(): Promise<void>;
}

export interface ProxyOptions {
  seed: readonly number[];
  /** The addresses of the servers that may be asked. */
  servers: readonly string[];
  /** Says to the servers which device asks. */
  address: string;
  /** A server answered with a fault of its own. `since` is when it was asked. */
  onServerFault(status: number, path: string, since: number): void;
}

const REORDER_WITHIN_MS = 250;

/** Opens the line. Without a fault it only chooses a server, and the other one when the first does not answer. */
export async function openFaultProxy(options: ProxyOptions): Promise<FaultProxy> {
  const random = seededRandom(...options.seed);
  const sockets = new Set<Socket>();
  let fault: LineFault | null = null;
  let letGo: (() => void) | null = null;

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    if (fault === 'cut') socket.destroy();
    if (fault === 'half-open') socket.pause();
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const since = performance.now();
    const present = fault;
    const body = await readBody(request);
    if (present === 'delay') await sleep(random.whole(20, 300));
    if (present === 'reorder') await overtaken();
    const answer = await ask(request, body);
    if (!answer) {
      response.destroy();
      return;
    }
    if (answer.status >= 500) options.onServerFault(answer.status, request.url ?? '', since);
    const isStream = request.method === 'GET' || (request.url ?? '').endsWith('/sync/changes');
    if (present === 'duplicate' && !isStream) {
      await answer.drop();
      const again = await ask(request, body);
      if (!again) response.destroy();
      else await passOn(again, response);
      return;
    }
    if (present === 'answer-lost' && !isStream) {
      await answer.drop();
      response.destroy();
      return;
    }
    if (present === 'delay') await sleep(random.whole(20, 300));
    await passOn(answer, response, present === 'half-answer' && !isStream);
  }

  /** Waits until another request has passed, or for a moment. */
  async function overtaken(): Promise<void> {
    if (letGo) {
      const release = letGo;
      letGo = null;
      setTimeout(release, 20);
      return;
    }
    await Promise.race([
      new Promise<void>((resolve) => {
        letGo = resolve;
      }),
      sleep(random.whole(50, REORDER_WITHIN_MS)),
    ]);
    letGo = null;
  }

  async function ask(request: IncomingMessage, body: Buffer): Promise<Answer | null> {
    const first = random.chance(50) ? 0 : 1;
    for (const index of [first, 1 - first]) {
      const target = options.servers[index];
      if (target === undefined) continue;
      const answer = await forward(target, request, body, options.address);
      if (answer !== 'not-reached') return answer;
    }
    return null;
  }

  function reset(): void {
    for (const socket of sockets) socket.destroy();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    set(next) {
      fault = next;
      if (next === 'cut') reset();
      // What is on its way in either direction goes nowhere, and nobody is told.
      if (next === 'half-open') for (const socket of sockets) halfOpen(socket);
    },
    reset,
    async close() {
      reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function halfOpen(socket: Socket): void {
  socket.pause();
  socket.cork();
}
