import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_ROLE } from '#server/database/roles.ts';
import { inOrganization } from '#server/database/transaction.ts';
import { assignPatients } from '#server/organization/assign-patients.ts';
import { changePerson } from '#server/organization/change-person.ts';
import { createCover, endCover, moveDueCovers } from '#server/organization/covers.ts';
import { row, task } from './server-documents.ts';
import { createFollower, type Follower } from './server-grants-follower.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

type Person = TestDevice & Follower;

let world: World;
let organizationId: string;
let maria: Person;
let noor: Person;
let sue: Person;
let wes: Person;
let everybody: Person[];
beforeAll(async () => {
  world = await createWorld();
  organizationId = world.organizationId;
  const person = async (name: string, role: 'care-manager' | 'supervisor', team: string) => {
    await world.createPerson(`${name}@northside.example`, role, team);
    const device = await world.signIn(`${name}@northside.example`);
    return { ...device, ...createFollower(device) };
  };
  maria = await person('maria', 'care-manager', 'East');
  sue = await person('sue', 'supervisor', 'East');
  noor = await person('noor', 'care-manager', 'West');
  wes = await person('wes', 'supervisor', 'West');
  everybody = [maria, sue, noor, wes];
});
afterAll(() => world.close());

const now = () => new Date().toISOString();
const write = (author: TestDevice, patientId: string) =>
  author.push('tasks', row(task(author, patientId, { updatedAt: now() })));

const cover = (covering: TestDevice, covered: TestDevice) =>
  createCover(world.database.pool, {
    organizationId,
    coveringStaffId: covering.staffId,
    coveredStaffId: covered.staffId,
    from: new Date(),
    until: new Date(Date.now() + 3_600_000),
    doneBy: 'command-line',
  });

/** Every device holds what a new device of the same person would receive: nothing was lost, and nothing is left over. */
async function expectAllAgree(): Promise<void> {
  const given = await inOrganization(world.database.pool, organizationId, (transaction) =>
    transaction.query<{ is_right: boolean }>(
      `select last_sequence() >= greatest((select max(sequence) from documents), (select max(sequence) from tombstones)) as is_right`,
    ),
  );
  expect(given.rows).toEqual([{ is_right: true }]);
  for (const person of everybody) await person.follow();
  for (const person of everybody) {
    for (const collection of ['patients', 'tasks'] as const) {
      expect(person.ids(collection)).toEqual(await person.truth(collection));
    }
  }
}

/** A push of Maria's of three tasks that has its sequences and does not commit until it is told to. */
async function heldPush(patientId: string): Promise<{ ids: string[]; commit(): Promise<void> }> {
  const ids = [newId(), newId(), newId()];
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  await client.query('begin');
  await client.query(`set local role ${APP_ROLE}`);
  await client.query(
    `select set_config('careline.organization_id', $1, true), set_config('careline.staff_id', $2, true)`,
    [organizationId, maria.staffId],
  );
  const { rows } = await client.query('select allocate_sequences(3) as before');
  for (const [index, id] of ids.entries()) {
    const { rev: _rev, receivedAt: _receivedAt, ...body } = task(maria, patientId, { id, updatedAt: now() });
    const sequence = Number(rows[0].before) + index + 1;
    await client.query(
      `insert into documents
         (organization_id, collection, id, patient_id, rev, sequence, received_at, updated_by, device_id, bytes, body)
       values ($1, 'tasks', $2, $3, 1, $4, now(), $5, $6, 100, $7)`,
      [organizationId, id, patientId, sequence, maria.staffId, maria.deviceId, JSON.stringify(body)],
    );
  }
  return {
    ids,
    async commit() {
      await client.query('commit');
      await client.end();
    },
  };
}

/** Resolves once another transaction waits for a lock of this database. */
async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rowCount } = await world.database.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rowCount !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Nobody came to wait.');
}

