// The central server for `npm run dev`, in a process of its own that Node starts again when a source changes.
import { startServer } from '#server/app/start-server.ts';
import { root } from '../root.ts';
import { printTrouble } from '../trouble.ts';

try {
  const server = await startServer({
    databaseUrl: process.env.DATABASE_URL ?? '',
    port: Number(process.env.CARELINE_SERVER_PORT),
    host: '127.0.0.1',
    webRoot: `${root}/dist/web`,
  });
  process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
} catch (error) {
  printTrouble(error);
  process.exitCode = 1;
}
