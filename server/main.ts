/** @file The central server on its own, for an operator's machine: settings come from the environment. */
import { StartError } from './app/start-error.ts';
import { startServer } from './app/start-server.ts';
import { readEnvironment } from './environment.ts';

try {
  const server = await startServer(readEnvironment(process.env));
  process.stdout.write(`Careline's server listens at ${server.url}\n`);
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      void server.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  process.exitCode = 1;
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
  else throw error;
}
