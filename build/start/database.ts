import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#server/embedded/embedded-postgres.ts';
import { withProgress } from '../setup/progress.mjs';
import { Trouble } from '../trouble.ts';
import type { Settings } from './settings.ts';

/** The oldest PostgreSQL that Careline is meant for; 14 is the oldest that its makers still repair. */
export const minimumPostgresVersion = 14;

/** A database that answers and is new enough. */
export interface Database {
  url: string;
  stop(): Promise<void>;
}

const CONNECT_WITHIN_MS = 5_000;

/**
 * Starts the embedded database, or checks the one that DATABASE_URL names.
 *
 * @throws {Trouble} when it cannot be reached, does not let us in, or is too old; never repeats the password
 */
export async function openDatabase(settings: Settings): Promise<Database> {
  if (settings.databaseUrl === undefined) {
    const folder = join(settings.dataFolder, 'postgresql');
    return withProgress('Starting the database', () => startEmbeddedPostgres({ folder }));
  }
  const url = settings.databaseUrl;
  await withProgress('Asking the database', () => assertUsable(url));
  return { url, stop: () => Promise.resolve() };
}

/**
 * @param serverVersionNumber PostgreSQL's `server_version_num`, such as 160004
 * @throws {Trouble} when that is older than `minimumPostgresVersion`
 */
export function assertPostgresVersion(serverVersionNumber: number, place: string): void {
  const major = Math.floor(serverVersionNumber / 10_000);
  if (major >= minimumPostgresVersion) return;
  throw new Trouble(
    `The database at ${place} is PostgreSQL ${major}, and Careline needs PostgreSQL ${minimumPostgresVersion} or newer. ` +
      'Upgrade it, or unset DATABASE_URL to use the embedded database.',
  );
}

async function assertUsable(url: string): Promise<void> {
  const place = placeOf(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('server_version_num')::int as version");
    assertPostgresVersion(Number(rows[0].version), place);
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(sentence(error, place));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function sentence(error: unknown, place: string): string {
  const code = codeOf(error);
  const remedies: Record<string, string> = {
    ECONNREFUSED: 'nothing answers there. Start PostgreSQL, or correct DATABASE_URL',
    ENOTFOUND: 'there is no computer of that name. Correct DATABASE_URL',
    EAI_AGAIN: 'the name could not be looked up. Check the network, or correct DATABASE_URL',
    '28P01': 'it refuses the user or the password. Correct DATABASE_URL',
    '28000': 'it does not let this user in. Correct DATABASE_URL, or allow the user in pg_hba.conf',
    '3D000': 'there is no database of that name. Make it with createdb, or correct DATABASE_URL',
  };
  const message = error instanceof Error ? error.message : String(error);
  const reason = remedies[code] ?? `${message}. Check that PostgreSQL runs there, or correct DATABASE_URL`;
  return `The database at ${place} cannot be used: ${reason} (or unset it to use the embedded database).`;
}

/** Node reports a name with several addresses as one error that holds several. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname === '' ? 'localhost' : hostname}:${port === '' ? 5432 : port}${pathname}`;
}
