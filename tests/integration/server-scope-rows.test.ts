import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#server/database/open-database.ts';
import { APP_ROLE, STEWARD_ROLE } from '#server/database/roles.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';
import { auditEvent, row, task } from './server-documents.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

/** Everything that holds health data. The first test fails when a table is added and neither list has it. */
const HEALTH = ['audit_trail', 'document_versions', 'documents', 'tombstones'];
/** Nothing of a patient, and for its person's eyes only. */
const OWN = ['running_clocks'];
const OTHER = [
  'account_events',
  'assignments',
  'covers',
  'devices',
  'former_grants',
  'installation',
  'organizations',
  'people',
  'recovery_challenges',
  'recovery_keys',
  'refresh_tokens',
  'schema_migrations',
  'sign_in_attempts',
  'teams',
];
const NOBODY = { organizationId: '', staffId: '' };

let world: World;
let maria: TestDevice;
let noor: TestDevice;
let login: pg.Client;
let marias: string;
let moved: string;
let elsewhere: string;
beforeAll(async () => {
  world = await createWorld();
  const mariaId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  const noorId = await world.createPerson('noor@northside.example', 'care-manager', 'West');
  [marias = ''] = await world.givePatients(mariaId, 1);
  [moved = ''] = await world.givePatients(mariaId, 1);
  elsewhere = await world.createOrganization('Southside');
  maria = await world.signIn('maria@northside.example');
  noor = await world.signIn('noor@northside.example');
  await maria.push('tasks', row(task(maria, marias)), row(task(maria, moved)));
  await maria.push('auditEvents', row(auditEvent(maria, marias)));
  await world.assign(noorId, [moved]);
  login = new pg.Client({ connectionString: world.databaseUrl });
  await login.connect();
});
afterAll(async () => {
  await login.end();
  await world.close();
});

type Scope = typeof NOBODY;

/** Runs one statement as a role with a scope and undoes it. Answers its rows and how many it touched, or PostgreSQL's code. */
async function attempt(role: string | null, scope: Scope, statement: string, values: unknown[] = []) {
  await login.query('begin');
  try {
    if (role !== null) await login.query(`set local role ${role}`);
    await login.query(
      `select set_config('careline.organization_id', $1, true), set_config('careline.staff_id', $2, true)`,
      [scope.organizationId, scope.staffId],
    );
    const { rows, rowCount } = await login.query(statement, values);
    return { rows, rowCount, code: '' };
  } catch (error) {
    return { rows: [], rowCount: 0, code: (error as { code?: string }).code ?? String(error) };
  } finally {
    await login.query('rollback');
  }
}

const home = (device: TestDevice): Scope => ({
  organizationId: world.organizationId,
  staffId: device.staffId,
});

test('SCOPE-3 every table is known as one that holds health data or none, and those that do force row-level security', async () => {
  const { rows } = await login.query<{ name: string; is_forced: boolean }>(
    `select relname as name, relforcerowsecurity and relrowsecurity as is_forced
       from pg_class where relkind in ('r', 'p', 'm', 'v') and relnamespace = 'public'::regnamespace order by relname`,
  );
  expect(rows.map(({ name }) => name)).toEqual([...HEALTH, ...OWN, ...OTHER].sort());
  expect(rows.filter(({ is_forced }) => is_forced).map(({ name }) => name)).toEqual(
    [...HEALTH, ...OWN].sort(),
  );
});

test('SCOPE-3 no role of the server is a superuser or bypasses row-level security, and the owner of the tables sees nothing', async () => {
  const { rows } = await login.query(
    `select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles
      where rolname in (current_user, $1, $2) order by rolname`,
    [APP_ROLE, STEWARD_ROLE],
  );
  expect(rows).toEqual([
    { rolname: 'careline', rolsuper: false, rolbypassrls: false, rolcanlogin: true },
    { rolname: APP_ROLE, rolsuper: false, rolbypassrls: false, rolcanlogin: false },
    { rolname: STEWARD_ROLE, rolsuper: false, rolbypassrls: false, rolcanlogin: false },
  ]);
  for (const table of HEALTH) {
    for (const scope of [NOBODY, home(maria)]) {
      expect((await attempt(null, scope, `select * from ${table}`)).rows).toEqual([]);
      expect((await attempt(null, scope, `delete from ${table}`)).rowCount).toBe(0);
    }
  }
});

