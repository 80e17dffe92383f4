import { createServer } from 'node:net';
import { Trouble } from '../trouble.ts';

/**
 * Checks that the loopback port is free before anything is started.
 *
 * @throws {Trouble} naming the port and another one to choose
 */
export function assertPortFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new Trouble(sentence(port, error))));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}

function sentence(port: number, error: NodeJS.ErrnoException): string {
  const other = port < 65_535 ? port + 1 : port - 1;
  const remedy = `choose another port, for example: CARELINE_PORT=${other} npm start`;
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is already used by another program on this computer. Stop that program, or ${remedy}`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} is not open to your account; ${remedy.replace('choose', 'Choose')}`;
  return `Port ${port} cannot be used (${error.message}); ${remedy}`;
}