test('PULL-1 SCOPE-2 a push that commits while the patient is being assigned goes to the new holder and leaves the old', async () => {
  const [patientId = ''] = await world.givePatients(maria.staffId, 1);
  await write(maria, patientId);
  await expectAllAgree();
  const push = await heldPush(patientId);
  const assigning = world.assign(noor.staffId, [patientId]);
  await untilSomebodyWaits();
  await Promise.all(everybody.map((person) => person.follow()));
  expect(maria.ids('patients')).toContain(patientId);
  await push.commit();
  await assigning;
  await expectAllAgree();
  for (const holder of [noor, wes]) {
    expect(holder.ids('tasks')).toEqual(expect.arrayContaining(push.ids));
  }
  for (const former of [maria, sue]) {
    for (const id of push.ids) expect(former.ids('tasks')).not.toContain(id);
    expect(former.ids('patients')).not.toContain(patientId);
  }
});

test('PULL-1 SCOPE-4 a push that commits while a cover begins or ends is neither lost nor left behind', async () => {
  const [patientId = ''] = await world.givePatients(maria.staffId, 1);
  await expectAllAgree();
  const first = await heldPush(patientId);
  const beginning = cover(noor, maria);
  await untilSomebodyWaits();
  await Promise.all(everybody.map((person) => person.follow()));
  await first.commit();
  const id = await beginning;
  await expectAllAgree();
  expect(noor.ids('tasks')).toEqual(expect.arrayContaining(first.ids));
  for (const id of first.ids) expect(wes.ids('tasks')).not.toContain(id);

  const second = await heldPush(patientId);
  const ending = endCover(world.database.pool, { organizationId, id, doneBy: 'command-line' });
  await untilSomebodyWaits();
  await Promise.all(everybody.map((person) => person.follow()));
  await second.commit();
  await ending;
  await expectAllAgree();
  expect(noor.ids('patients')).not.toContain(patientId);
  for (const id of second.ids) expect(noor.ids('tasks')).not.toContain(id);
  expect(maria.ids('tasks')).toEqual(expect.arrayContaining(second.ids));
});

test('SCOPE-2 a push that comes while the patient is being taken away does not get past the change', async () => {
  const [patientId = ''] = await world.givePatients(maria.staffId, 1);
  await expectAllAgree();
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isMoved: () => void = () => undefined;
  const moved = new Promise<void>((resolve) => {
    isMoved = resolve;
  });
  const assigning = inOrganization(world.database.pool, organizationId, async (transaction) => {
    await assignPatients(transaction, { organizationId, staffId: noor.staffId, patientIds: [patientId] });
    isMoved();
    await gate;
  });
  await moved;
  const pushing = write(maria, patientId);
  await untilSomebodyWaits();
  release();
  await assigning;
  const [result] = await pushing;
  await expectAllAgree();
  // Written while the grant still held or not: it is the new holder's, or nobody's, and never Maria's.
  const id = result?.id ?? '';
  expect(noor.ids('tasks').includes(id)).toBe(result?.outcome === 'accepted');
  expect(maria.ids('tasks')).not.toContain(id);
});