test('SCOPE-3 a database user for whom row-level security does not hold is refused', async () => {
  const own = await createTestDatabase();
  // The embedded cluster's superuser, who makes Careline's role and does nothing else.
  const url = new URL(inject('postgresSuperuserUrl'));
  url.pathname = new URL(own.url).pathname;
  expect(inject('postgresUrl')).toContain('careline:');
  await expect(openDatabase(url.href)).rejects.toMatchObject({
    code: 'DATABASE_REFUSED',
    message: expect.stringMatching(/"postgres" is a superuser or may bypass row-level security/),
  });
  await own.drop();
});

test.each([
  [APP_ROLE, 'no scope', () => NOBODY],
  [APP_ROLE, 'a person and no organization', () => ({ organizationId: '', staffId: maria.staffId })],
  [APP_ROLE, 'an organization and no person', () => ({ ...home(maria), staffId: '' })],
  [APP_ROLE, 'a person who does not exist', () => ({ ...home(maria), staffId: newId() })],
  [APP_ROLE, 'another organization', () => ({ organizationId: elsewhere, staffId: maria.staffId })],
  [STEWARD_ROLE, 'no scope', () => NOBODY],
  [STEWARD_ROLE, 'another organization', () => ({ organizationId: elsewhere, staffId: '' })],
])('SCOPE-3 as %s with %s nothing is seen, added, changed or removed', async (role, _what, scopeOf) => {
  const scope = scopeOf();
  const existing = await documentOf(marias);
  for (const table of HEALTH) {
    expect(await attempt(role, scope, `select * from ${table}`)).toMatchObject({ rows: [], code: '' });
    const changed = await attempt(role, scope, `update ${table} set sequence = sequence`);
    expect(changed.rowCount).toBe(0);
    expect((await attempt(role, scope, `delete from ${table}`)).rowCount).toBe(0);
  }
  expect(await insert(role, scope, 'documents', { ...existing, id: newId() })).toBe('42501');
  expect(await insert(role, scope, 'document_versions', { ...existing, id: newId() })).toBe('42501');
  const mark = [world.organizationId, maria.staffId, newId()];
  const tombstone = await attempt(
    role,
    scope,
    `insert into tombstones (organization_id, staff_id, collection, id, sequence) values ($1, $2, 'tasks', $3, 1)`,
    mark,
  );
  expect(tombstone.code).toBe('42501');
  for (const table of OTHER) {
    const { rows, code } = await attempt(role, scope, `select 1 from ${table} where $1 = $1`, ['']);
    // Rows of the other organization are its own.
    if (code === '' && table === 'organizations') expect(rows.length).toBeLessThanOrEqual(1);
    else if (code === '') expect(rows).toEqual([]);
    else expect(code).toBe('42501');
  }
});

test('SCOPE-3 with the scope of one person nothing of another is seen, added, changed or removed', async () => {
  const scope = home(noor);
  const seen = await attempt(APP_ROLE, scope, `select * from documents where patient_id = $1`, [marias]);
  expect(seen).toMatchObject({ rows: [], code: '' });
  const own = await attempt(
    APP_ROLE,
    scope,
    'select distinct patient_id from documents where patient_id is not null',
  );
  expect(own.rows).toHaveLength(1);
  for (const table of ['documents', 'document_versions']) {
    const { rows } = await attempt(APP_ROLE, scope, `select * from ${table} where patient_id = $1`, [marias]);
    expect(rows).toEqual([]);
    const trail = await attempt(APP_ROLE, scope, `select * from ${table} where collection = 'auditEvents'`);
    expect(trail.rows).toEqual([]);
  }
  const marks = `select * from tombstones where staff_id = $1`;
  expect((await attempt(APP_ROLE, home(maria), marks, [maria.staffId])).rows).toHaveLength(2);
  expect((await attempt(APP_ROLE, scope, marks, [maria.staffId])).rows).toEqual([]);

  const existing = await documentOf(marias);
  const change = `update documents set body = '{}' where id = $1`;
  expect((await attempt(APP_ROLE, home(maria), change, [existing.id])).rowCount).toBe(1);
  expect((await attempt(APP_ROLE, scope, change, [existing.id])).rowCount).toBe(0);
  expect((await attempt(APP_ROLE, scope, `delete from documents where id = $1`, [existing.id])).code).toBe(
    '42501',
  );
  expect(await insert(APP_ROLE, home(maria), 'documents', { ...existing, id: newId() })).toBe('');
  expect(await insert(APP_ROLE, scope, 'documents', { ...existing, id: newId() })).toBe('42501');
  expect(await insert(APP_ROLE, scope, 'document_versions', { ...existing, id: newId() })).toBe('42501');
  // Her own document cannot be given a patient of somebody else.
  const smuggle = `update documents set patient_id = $1 where patient_id = any(array(select visible_patients()))`;
  expect((await attempt(APP_ROLE, scope, smuggle, [marias])).code).toBe('42501');
});

