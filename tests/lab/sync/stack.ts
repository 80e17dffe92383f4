/** @file What all seeds share: one real PostgreSQL, two real server processes on it, and the device's program, built. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import { startEmbeddedPostgres } from '#server/embedded/embedded-postgres.ts';
import { buildProgram } from '#tests/support/build-program.ts';
import { freePort } from '#tests/support/command.ts';
import { createServerProcess, type ServerProcess } from './server-process.ts';

export interface Stack {
  /** For what is kept of a failed run. */
  scratch: string;
  /** For the stores of the devices, in memory where the system has a folder for that: what a disk keeps is for the kill lab. */
  stores: string;
  /** The built worker of a device. */
  program: string;
  servers: readonly [ServerProcess, ServerProcess];
  /** The lab's own connections, for what administrators do and for looking at the end. */
  database: Database;
  /** Stops PostgreSQL as an update of the system does, and starts it again. */
  restartDatabase(): Promise<void>;
  /** Whether the database was away at some moment since `since` (`performance.now()`), a little time for reconnecting included. */
  wasDatabaseAway(since: number): boolean;
  /** Everything runs. */
  heal(): Promise<void>;
  stop(isKept: boolean): Promise<void>;
}

/** After a restart the servers' pools still hand out dead connections for a moment. */
const RECONNECT_MS = 1500;

const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
};

const MEMORY = '/dev/shm';

export async function startStack(): Promise<Stack> {
  const scratch = await mkdtemp(join(tmpdir(), 'careline-lab-sync-'));
  const stores = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'careline-lab-stores-'));
  const folder = await mkdtemp(join(tmpdir(), 'careline-postgres-'));
  const port = await freePort();
  // First what may fail before anything runs that would have to be stopped.
  const program = await buildProgram(new URL('../../support/device-worker.ts', import.meta.url));
  let cluster = await startEmbeddedPostgres({ folder, port, settings: SETTINGS });
  const database = await openDatabase(cluster.url);
  const [first, second] = await Promise.all([
    createServerProcess(cluster.url, join(scratch, 'server-0.log')),
    createServerProcess(cluster.url, join(scratch, 'server-1.log')),
  ]);
  await Promise.all([first.start(), second.start()]);
  let awayUntil = 0;
  let restarting: Promise<void> | null = null;

  async function restart(): Promise<void> {
    awayUntil = Number.POSITIVE_INFINITY;
    await cluster.stop();
    cluster = await startEmbeddedPostgres({ folder, port, settings: SETTINGS });
    awayUntil = performance.now() + RECONNECT_MS;
  }

  return {
    scratch,
    stores,
    program: program.file,
    servers: [first, second],
    database,
    restartDatabase() {
      restarting ??= restart().finally(() => {
        restarting = null;
      });
      return restarting;
    },
    wasDatabaseAway: (since) => awayUntil >= since,
    async heal() {
      await restarting;
      await Promise.all([first.start(), second.start()]);
    },
    async stop(isKept) {
      await restarting;
      await Promise.all([first.kill(), second.kill()]);
      await database.close();
      await cluster.stop();
      await program.remove();
      for (const done of [folder, stores]) await rm(done, { recursive: true, force: true });
      if (!isKept) await rm(scratch, { recursive: true, force: true });
    },
  };
}
