import { connect, createServer, type Socket } from 'node:net';

/** Hands connections out to several servers in turn, past those that do not answer: what stands before server processes. */
export interface RoundRobinProxy {
  url: string;
  /** How many connections each server got, by its address. */
  connections(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Starts it on a free port of this computer. */
export function startRoundRobinProxy(urls: readonly string[]): Promise<RoundRobinProxy> {
  const sockets = new Set<Socket>();
  const given = new Map(urls.map((url) => [url, 0]));
  let turn = 0;

  function pass(client: Socket, attempts: number): void {
    const url = urls[turn % urls.length] ?? '';
    turn += 1;
    const { hostname, port } = new URL(url);
    const server = connect({ host: hostname, port: Number(port) });
    sockets.add(server);
    server.once('connect', () => {
      given.set(url, (given.get(url) ?? 0) + 1);
      server.removeAllListeners('error');
      client.pipe(server).pipe(client);
      server.on('error', () => client.destroy()).on('close', () => client.destroy());
      client.on('error', () => server.destroy()).on('close', () => server.destroy());
    });
    server.once('error', () => {
      if (attempts > 1) pass(client, attempts - 1);
      else client.destroy();
    });
    server.on('close', () => sockets.delete(server));
  }

  const proxy = createServer((client) => {
    sockets.add(client);
    client.on('error', () => client.destroy()).on('close', () => sockets.delete(client));
    pass(client, urls.length);
  });
  return new Promise((resolve) => {
    proxy.listen(0, '127.0.0.1', () => {
      const address = proxy.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}`,
        connections: () => given,
        close: () =>
          new Promise((done) => {
            proxy.close(() => done());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}
