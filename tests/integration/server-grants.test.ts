import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope, inTransaction, type Transaction } from '#server/database/transaction.ts';
import { assignPatients } from '#server/organization/assign-patients.ts';
import { changePerson, type PersonChange } from '#server/organization/change-person.ts';
import { createCover, endCover, listCovers } from '#server/organization/covers.ts';
import { auditEvent, row, task } from './server-documents.ts';
import { createFollower, type Follower } from './server-grants-follower.ts';
import { codeOf, createWorld, newId, signIn, type TestDevice, type World } from './server-harness.ts';

let world: World;
let organizationId: string;
beforeAll(async () => {
  world = await createWorld();
  organizationId = world.organizationId;
});
afterAll(() => world.close());

let number = 0;
/** A person with a device and an account of her own for one test. */
async function person(
  role: 'care-manager' | 'supervisor' | 'administrator',
  team: string,
): Promise<TestDevice & { email: string } & Follower> {
  number += 1;
  const email = `person${number}@northside.example`;
  await world.createPerson(email, role, team);
  const device = await world.signIn(email);
  return { ...device, ...createFollower(device, ['patients', 'tasks', 'auditEvents']), email };
}

/** Patients with a task each. */
async function withHistory(holder: TestDevice, count: number): Promise<string[]> {
  const patientIds = await world.givePatients(holder.staffId, count);
  await holder.push('tasks', ...patientIds.map((patientId) => row(task(holder, patientId))));
  return patientIds.sort();
}

const change = (staffId: string, what: PersonChange) =>
  changePerson(world.database.pool, { organizationId, staffId, doneBy: 'command-line' }, what);

const teamOf = async (staffId: string) => {
  const { rows } = await world.database.pool.query('select team_id from people where id = $1', [staffId]);
  return rows[0].team_id as string;
};

const cover = (covering: TestDevice, covered: TestDevice, from: number, until: number) =>
  createCover(world.database.pool, {
    organizationId,
    coveringStaffId: covering.staffId,
    coveredStaffId: covered.staffId,
    from: new Date(from),
    until: new Date(until),
    doneBy: 'command-line',
  });

