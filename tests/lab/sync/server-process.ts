/** @file A server as an operator starts it, in a process of its own, so that it can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#build/root.ts';
import { freePort } from '#tests/support/command.ts';

export interface ServerProcess {
  readonly url: string;
  /** Starts it when it does not run; resolves when it listens. */
  start(): Promise<void>;
  /** SIGKILL: nothing is answered, nothing is tidied up. */
  kill(): Promise<void>;
  /** Ends of the process that nobody asked for, in words, since the last call. */
  takeCrashes(): string[];
}

const READY_WITHIN_MS = 60_000;

/** Prepares a server on the database; what it logs goes to `logFile`. */
export async function createServerProcess(databaseUrl: string, logFile: string): Promise<ServerProcess> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  let starting: Promise<void> | null = null;
  let crashes: string[] = [];

  async function launch(): Promise<void> {
    const { NODE_ENV, VITEST, ...inherited } = process.env;
    const started = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(root, 'server/main.ts')],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...inherited,
          DATABASE_URL: databaseUrl,
          CARELINE_PORT: String(port),
          CARELINE_LOG: 'warn',
          // The fault proxy says which device asks, so that attempts are counted per device.
          CARELINE_TRUST_PROXY: '127.0.0.1',
        },
      },
    );
    child = started;
    let said = '';
    const isReady = new Promise<void>((resolve) => {
      started.stdout.on('data', (chunk: Buffer) => {
        appendFileSync(logFile, chunk);
        said = (said + chunk).slice(-2000);
        if (said.includes('listens at')) resolve();
      });
    });
    started.stderr.on('data', (chunk: Buffer) => {
      appendFileSync(logFile, chunk);
      said = (said + chunk).slice(-2000);
    });
    const ended = once(started, 'exit').then(([code, signal]) => {
      if (child !== started) return;
      child = null;
      crashes.push(`a server ended by itself (${signal ?? `exit code ${code}`}): ${said.slice(-600)}`);
    });
    let cancel: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      cancel = setTimeout(resolve, READY_WITHIN_MS);
    });
    await Promise.race([isReady, ended, late]);
    clearTimeout(cancel);
  }

  return {
    url: `http://127.0.0.1:${port}`,
    start() {
      if (child) return Promise.resolve();
      starting ??= launch().finally(() => {
        starting = null;
      });
      return starting;
    },
    async kill() {
      const running = child;
      if (!running) return;
      child = null;
      const ended = once(running, 'exit');
      running.kill('SIGKILL');
      await ended;
    },
    takeCrashes() {
      const taken = crashes;
      crashes = [];
      return taken;
    },
  };
}
