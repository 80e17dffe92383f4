/** @file Careline's server in a process of the bench. */
import { startServer } from '#server/app/start-server.ts';
import { dataOfParent, serveParent, usage } from './child.ts';

const server = await startServer({
  ...dataOfParent<{ databaseUrl: string }>(),
  ...{ port: 0, log: 'silent' },
  // Signing a thousand devices in would take longer than the row.
  streamsPerDevice: 10_000,
});
serveParent<{ order: 'url' | 'usage' }>(
  async ({ order }) => (order === 'url' ? { url: server.url } : usage()),
  () => server.close(),
);
