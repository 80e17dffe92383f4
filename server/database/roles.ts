import type pg from 'pg';
import { StartError } from '../app/start-error.ts';

/** Runs the requests of people: sees what the person whose id is set in the transaction may see, and without one nothing. */
export const APP_ROLE = 'careline_app';

/** Runs the server's own work on one whole organization. */
export const STEWARD_ROLE = 'careline_steward';

/**
 * Makes the two roles and lets the connected role take them on. Roles belong to the cluster, not to the database: another
 * database of the same cluster may be making them at the same moment.
 *
 * @throws {StartError} `DATABASE_REFUSED` with the statements an administrator has to run
 */
export async function ensureRoles(client: pg.ClientBase): Promise<void> {
  for (const role of [APP_ROLE, STEWARD_ROLE]) {
    await retryRace(() => ensureRole(client, role));
  }
}

async function ensureRole(client: pg.ClientBase, role: string): Promise<void> {
  const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  try {
    if (known.rowCount === 0) await client.query(`create role ${role} nologin nobypassrls`);
    if (await canTakeOn(client, role)) return;
    const { rows } = await client.query(`select current_setting('server_version_num')::int as version`);
    // Since version 16 membership can be told to inherit nothing: the connected role then has these rights only on request.
    const how = rows[0].version >= 160_000 ? ' with inherit false, set true' : '';
    await client.query(`grant ${role} to current_user${how}`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '42501')) throw error;
    throw new StartError(
      'DATABASE_REFUSED',
      `Careline's database user may not make the role ${role}. As an administrator of the database run: ` +
        `create role ${role} nologin; grant ${role} to <Careline's database user>;`,
    );
  }
}

async function canTakeOn(client: pg.ClientBase, role: string): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`set local role ${role}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.query('rollback');
  }
}

/** `duplicate_object`, `unique_violation` and "tuple concurrently updated" mean that somebody else was quicker. */
async function retryRace(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (attempt === 5 || !['42710', '23505', 'XX000'].includes(code)) throw error;
    }
  }
}
