import pg from 'pg';
import type { Id } from '#shared/domain/primitives.ts';
import { APP_ROLE, STEWARD_ROLE } from './roles.ts';

/** A transaction that has begun. What is asked through it is committed or undone as one. */
export interface Transaction {
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
}

/** Whose eyes a transaction of a request has. */
export interface Scope {
  organizationId: Id;
  staffId: Id;
}

/** Deadlock, serialization failure, and a scope that was withdrawn between reading and writing: everything was undone, try again. */
const TRY_AGAIN = new Set(['40P01', '40001', '42501']);
const ATTEMPTS = 4;

/**
 * Runs `work` as the request of a person: row-level security shows it what she may see. With `isSnapshot` everything is
 * read as of one moment and nothing can be written.
 */
export function inScope<T>(
  pool: pg.Pool,
  scope: Scope,
  work: (transaction: Transaction) => Promise<T>,
  { isSnapshot = false }: { isSnapshot?: boolean } = {},
): Promise<T> {
  const mode = isSnapshot ? 'isolation level repeatable read read only' : 'isolation level read committed';
  return run(pool, `begin ${mode}; ${takeOn(APP_ROLE, scope)}`, work);
}

/** Runs `work` as the server itself on one whole organization: imports, assignments, the demo. */
export function inOrganization<T>(
  pool: pg.Pool,
  organizationId: Id,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return run(pool, `begin; ${takeOn(STEWARD_ROLE, { organizationId, staffId: '' })}`, work);
}

/**
 * Within a transaction of a request, runs `work` as the server itself on the same organization, for what must be committed with the request and needs
 * more than the person sees. Nothing of what it reads may be answered to her.
 */
export async function asServer<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  const { rows } = await transaction.query<{ role: string }>('select current_user as role');
  await transaction.query(`set local role ${STEWARD_ROLE}`);
  // When `work` fails, the transaction is undone, and the role with it.
  const result = await work();
  if (rows[0]?.role === APP_ROLE) await transaction.query(`set local role ${APP_ROLE}`);
  return result;
}

/** Runs `work` as the database user itself, who owns accounts and devices and sees no document. */
export function inTransaction<T>(pool: pg.Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return run(pool, 'begin', work);
}

/** One statement text, so that a transaction begins with a single exchange with the database. */
function takeOn(role: string, scope: { organizationId: string; staffId: string }): string {
  return (
    `set local role ${role}; ` +
    `select set_config('careline.organization_id', ${pg.escapeLiteral(scope.organizationId)}, true), ` +
    `set_config('careline.staff_id', ${pg.escapeLiteral(scope.staffId)}, true)`
  );
}

async function run<T>(
  pool: pg.Pool,
  begin: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await work(client as Transaction);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (attempt === ATTEMPTS || !TRY_AGAIN.has(code)) throw error;
    } finally {
      // A connection that could not roll back may still hold a role or a lock: it is closed, not handed on.
      client.release(broken);
    }
  }
}