test('SCOPE-3 a request has no right on accounts, grants, keys and tokens, and learns of no grants but its own', async () => {
  const scope = home(noor);
  for (const table of OTHER) {
    expect((await attempt(APP_ROLE, scope, `select * from ${table}`)).code).toBe('42501');
  }
  const ask = `select * from own_former_grants($1, '-infinity')`;
  expect((await attempt(APP_ROLE, home(maria), ask, [[moved]])).rows).toMatchObject([{ patient_id: moved }]);
  expect((await attempt(APP_ROLE, scope, ask, [[moved, marias]])).rows).toEqual([]);
});

test('SCOPE-3 a record passed on as it is is seen by the supervisors of its author only, and only the server makes one', async () => {
  const sue = await world.createPerson('sue@northside.example', 'supervisor', 'East');
  const wes = await world.createPerson('wes@northside.example', 'supervisor', 'West');
  const item = {
    collection: 'reviewItems',
    id: newId(),
    patient_id: null,
    updated_by: maria.staffId,
    device_id: maria.deviceId,
    body: { raisedBy: maria.staffId },
  };
  for (const staffId of [maria.staffId, sue]) {
    expect(await insert(APP_ROLE, { ...home(maria), staffId }, 'documents', item)).toBe('42501');
  }
  await login.query('begin');
  try {
    await login.query(
      `select set_config('careline.organization_id', $1, true), set_config('careline.staff_id', '', true)`,
      [world.organizationId],
    );
    await login.query(`set local role ${STEWARD_ROLE}`);
    await login.query(INSERTS.documents, valuesOf(item));
    await login.query(`set local role ${APP_ROLE}`);
    const seenBy = async (staffId: string) => {
      await login.query(`select set_config('careline.staff_id', $1, true)`, [staffId]);
      const { rowCount } = await login.query('select 1 from documents where id = $1', [item.id]);
      const closed = await login.query(`update documents set updated_by = $2 where id = $1`, [
        item.id,
        staffId,
      ]);
      return [rowCount, closed.rowCount];
    };
    expect(await seenBy(maria.staffId)).toEqual([0, 0]);
    expect(await seenBy(noor.staffId)).toEqual([0, 0]);
    expect(await seenBy(wes)).toEqual([0, 0]);
    expect(await seenBy(sue)).toEqual([1, 1]);
    // Closing it makes it nobody else's.
    expect(await seenBy(sue)).toEqual([1, 1]);
  } finally {
    await login.query('rollback');
  }
});

interface Kept {
  collection: string;
  id: string;
  patient_id: string | null;
  updated_by: string;
  device_id: string;
  body: object;
}

const INSERTS = {
  documents: `insert into documents
      (organization_id, collection, id, patient_id, updated_by, device_id, body, rev, sequence, received_at, bytes)
    values ($1, $2, $3, $4, $5, $6, $7, 1, 1000000, now(), 2)`,
  document_versions: `insert into document_versions
      (organization_id, collection, id, patient_id, updated_by, device_id, body, rev, sequence, received_at)
    values ($1, $2, $3, $4, $5, $6, $7, 1, 1000000, now())`,
};

function valuesOf(kept: Kept): unknown[] {
  const { collection, id, patient_id, updated_by, device_id, body } = kept;
  return [world.organizationId, collection, id, patient_id, updated_by, device_id, JSON.stringify(body)];
}

async function insert(role: string, scope: Scope, table: keyof typeof INSERTS, kept: Kept): Promise<string> {
  return (await attempt(role, scope, INSERTS[table], valuesOf(kept))).code;
}

/** A task of the patient, as the steward sees it. */
async function documentOf(patientId: string): Promise<Kept> {
  const { rows } = await attempt(
    STEWARD_ROLE,
    { ...home(maria), staffId: '' },
    `select * from documents where collection = 'tasks' and patient_id = $1`,
    [patientId],
  );
  return rows[0] as Kept;
}