test('SCOPE-4 two processes that look for due covers at the same moment begin and end each of them once', async () => {
  const patientIds = await world.givePatients(maria.staffId, 3);
  const from = new Date();
  const { pool } = world.database;
  await pool.query(
    `insert into covers (organization_id, id, covering_staff_id, covered_staff_id, from_at, until_at, made_by)
     select $1, gen_random_uuid(), $2, $3, $4::timestamptz, $4::timestamptz + interval '1 hour', 'command-line' from generate_series(1, 3)`,
    [organizationId, noor.staffId, maria.staffId, from],
  );
  const sequences = async () => {
    const { rows } = await pool.query(
      `select count(*)::int as covers, count(distinct begin_sequence)::int as begins, count(distinct end_sequence)::int as ends
         from covers where organization_id = $1 and from_at = $2 and began_at is not null`,
      [organizationId, from],
    );
    return rows[0];
  };
  await Promise.all([moveDueCovers(pool), moveDueCovers(pool), moveDueCovers(pool)]);
  expect(await sequences()).toEqual({ covers: 3, begins: 1, ends: 0 });
  // Nothing was given out after what moved: beginning a second time would have taken sequences for nothing.
  const end = await inOrganization(pool, organizationId, (transaction) =>
    transaction.query(
      `select last_sequence() - max(sequence) as beyond from documents where patient_id is not null`,
    ),
  );
  expect(end.rows).toEqual([{ beyond: '1' }]);
  await noor.follow();
  for (const patientId of patientIds) expect(noor.ids('patients')).toContain(patientId);
  // One of three overlapping covers ends: she still sees them. With the last she does not.
  await pool.query(
    `update covers set until_at = clock_timestamp()
      where organization_id = $1 and id = (select min(id::text)::uuid from covers where from_at = $2)`,
    [organizationId, from],
  );
  await Promise.all([moveDueCovers(pool), moveDueCovers(pool), moveDueCovers(pool)]);
  await expectAllAgree();
  expect(noor.ids('patients')).toEqual(expect.arrayContaining(patientIds));
  await pool.query(
    'update covers set until_at = clock_timestamp() where organization_id = $1 and from_at = $2 and ended_at is null',
    [organizationId, from],
  );
  await Promise.all([moveDueCovers(pool), moveDueCovers(pool), moveDueCovers(pool)]);
  expect(await sequences()).toEqual({ covers: 3, begins: 1, ends: 2 });
  await expectAllAgree();
  for (const patientId of patientIds) expect(noor.ids('patients')).not.toContain(patientId);
});

test('PULL-1 SCOPE-7 while patients, covers, teams and roles change and all write and pull, every device ends with exactly its own', async () => {
  const patientIds = [
    ...(await world.givePatients(maria.staffId, 2)),
    ...(await world.givePatients(noor.staffId, 2)),
  ];
  const { pool } = world.database;
  const { rows: teams } = await pool.query<{ id: string }>(
    'select id from teams where organization_id = $1',
    [organizationId],
  );
  const seed = Date.now() % 100_000;
  process.stdout.write(`seed ${seed}\n`);
  let state = seed;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pick = <T>(of: readonly T[]) => of[random(of.length)] as T;
  const change = (staffId: string, what: object) =>
    changePerson(pool, { organizationId, staffId, doneBy: 'command-line' }, what);
  const covers: string[] = [];
  const grants = [
    () => world.assign(pick([maria, noor, sue]).staffId, [pick(patientIds)]),
    () => world.assign(pick([maria, noor]).staffId, patientIds),
    () => change(pick([maria, noor, sue, wes]).staffId, { teamId: pick(teams).id }),
    () => change(pick([sue, wes]).staffId, { role: pick(['supervisor', 'care-manager'] as const) }),
    async () => {
      const [covering, covered] = pick([
        [maria, noor],
        [noor, maria],
        [wes, maria],
      ] as const);
      covers.push(await cover(covering, covered).catch(() => newId()));
    },
    async () => {
      const id = covers.pop();
      if (id === undefined) return;
      await endCover(pool, { organizationId, id, doneBy: 'command-line' }).catch(() => undefined);
    },
  ];
  const accepted: string[] = [];
  for (let round = 0; round < 15; round += 1) {
    await Promise.all([
      pick(grants)(),
      pick(grants)(),
      ...everybody.map((person) => person.follow()),
      ...everybody.map(async (person) => {
        const [result] = await write(person, pick(patientIds));
        if (result?.outcome === 'accepted') accepted.push(result.id);
      }),
    ]);
  }
  await expectAllAgree();
  const { rows: open } = await pool.query(
    `select count(distinct patient_id)::int as patients from assignments
      where organization_id = $1 and until_at is null and patient_id = any($2::uuid[])`,
    [organizationId, patientIds],
  );
  expect(open[0].patients).toBe(4);
  expect(accepted.length).toBeGreaterThan(0);
  const kept = await inOrganization(pool, organizationId, (transaction) =>
    transaction.query('select id from documents where id = any($1::uuid[])', [accepted]),
  );
  expect(kept.rows).toHaveLength(accepted.length);
});