/** Follows until the device holds that many patients, and says when that was. */
async function untilHolds(follower: Follower, count: number): Promise<number> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    await follower.follow();
    if (follower.ids('patients').length === count) return Date.now();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The device never held ${count} patients.`);
}

const isBare = (documents: object[]) => documents.every((document) => Object.keys(document).length === 2);

test('SCOPE-4 a cover gives the patients of the covered from its beginning to its end, neither earlier nor later', async () => {
  const maria = await person('care-manager', 'North');
  const noor = await person('care-manager', 'South');
  const southSupervisor = await person('supervisor', 'South');
  const patientIds = await withHistory(maria, 2);
  await noor.follow();
  const from = Date.now() + 1000;
  const until = from + 2500;
  await cover(noor, maria, from, until);
  await noor.follow();
  expect(noor.ids('patients')).toEqual([]);

  expect(await untilHolds(noor, 2)).toBeGreaterThanOrEqual(from);
  expect(noor.ids('patients')).toEqual(patientIds);
  expect(noor.ids('tasks')).toHaveLength(2);
  const [patientId = ''] = patientIds;
  expect(await noor.push('tasks', row(task(noor, patientId)))).toMatchObject([{ outcome: 'accepted' }]);
  await maria.follow();
  expect(maria.ids('tasks')).toHaveLength(3);
  // A cover is for the person who covers, not for her team.
  expect(await southSupervisor.truth('patients')).toEqual([]);

  expect(await untilHolds(noor, 0)).toBeGreaterThanOrEqual(until);
  expect(noor.ids('tasks')).toEqual([]);
  expect(await noor.truth('tasks')).toEqual([]);
  expect(await maria.truth('patients')).toEqual(patientIds);
  const { rows } = await inScope(
    world.database.pool,
    { organizationId, staffId: noor.staffId },
    (transaction) =>
      transaction.query(`select until_at from own_former_grants($1, '-infinity')`, [patientIds]),
  );
  expect(rows.map(({ until_at }) => Number(until_at))).toEqual([until, until]);
});

test('SCOPE-4 sight by a cover ends with its last millisecond, even before anybody has come to end it', async () => {
  const maria = await person('care-manager', 'North');
  const noor = await person('care-manager', 'South');
  const [patientId = ''] = await withHistory(maria, 1);
  const seen = async (began: string, until: string) => {
    let count = -1;
    let former = -1;
    const rolledBack = inTransaction(world.database.pool, async (transaction) => {
      await insertCover(transaction, noor.staffId, maria.staffId, began, until);
      await transaction.query(
        `select set_config('careline.organization_id', $1, true), set_config('careline.staff_id', $2, true)`,
        [organizationId, noor.staffId],
      );
      await transaction.query('set local role careline_app');
      const { rows } = await transaction.query<{ count: number }>(
        'select count(*)::int as count from documents where patient_id = $1',
        [patientId],
      );
      count = rows[0]?.count ?? -1;
      const ended = await transaction.query(`select 1 from own_former_grants($1, '-infinity')`, [
        [patientId],
      ]);
      former = ended.rows.length;
      throw new Error('enough seen');
    });
    await expect(rolledBack).rejects.toThrow('enough seen');
    return { count, former };
  };
  expect(await seen('now()', `now() + interval '1 millisecond'`)).toEqual({ count: 2, former: 0 });
  expect(await seen('now()', 'now()')).toEqual({ count: 0, former: 1 });
  expect(await seen('null', `now() + interval '1 hour'`)).toEqual({ count: 0, former: 0 });
});

async function insertCover(
  transaction: Transaction,
  covering: string,
  covered: string,
  began: string,
  until: string,
): Promise<void> {
  await transaction.query(
    `insert into covers
       (organization_id, id, covering_staff_id, covered_staff_id, from_at, until_at, made_by, began_at)
     values ($1, $2, $3, $4, now() - interval '1 hour', ${until}, 'command-line', ${began})`,
    [organizationId, newId(), covering, covered],
  );
}

test('PULL-1 SCOPE-2 who gets for good what a cover whose time ran out gave before receives the history anew', async () => {
  const maria = await person('care-manager', 'North');
  const noor = await person('care-manager', 'Nobody supervises');
  const moved = async (until: string) => {
    const patientIds = await withHistory(maria, 1);
    await maria.push('auditEvents', row(auditEvent(maria, patientIds[0] ?? '')));
    return inTransaction(world.database.pool, async (transaction) => {
      await insertCover(transaction, noor.staffId, maria.staffId, 'now()', until);
      await transaction.query(`select set_config('careline.organization_id', $1, true)`, [organizationId]);
      await transaction.query('set local role careline_steward');
      const before = await transaction.query('select last_sequence() as sequence');
      await assignPatients(transaction, { organizationId, staffId: noor.staffId, patientIds });
      const { rows } = await transaction.query<{ collection: string }>(
        'select collection from documents where patient_id = any($1::uuid[]) and sequence > $2 order by 1',
        [patientIds, before.rows[0]?.sequence],
      );
      return rows.map(({ collection }) => collection);
    });
  };
  expect(await moved('now()')).toEqual(['patients', 'tasks']);
  expect(await moved(`now() + interval '1 hour'`)).toEqual(['patients']);
});

test('SCOPE-4 a cover that is ended early ends at once, and one that has not begun is taken back', async () => {
  const maria = await person('care-manager', 'North');
  const noor = await person('care-manager', 'North');
  const patientIds = await withHistory(maria, 1);
  const { pool } = world.database;
  const id = await cover(noor, maria, Date.now() - 1000, Date.now() + 3_600_000);
  await noor.follow();
  expect(noor.ids('patients')).toEqual(patientIds);
  // A patient who comes to the covered while the cover holds comes to both.
  const more = await withHistory(maria, 1);
  await noor.follow();
  expect(noor.ids('patients')).toEqual([...patientIds, ...more].sort());
  await endCover(pool, { organizationId, id, doneBy: 'command-line' });
  const news = await noor.follow();
  expect(news).toHaveLength(4);
  expect(isBare(news)).toBe(true);
  expect(noor.ids('tasks')).toEqual([]);
  await expect(endCover(pool, { organizationId, id, doneBy: 'command-line' })).rejects.toThrow(
    'There is no such cover that could be ended.',
  );
  const later = await cover(noor, maria, Date.now() + 3_600_000, Date.now() + 7_200_000);
  expect((await listCovers(pool, organizationId)).map((entry) => entry.id)).toContain(later);
  await endCover(pool, { organizationId, id: later, doneBy: 'command-line' });
  expect((await listCovers(pool, organizationId)).map((entry) => entry.id)).not.toContain(later);
});

test('SCOPE-7 who moves to another team takes her patients out of the sight of the old supervisor into that of the new', async () => {
  const maria = await person('care-manager', 'Hill');
  const hill = await person('supervisor', 'Hill');
  const lake = await person('supervisor', 'Lake');
  const patientIds = await withHistory(maria, 2);
  await maria.push('auditEvents', row(auditEvent(maria, patientIds[0] ?? '')));
  for (const device of [maria, hill, lake]) await device.follow();
  expect(hill.ids('patients')).toEqual(patientIds);
  expect(lake.ids('patients')).toEqual([]);

  await change(maria.staffId, { teamId: await teamOf(lake.staffId) });
  const erased = await hill.follow();
  expect(erased).toHaveLength(5);
  expect(isBare(erased)).toBe(true);
  await lake.follow();
  for (const collection of ['patients', 'tasks', 'auditEvents'] as const) {
    expect(hill.ids(collection)).toEqual([]);
    expect(lake.ids(collection)).toEqual(await maria.truth(collection));
  }
  expect(lake.ids('auditEvents')).toHaveLength(1);
  await maria.follow();
  expect(maria.ids('patients')).toEqual(patientIds);
  const staff = (await lake.pullAll('staff')).documents.find(({ id }) => id === maria.staffId);
  expect(staff).toMatchObject({ teamName: 'Lake' });
});

test('SCOPE-7 a care manager who becomes a supervisor receives the team, and gives it back when she no longer is', async () => {
  const maria = await person('care-manager', 'Mill');
  const noor = await person('care-manager', 'Mill');
  const own = await withHistory(maria, 1);
  const others = await withHistory(noor, 2);
  await noor.push('auditEvents', row(auditEvent(noor, others[0] ?? '')));
  await maria.follow();
  await change(maria.staffId, { role: 'supervisor' });
  await maria.follow();
  expect(maria.ids('patients')).toEqual([...own, ...others].sort());
  expect(maria.ids('tasks')).toHaveLength(3);
  expect(maria.ids('auditEvents')).toHaveLength(1);
  await change(maria.staffId, { role: 'care-manager' });
  expect(isBare(await maria.follow())).toBe(true);
  expect(maria.ids('patients')).toEqual(own);
  expect(maria.ids('auditEvents')).toEqual([]);
});

test('SCOPE-1 SCOPE-7 an administrator sees no patient, also when she was a supervisor and covers for somebody', async () => {
  const maria = await person('care-manager', 'Dale');
  const sue = await person('supervisor', 'Dale');
  const away = await person('care-manager', 'Glen');
  const patientIds = [...(await withHistory(maria, 2)), ...(await withHistory(away, 1))].sort();
  await cover(sue, away, Date.now() - 1000, Date.now() + 3_600_000);
  await sue.push('auditEvents', row(auditEvent(sue, patientIds[0] ?? '')));
  await sue.follow();
  expect(sue.ids('patients')).toEqual(patientIds);
  await expect(change(maria.staffId, { role: 'administrator' })).rejects.toThrow(
    'holds 2 patients, and an administrator holds none. Assign them to somebody else first.',
  );
  await change(sue.staffId, { role: 'administrator' });
  expect(isBare(await sue.follow())).toBe(true);
  for (const collection of ['patients', 'tasks'] as const) {
    expect(sue.ids(collection)).toEqual([]);
    expect(await sue.truth(collection)).toEqual([]);
  }
  // The trail of her own deeds stays whole, and she adds to it.
  expect(sue.ids('auditEvents')).toHaveLength(1);
  expect(await sue.push('auditEvents', row(auditEvent(sue, newId())))).toMatchObject([
    { outcome: 'accepted' },
  ]);
  await cover(maria, away, Date.now() - 1000, Date.now() + 3_600_000);
  expect(await sue.truth('patients')).toEqual([]);
});

test('SCOPE-7 a closed account sees nothing from the next request on; opened again, she receives what is hers then', async () => {
  const maria = await person('care-manager', 'Ford');
  const sue = await person('supervisor', 'Ford');
  const [gone = '', kept = ''] = await withHistory(maria, 2);
  await maria.follow();
  await sue.follow();
  expect(await change(maria.staffId, { isActive: false })).toEqual({ isChanged: true, patients: 2 });
  expect(await codeOf(maria.follow())).toBe('UNAUTHENTICATED');
  expect(await codeOf(world.signIn(maria.email))).toBe('WRONG_CREDENTIALS');
  expect(await sue.truth('patients')).toEqual([gone, kept].sort());
  await world.assign(sue.staffId, [gone]);

  expect(await change(maria.staffId, { isActive: true })).toMatchObject({ isChanged: true });
  expect(await change(maria.staffId, { isActive: true })).toMatchObject({ isChanged: false });
  const again = await signIn(world.url, maria.email, maria.deviceId);
  const news = await again.pullAll('patients');
  expect(news.documents.filter(({ _deleted }) => !_deleted).map(({ id }) => id)).toEqual([kept]);
  expect(news.documents.filter(({ _deleted }) => _deleted)).toEqual([{ id: gone, _deleted: true }]);
});
