import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { StartError } from '../app/start-error.ts';
import { ensureRoles } from './roles.ts';

interface Migration {
  number: number;
  name: string;
  statements: string;
  checksum: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);

/** Any number that no other program on this database uses: holds back a second Careline that starts at the same time. */
const LOCK = 4_380_001;

/**
 * Brings the database to this server's schema: runs the numbered files that have not run, each in a transaction of its
 * own, under a lock that makes a second server wait.
 *
 * @throws {StartError} `SCHEMA_NEWER` when a newer Careline has been here, `SCHEMA_ALTERED` when a file that ran has changed
 */
export async function migrate(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await ensureRoles(client);
    await client.query(
      `create table if not exists schema_migrations (
         number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
       )`,
    );
    const migrations = readMigrations();
    const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
      'select number, name, checksum from schema_migrations order by number',
    );
    assertKnown(rows, migrations);
    const applied = new Set(rows.map((row) => row.number));
    for (const migration of migrations) {
      if (!applied.has(migration.number)) await run(client, migration);
    }
    await client.query('insert into installation (token_secret) values ($1) on conflict do nothing', [
      randomBytes(32),
    ]);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

function readMigrations(): Migration[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    // A checkout on Windows may have other line ends; the statements are the same.
    const statements = readFileSync(new URL(name, FOLDER), 'utf8').replaceAll('\r\n', '\n');
    const checksum = createHash('sha256').update(statements).digest('hex');
    return { number: Number.parseInt(name, 10), name, statements, checksum };
  });
}

function assertKnown(applied: { number: number; name: string; checksum: string }[], ours: Migration[]): void {
  const byNumber = new Map(ours.map((migration) => [migration.number, migration]));
  for (const row of applied) {
    const known = byNumber.get(row.number);
    if (known === undefined) {
      throw new StartError(
        'SCHEMA_NEWER',
        `This database was last used by a newer Careline (its schema has step ${row.name}, which this one does not know). ` +
          'Start that version or a newer one; nothing was changed.',
      );
    }
    if (known.checksum !== row.checksum) {
      throw new StartError(
        'SCHEMA_ALTERED',
        `The schema step ${row.name} of this database is not the one this Careline has. ` +
          'Use the Careline that made the database, or give this one an empty database (CARELINE_DATA or DATABASE_URL).',
      );
    }
  }
}

async function run(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.statements);
    await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
