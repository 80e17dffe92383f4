/** @file Break-ins by SQL over the server's own connection: what a hole in a query could reach at most. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import { APP_ROLE, STEWARD_ROLE } from '#server/database/roles.ts';
import { inOrganization, inScope } from '#server/database/transaction.ts';
import { createTown, type Town } from './break-in-town.ts';
import { newId } from './server-harness.ts';

let town: Town;
let database: Database;
beforeAll(async () => {
  town = await createTown();
  // One connection, so that each transaction gets what the one before has left.
  database = await openDatabase(town.world.databaseUrl, { connections: 1 });
});
afterAll(async () => {
  await database.close();
  await town.close();
});

/** Runs statements in one transaction that is undone; answers the rows of the last, or the code of the error. */
async function attempt(...statements: string[]): Promise<unknown> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const CLINICAL = ['documents', 'document_versions', 'tombstones'];
const asApp = `set local role ${APP_ROLE}`;
const scope = (organizationId: string, staffId: string) =>
  `select set_config('careline.organization_id', '${organizationId}', true), set_config('careline.staff_id', '${staffId}', true)`;

test('SCOPE-3 the application’s own role with no scope set sees and writes nothing', async () => {
  for (const table of CLINICAL) {
    expect([table, await attempt(asApp, `select * from ${table}`)]).toEqual([table, []]);
    expect([table, await attempt(asApp, `select count(*)::int as amount from ${table}`)]).toEqual([
      table,
      [{ amount: 0 }],
    ]);
  }
  expect(await attempt(asApp, `update documents set body = '{}' returning id`)).toEqual([]);
  const insert = `insert into documents (organization_id, collection, id, patient_id, rev, sequence, received_at, updated_by, device_id, bytes, body)
    values ('${town.world.organizationId}', 'tasks', '${newId()}', '${town.patientId}', 1, 1, now(), 'server', 'server', 2, '{}')`;
  expect(await attempt(asApp, insert)).toBe('42501');
  expect(await attempt(asApp, 'select * from visible_patients()')).toEqual([]);
  expect(await attempt(asApp, 'select allocate_sequences(1)')).toEqual([{ allocate_sequences: null }]);
  for (const table of ['people', 'devices', 'assignments', 'former_grants', 'covers', 'organizations']) {
    expect([table, await attempt(asApp, `select * from ${table}`)]).toEqual([table, '42501']);
  }
});

test('SCOPE-3 neither role, nor the user that connects, can see past row-level security or take more rights', async () => {
  const { rows } = await database.pool.query(
    `select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname in ($1, $2) or rolname = current_user order by rolname`,
    [APP_ROLE, STEWARD_ROLE],
  );
  expect(rows).toHaveLength(3);
  for (const role of rows) expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false });
  for (const table of CLINICAL) {
    expect([table, await attempt(`select * from ${table}`)]).toEqual([table, []]);
    expect([table, await attempt('set local row_security = off', `select * from ${table}`)]).toEqual([
      table,
      '42501',
    ]);
  }
  for (const role of [APP_ROLE, STEWARD_ROLE]) {
    for (const statement of [
      'alter table documents disable row level security',
      'alter table documents no force row level security',
      'drop policy seen on documents',
      'create policy all_of_it on documents using (true)',
      'truncate documents',
      'delete from installation',
      'select token_secret from installation',
      'select key from recovery_keys',
      'select token_hash from refresh_tokens',
      'select passphrase_hash from people',
      'select * from people',
      'create table careline_escape (id int)',
      `alter role ${APP_ROLE} bypassrls`,
    ]) {
      const outcome = await attempt(`set local role ${role}`, statement);
      expect([role, statement, outcome]).toEqual([role, statement, '42501']);
    }
  }
  for (const statement of [
    'delete from documents',
    'select passphrase_hash from people',
    'listen careline_escape; select body from documents, people',
  ]) {
    expect([statement, await attempt(asApp, statement)]).toEqual([statement, '42501']);
  }
});

test('SCOPE-3 a scope that does not belong together shows nothing', async () => {
  const { maria, eve, elsewhere, world } = town;
  const see = (organizationId: string, staffId: string, table: string) =>
    attempt(asApp, scope(organizationId, staffId), `select * from ${table} where collection <> 'staff'`);
  for (const table of ['documents', 'document_versions']) {
    expect(await see(elsewhere, maria.staffId, table)).toEqual([]);
    expect(await see(world.organizationId, eve.staffId, table)).toEqual([]);
    expect(await see(world.organizationId, newId(), table)).toEqual([]);
    expect(await see('', maria.staffId, table)).toEqual([]);
  }
  expect(await see(world.organizationId, maria.staffId, 'documents')).not.toEqual([]);
  expect(await see(`x' or true --`.replaceAll("'", "''"), maria.staffId, 'documents')).toBe('22P02');
  // The steward has one organization, and none without being told which.
  const asSteward = (organizationId: string) =>
    attempt(
      `set local role ${STEWARD_ROLE}`,
      scope(organizationId, ''),
      'select distinct organization_id from documents',
    );
  expect(await asSteward(elsewhere)).toEqual([{ organization_id: elsewhere }]);
  expect(await asSteward('')).toEqual([]);
});

test('a connection goes back to the pool with neither role nor scope, also after an error', async () => {
  const { maria, world } = town;
  const asked = { organizationId: world.organizationId, staffId: maria.staffId };
  const left = async () =>
    (
      await database.pool.query(
        `select current_user = session_user as is_itself, coalesce(current_setting('careline.organization_id', true), '') as organization,
                coalesce(current_setting('careline.staff_id', true), '') as staff`,
      )
    ).rows;
  const clean = [{ is_itself: true, organization: '', staff: '' }];
  await inScope(database.pool, asked, (transaction) => transaction.query('select 1'));
  expect(await left()).toEqual(clean);
  await expect(
    inScope(database.pool, asked, (transaction) => transaction.query('select 1 / 0')),
  ).rejects.toThrow();
  expect(await left()).toEqual(clean);
  await inOrganization(database.pool, world.organizationId, (transaction) => transaction.query('select 1'));
  expect(await left()).toEqual(clean);
  // An id is no way out of the statement that takes the role on.
  const sly = { organizationId: `x'; reset role; --`, staffId: maria.staffId };
  await expect(
    inScope(database.pool, sly, (transaction) => transaction.query('select * from documents')),
  ).rejects.toMatchObject({ code: '22P02' });
  expect(await left()).toEqual(clean);
});
