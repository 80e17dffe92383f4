import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { assertReachable, type OperatingSystemUser, postgresUser } from './operating-system-user.ts';
import { findPostgresPrograms, type PostgresPrograms } from './postgres-programs.ts';
import { type Postmaster, runningPort, startPostmaster } from './postmaster.ts';

/** A PostgreSQL of our own on this computer; `url` is for Careline's role, which is no superuser. */
export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its password and its log; made when missing. */
  folder: string;
  /** A free one is taken when left out. */
  port?: number;
  /** Gets a line when something takes long or was repaired. */
  log?: (line: string) => void;
  /** PostgreSQL settings on top of ours, such as `fsync: 'off'` for tests. */
  settings?: Record<string, string>;
}

const ROLE = 'careline';
const SUPERUSER = 'postgres';

/**
 * Starts the PostgreSQL that npm brought, on loopback only, and makes the cluster, the role and the database at the first
 * start. The role owns its database and may make roles and databases, but row-level security holds for it.
 *
 * @throws {EmbeddedPostgresError} with one sentence: no programs for this platform, folder not reachable by the
 * operating-system user, cluster of another version, start failed
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  const user = postgresUser();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== undefined) {
    await chown(folder, user.uid, user.gid);
    assertReachable(folder, user);
  }
  await chmod(folder, 0o700);
  const programs = await findPostgresPrograms(folder, user);
  const password = await readOrMakePassword(folder);
  const cluster = join(folder, 'cluster');
  const installed = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  assertSameVersion(installed?.trim(), programs.version, folder);
  if (installed === undefined) {
    options.log?.('Making the database cluster');
    await makeCluster({ folder, cluster, password, programs, user });
  }
  const postmaster = await startPostmaster({
    cluster,
    logFile: join(folder, 'postgresql.log'),
    port: options.port,
    programs,
    user,
    settings: options.settings ?? {},
  });
  try {
    await ensureRoleAndDatabase(postmaster, password);
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
  return { url: urlOf(ROLE, password, postmaster.port, ROLE), stop: () => postmaster.stop() };
}

/**
 * The address of an embedded database that another process has started on this folder, for programs that work beside a
 * running Careline.
 *
 * @returns undefined when none is running there
 */
export async function runningEmbeddedPostgres(folder: string): Promise<string | undefined> {
  const port = runningPort(join(resolve(folder), 'cluster'));
  if (port === undefined) return undefined;
  return urlOf(ROLE, await readOrMakePassword(folder), port, ROLE);
}

function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function readOrMakePassword(folder: string): Promise<string> {
  const file = join(folder, 'password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined && kept.trim() !== '') return kept.trim();
  const password = randomBytes(24).toString('hex');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function assertSameVersion(installed: string | undefined, version: string, folder: string): void {
  const major = version.split('.')[0];
  if (installed === undefined || installed === major) return;
  throw new EmbeddedPostgresError(
    'other-version',
    `The database in ${folder} was made by PostgreSQL ${installed}, and this Careline brings PostgreSQL ${major}. ` +
      'Start the Careline version that made it and export the data, or set CARELINE_DATA to an empty folder.',
  );
}

interface NewCluster {
  folder: string;
  cluster: string;
  password: string;
  programs: PostgresPrograms;
  user: OperatingSystemUser | undefined;
}

/** Made under another name and renamed, so that a kill in the middle leaves nothing half-made. */
async function makeCluster({ folder, cluster, password, programs, user }: NewCluster): Promise<void> {
  const unfinished = `${cluster}.new`;
  const passwordFile = join(folder, 'password.initdb');
  await rm(unfinished, { recursive: true, force: true });
  await rm(cluster, { recursive: true, force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid);
  try {
    await run(programs.initdb, user, folder, [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in locale sorts the same on every operating system and never changes with a system library.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, cluster);
}

function run(
  program: string,
  user: OperatingSystemUser | undefined,
  cwd: string,
  args: string[],
): Promise<void> {
  return new Promise((done, reject) => {
    const identity = user === undefined ? {} : { uid: user.uid, gid: user.gid };
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], ...identity });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const fail = (reason: string) =>
      reject(
        new EmbeddedPostgresError(
          'start-failed',
          `The database cluster could not be made in ${cwd}: ${reason}`,
        ),
      );
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => (code === 0 ? done() : fail(errors.trim().split('\n').slice(-3).join(' '))));
  });
}

async function ensureRoleAndDatabase(postmaster: Postmaster, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(SUPERUSER, password, postmaster.port, 'postgres') });
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
    if (role.rowCount === 0) {
      await client.query(`create role ${ROLE} login createdb createrole password '${password}'`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [ROLE]);
    if (database.rowCount === 0) await client.query(`create database ${ROLE} owner ${ROLE}`);
  } finally {
    await client.end();
  }
}
