/** @file The least a server of event streams is: no accounts, no database, a heartbeat as ours. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveParent, usage } from './child.ts';

const HEARTBEAT_MS = 25_000;
const open = new Set<ServerResponse>();
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('data: {"sequence":1}\n\n');
  open.add(response);
  response.once('close', () => open.delete(response));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const heartbeat = setInterval(() => {
  for (const response of open) response.write('data: {"sequence":1}\n\n');
}, HEARTBEAT_MS);

serveParent<{ order: 'url' | 'usage' }>(
  async ({ order }) =>
    order === 'url' ? { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } : usage(),
  async () => {
    clearInterval(heartbeat);
    server.closeAllConnections();
    server.close();
  },
);
