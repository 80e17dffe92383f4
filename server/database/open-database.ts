import pg from 'pg';
import { StartError } from '../app/start-error.ts';
import { migrate } from './migrate.ts';

/** A database at this server's schema. */
export interface Database {
  url: string;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** The oldest PostgreSQL with everything the schema uses. */
export const MINIMUM_POSTGRES = 15;

export interface DatabaseOptions {
  /** Most connections at a time. */
  connections?: number;
  /** A statement that takes longer is stopped; 0 means never. */
  statementTimeoutMs?: number;
  onIdleError?: (error: Error) => void;
}

/**
 * Connects, checks the version and migrates under a lock.
 *
 * @throws {StartError} with a sentence: unreachable, refused, too old, schema newer than this server
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  await prepare(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: options.statementTimeoutMs ?? 0,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'careline',
  });
  pool.on('error', options.onIdleError ?? (() => undefined));
  // The pool listens to idle connections only: one that is lost between two questions of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { url, pool, close: () => pool.end() };
}

async function prepare(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'careline migration',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(url, error);
  }
  try {
    const { rows } = await client.query(`select current_setting('server_version_num')::int as version`);
    assertVersion(rows[0].version, url);
    await assertBound(client, url);
    await migrate(client);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== '42501') throw error;
    throw new StartError(
      'DATABASE_REFUSED',
      `Careline's database user may not make tables in ${placeOf(url)}. Make that user the owner of the database.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * @param version PostgreSQL's `server_version_num`, such as 160004
 * @throws {StartError} `DATABASE_TOO_OLD`
 */
export function assertVersion(version: number, url: string): void {
  const major = Math.floor(version / 10_000);
  if (major >= MINIMUM_POSTGRES) return;
  throw new StartError(
    'DATABASE_TOO_OLD',
    `The database at ${placeOf(url)} is PostgreSQL ${major}; Careline needs ${MINIMUM_POSTGRES} or newer. ` +
      'Upgrade it, or unset DATABASE_URL to use the embedded database.',
  );
}

/** Row-level security is worth nothing under a user for whom it does not hold. */
async function assertBound(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ name: string; is_free: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls as is_free from pg_roles where rolname = current_user',
  );
  if (!rows[0]?.is_free) return;
  throw new StartError(
    'DATABASE_REFUSED',
    `The database user "${rows[0].name}" is a superuser or may bypass row-level security, which keeps people's records apart. ` +
      `Give Careline a user of its own in ${placeOf(url)}: create role careline login createrole password '…'; ` +
      'make it the owner of an empty database, and name both in DATABASE_URL.',
  );
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there. Start PostgreSQL or correct DATABASE_URL.',
  ENOTFOUND: 'there is no computer of that name. Correct DATABASE_URL.',
  EAI_AGAIN: 'the name could not be looked up. Check the network or correct DATABASE_URL.',
  '28P01': 'it refuses the user or the password. Correct DATABASE_URL.',
  '28000': 'it does not let this user in. Correct DATABASE_URL or allow the user in pg_hba.conf.',
  '3D000': 'there is no database of that name. Make it with createdb or correct DATABASE_URL.',
  '57P03': 'it is still starting or shutting down. Try again in a moment.',
  '53300': 'it has no connection left. Close other programs or raise max_connections.',
};

function unreachable(url: string, error: unknown): StartError {
  const reason =
    REASONS[codeOf(error)] ?? 'it did not answer. Check that PostgreSQL runs there, or correct DATABASE_URL.';
  return new StartError('DATABASE_UNREACHABLE', `The database at ${placeOf(url)} cannot be used: ${reason}`, {
    cause: error,
  });
}

/** A name with several addresses fails as one error that holds several. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Where a database is, without user and password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
}
