/** @file The line between a device and a server, for tests: it can die without a word, and make the device look like another one. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Line {
  readonly url: string;
  /** Every connection that is open now carries nothing any more and is not closed: what a sleep or a lost router leaves behind. */
  die(): void;
  /** While it is cut, every connection is closed at once. */
  cut(isCut: boolean): void;
  /** Headers that every request gets from now on. */
  rewrite(headers: Record<string, string>): void;
  /** How many requests came for paths that end so, and what they asked. */
  count(ending: string): number;
  bodies(ending: string): string[];
  close(): Promise<void>;
}

/** Opens a line to a server. */
export async function openLine(serverUrl: string): Promise<Line> {
  const target = new URL(serverUrl);
  const open = new Set<Socket>();
  const dead = new Set<Socket>();
  const requests: { path: string; body: string }[] = [];
  let headers: Record<string, string> = {};
  let isCut = false;

  function handle(incoming: IncomingMessage, response: ServerResponse): void {
    if (dead.has(incoming.socket)) return;
    const came = { path: incoming.url ?? '', body: '' };
    requests.push(came);
    incoming.on('data', (chunk) => {
      came.body += String(chunk);
    });
    const outgoing = request(
      {
        hostname: target.hostname,
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, ...headers },
      },
      (answer) => {
        if (dead.has(incoming.socket)) return;
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        response.flushHeaders();
        answer.on('data', (chunk) => {
          if (!dead.has(incoming.socket)) response.write(chunk);
        });
        answer.on('end', () => {
          if (!dead.has(incoming.socket)) response.end();
        });
        answer.on('error', () => response.destroy());
      },
    );
    outgoing.on('error', () => {
      if (!dead.has(incoming.socket)) response.destroy();
    });
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  const server = createServer(handle);
  server.on('connection', (socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    die() {
      for (const socket of open) dead.add(socket);
    },
    cut(next) {
      isCut = next;
      if (isCut) for (const socket of open) socket.destroy();
    },
    rewrite(next) {
      headers = next;
    },
    count: (ending) => requests.filter(({ path }) => path.endsWith(ending)).length,
    bodies: (ending) => requests.filter(({ path }) => path.endsWith(ending)).map(({ body }) => body),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
