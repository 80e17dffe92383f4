import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { OperatingSystemUser } from './operating-system-user.ts';
import type { PostgresPrograms } from './postgres-programs.ts';

/** A running PostgreSQL server process on one cluster folder. */
export interface Postmaster {
  port: number;
  stop(): Promise<void>;
}

export interface PostmasterOptions {
  cluster: string;
  logFile: string;
  port: number | undefined;
  programs: PostgresPrograms;
  user: OperatingSystemUser | undefined;
  settings: Record<string, string>;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

/**
 * Starts PostgreSQL on loopback and waits until it accepts connections. A port that another program takes in the
 * meantime is replaced, unless the caller asked for it by number.
 *
 * @throws {EmbeddedPostgresError} `start-failed` with the last line of PostgreSQL's own log
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  await clearStalePidFile(options.cluster);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const child = launch(options, port);
    if (await becameReady(child, options.cluster)) return postmaster(child, port, options);
    await stopChild(child, options);
    const log = readFileSync(options.logFile, 'utf8').trim();
    const portTaken = /could not bind/i.test(log);
    if (portTaken && options.port === undefined && attempt < 4) continue;
    const reason =
      log.split('\n').findLast((line) => /FATAL|ERROR|PANIC|error/.test(line)) ?? 'it did not answer in time';
    throw new EmbeddedPostgresError(
      'start-failed',
      `The embedded database did not start: ${reason.replace(/^.*?(FATAL|ERROR|PANIC):\s*/, '')}. Its log is ${options.logFile}.`,
    );
  }
}

/** The port of a PostgreSQL that already runs on this cluster. */
export function runningPort(cluster: string): number | undefined {
  const lines = readPidFile(cluster);
  return isPostgresOn(Number(lines[0]), cluster) && lines[7]?.trim() === 'ready'
    ? Number(lines[3])
    : undefined;
}

function launch(options: PostmasterOptions, port: number): ChildProcess {
  const settings = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    ...options.settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(options.logFile, 'w', 0o600);
  const child = spawn(options.programs.postgres, ['-D', options.cluster, ...settings], {
    cwd: options.cluster,
    stdio: ['ignore', log, log],
    // Ctrl-C reaches the whole foreground group; the server must first let go of its connections.
    detached: process.platform !== 'win32',
    ...(options.user === undefined ? {} : { uid: options.user.uid, gid: options.user.gid }),
  });
  closeSync(log);
  // A Careline that ends without stopping it, even while it starts, must not leave it behind.
  const onExit = () => child.kill('SIGINT');
  process.once('exit', onExit);
  child.once('exit', () => process.removeListener('exit', onExit));
  return child;
}

function postmaster(child: ChildProcess, port: number, options: PostmasterOptions): Postmaster {
  return { port, stop: () => stopChild(child, options) };
}

/** PostgreSQL writes its state into the eighth line of postmaster.pid; `pg_ctl` waits for the same word. */
async function becameReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && hasNotEnded(child)) {
    const lines = readPidFile(cluster);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(25);
  }
  return false;
}

async function stopChild(child: ChildProcess, options: PostmasterOptions): Promise<void> {
  if (!hasNotEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (process.platform === 'win32') {
    spawnSync(options.programs.pgCtl, ['stop', '-D', options.cluster, '-m', 'fast', '-w'], {
      stdio: 'ignore',
    });
  } else {
    child.kill('SIGINT');
  }
  const late = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(late);
}

/** A killed computer or a killed Careline leaves postmaster.pid behind, perhaps with PostgreSQL still running. */
async function clearStalePidFile(cluster: string): Promise<void> {
  const pid = Number(readPidFile(cluster)[0]);
  if (Number.isInteger(pid) && pid > 1 && isPostgresOn(pid, cluster)) {
    process.kill(pid, 'SIGINT');
    const deadline = Date.now() + STOP_WITHIN_MS;
    while (Date.now() < deadline && existsSync(join(cluster, 'postmaster.pid'))) await sleep(50);
  }
  if (!isPostgresOn(pid, cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function isPostgresOn(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || process.platform === 'win32') return false;
  const shown = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  if (shown.error === undefined) return shown.stdout.includes(cluster);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false;
  }
}

function readPidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function hasNotEnded(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
