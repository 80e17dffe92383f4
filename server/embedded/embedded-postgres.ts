import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { assertReachable, type OperatingSystemUser, postgresUser } from './operating-system-user.ts';
import { findPostgresPrograms, type PostgresPrograms } from './postgres-programs.ts';
import { runningPort, startPostmaster } from './postmaster.ts';

/** A PostgreSQL of our own on this computer; `url` is for Careline's role, which is no superuser. */
export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its two passwords and its log; made when missing. */
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
const SUPERUSER_PASSWORD = 'superuser-password';
/** Wrong password or no such role, no such database. */
const NOT_LET_IN = new Set(['28P01', '28000', '3D000']);

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
  const password = await readOrMakePassword(folder, 'password');
  const cluster = join(folder, 'cluster');
  const installed = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  assertSameVersion(installed?.trim(), programs.version, folder);
  if (installed === undefined) {
    options.log?.('Making the database cluster');
    const superuserPassword = await readOrMakePassword(folder, SUPERUSER_PASSWORD);
    await makeCluster({ folder, cluster, password: superuserPassword, programs, user });
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
    await partPasswords(folder, postmaster.port, password);
    await ensureRoleAndDatabase(folder, postmaster.port, password);
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
  return urlOf(ROLE, await readOrMakePassword(folder, 'password'), port, ROLE);
}

function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function readOrMakePassword(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.trim() !== '') return kept.trim();
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

/** Whether a role gets in with this password; what is wrong otherwise is thrown. */
async function isLetIn(role: string, password: string, port: number, database: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(role, password, port, database) });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (NOT_LET_IN.has(String((error as { code?: unknown }).code))) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** A cluster of an older Careline has one password for both: the superuser gets one of its own. */
async function partPasswords(folder: string, port: number, password: string): Promise<void> {
  const file = join(folder, SUPERUSER_PASSWORD);
  if (existsSync(file)) return;
  const next = await readOrMakePassword(folder, `${SUPERUSER_PASSWORD}.new`);
  // A kill may have come between the change and the renaming.
  if (await isLetIn(SUPERUSER, password, port, 'postgres')) {
    await asSuperuser(password, port, (client) => client.query(`alter role ${SUPERUSER} password '${next}'`));
  }
  await rename(`${file}.new`, file);
}

async function asSuperuser(
  password: string,
  port: number,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(SUPERUSER, password, port, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The superuser is asked once, when the role or its database is missing: after that Careline works with its own role only. */
async function ensureRoleAndDatabase(folder: string, port: number, password: string): Promise<void> {
  if (await isLetIn(ROLE, password, port, ROLE)) return;
  await asSuperuser(await readOrMakePassword(folder, SUPERUSER_PASSWORD), port, async (client) => {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
    if (role.rowCount === 0) {
      await client.query(`create role ${ROLE} login createdb createrole password '${password}'`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [ROLE]);
    if (database.rowCount === 0) await client.query(`create database ${ROLE} owner ${ROLE}`);
  });
}
