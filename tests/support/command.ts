import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '#build/root.ts';

/** A command of the project that runs as a person would run it. */
export interface RunningCommand {
  process: ChildProcess;
  /** Everything it has printed so far, on both channels. */
  output(): string;
  /** Resolves with the first match; rejects with the output when the command ends before. */
  prints(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Sends a signal, if any, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<{ exitCode: number | null; output: string }>;
}

/**
 * Starts `npm run <name>`, without npm around it.
 *
 * @param environment added to a copy of this process's; `undefined` takes a variable out
 */
export function startCommand(
  name: string,
  args: readonly string[] = [],
  environment: Record<string, string | undefined> = {},
): RunningCommand {
  const { NODE_ENV, VITEST, DATABASE_URL, CARELINE_PORT, CARELINE_DATA, INIT_CWD, ...present } = process.env;
  // How long it takes is what a person waits for, who has no cache of this run.
  const { NODE_COMPILE_CACHE, ...inherited } = present;
  const child = spawn(process.execPath, [join(root, 'build/run.mjs'), name, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, CARELINE_OPEN: '0', ...environment },
  });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const closed = once(child, 'close');
  return {
    process: child,
    output: () => output,
    prints: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = output.match(pattern);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        void closed.then(() => reject(new Error(`"${name}" ended before it printed ${pattern}:\n${output}`)));
      }),
    async end(signal) {
      if (signal !== undefined) child.kill(signal);
      const [exitCode] = await closed;
      return { exitCode, output };
    },
  };
}

/** A loopback port that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
