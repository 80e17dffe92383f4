/** @file What a supervisor moves: patients of her team to one of it, and covers; who may not, and what is written down. */

import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePerson } from '#server/organization/change-person.ts';
import { row, task } from './server-documents.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

const DAY = 86_400_000;

let world: World;
let [maria, noor, lena, wes, wilma, ada] = [] as unknown as TestDevice[] as [
  TestDevice,
  TestDevice,
  TestDevice,
  TestDevice,
  TestDevice,
  TestDevice,
];
beforeAll(async () => {
  world = await createWorld();
  const person = async (name: string, role: Parameters<World['createPerson']>[1], team: string) => {
    await world.createPerson(`${name}@northside.example`, role, team);
    return world.signIn(`${name}@northside.example`);
  };
  maria = await person('maria', 'care-manager', 'East');
  noor = await person('noor', 'care-manager', 'East');
  lena = await person('lena', 'supervisor', 'East');
  wes = await person('wes', 'care-manager', 'West');
  wilma = await person('wilma', 'supervisor', 'West');
  ada = await person('ada', 'administrator', 'East');
});
afterAll(() => world.close());

/** Code and sentence of the error a call ends with. */
async function refusal(call: Promise<unknown>): Promise<[string, string]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return [error.code, String(error.data?.detail)];
    throw error;
  }
  throw new Error('It was not refused.');
}

const idsOf = async (device: TestDevice) =>
  (await device.pullAll('patients')).documents.filter(({ _deleted }) => !_deleted).map(({ id }) => id);

async function eventsOf(staffId: string) {
  const { rows } = await world.database.pool.query<{ event: string; done_by: string }>(
    `select event, done_by from account_events
      where staff_id = $1 and (event like 'patients-%' or event like 'cover-%') order by at`,
    [staffId],
  );
  return rows;
}

test('SCOPE-2 a supervisor moves patients: the history arrives, the stream wakes, and it is written down by whom', async () => {
  const patientIds = await world.givePatients(maria.staffId, 3);
  const [first = '', second = '', third = ''] = patientIds;
  await maria.push('tasks', row(task(maria, first)), row(task(maria, third)));
  const news = await noor.client.sync.changes();
  await news.next();
  const woken = news.next();

  const moved = { toStaffId: noor.staffId, patientIds: [first, second, second] };
  expect(await lena.client.assignments.move(moved)).toEqual({ assigned: 2, unchanged: 0 });
  expect((await woken).done).toBe(false);
  await news.return?.();
  expect((await idsOf(noor)).sort()).toEqual([first, second].sort());
  expect((await noor.pullAll('tasks')).documents).toHaveLength(1);
  expect(await idsOf(maria)).toEqual([third]);

  expect(await eventsOf(noor.staffId)).toMatchObject([{ event: 'patients-received', done_by: lena.staffId }]);
  expect(await eventsOf(maria.staffId)).toEqual([{ event: 'patients-lost', done_by: lena.staffId }]);
  const { rows } = await world.database.pool.query(
    `select patient_id from assignments join account_events on at = from_at and event = 'patients-received'
      where assignments.staff_id = $1 order by patient_id`,
    [noor.staffId],
  );
  expect(rows.map(({ patient_id }) => patient_id)).toEqual([first, second].sort());

  expect(await lena.client.assignments.move(moved)).toEqual({ assigned: 0, unchanged: 2 });
  expect(await eventsOf(noor.staffId)).toHaveLength(1);
});

test('a move is refused by role, by team, by sight and for a closed account, with a sentence, and moves nothing', async () => {
  const [own = ''] = await world.givePatients(maria.staffId, 1);
  const [foreign = ''] = await world.givePatients(wes.staffId, 1);
  const move = (by: TestDevice, toStaffId: string, ...patientIds: string[]) =>
    refusal(by.client.assignments.move({ toStaffId, patientIds }));

  for (const by of [maria, ada]) {
    expect(await move(by, noor.staffId, own)).toEqual(['NOT_ALLOWED', 'Moving patients is for supervisors.']);
    expect(await refusal(by.client.covers.list())).toMatchObject(['NOT_ALLOWED', expect.any(String)]);
  }
  const notHers =
    'Not all of these patients are with your team any more. Nothing was moved; choose them again.';
  expect(await move(lena, noor.staffId, own, foreign)).toEqual(['NOT_FOUND', notHers]);
  expect(await move(lena, noor.staffId, own, newId())).toEqual(['NOT_FOUND', notHers]);
  expect(await move(wilma, wes.staffId, own)).toEqual(['NOT_FOUND', notHers]);
  const notOfTeam = 'This person is not of your team. Choose somebody of it, or ask an administrator.';
  expect(await move(lena, wes.staffId, own)).toEqual(['INVALID', notOfTeam]);
  expect(await move(lena, newId(), own)).toEqual(['INVALID', notOfTeam]);
  expect(await move(lena, ada.staffId, own)).toEqual([
    'INVALID',
    'ada is an administrator and cannot hold patients. Choose a care manager.',
  ]);
  const close = (isActive: boolean) =>
    changePerson(
      world.database.pool,
      { organizationId: world.organizationId, staffId: noor.staffId, doneBy: 'command-line' },
      { isActive },
    );
  await close(false);
  expect(await move(lena, noor.staffId, own)).toEqual([
    'INVALID',
    "noor's account is closed. Choose an active care manager.",
  ]);
  await close(true);
  expect(await idsOf(maria)).toContain(own);
  expect(await idsOf(wes)).toEqual([foreign]);
});

test('SCOPE-4 a supervisor makes, sees and ends the covers of her team, and of no other', async () => {
  const [patientId = ''] = await world.givePatients(maria.staffId, 1);
  const lee = await world.createPerson('lee@northside.example', 'care-manager', 'East');
  const covering = await world.signIn('lee@northside.example');
  const from = new Date(Date.now() - 1000).toISOString();
  const until = new Date(Date.now() + 7 * DAY).toISOString();
  const order = { coveringStaffId: lee, coveredStaffId: maria.staffId, from, until };
  const { id } = await lena.client.covers.create(order);
  expect(await idsOf(covering)).toContain(patientId);
  expect(await lena.client.covers.list()).toEqual([
    {
      ...{ id, from, until, hasBegun: true, mayEnd: true },
      ...{ coveringStaffId: lee, coveringName: 'lee' },
      ...{ coveredStaffId: maria.staffId, coveredName: 'maria' },
    },
  ]);
  expect(await wilma.client.covers.list()).toEqual([]);

  expect(await refusal(wilma.client.covers.end({ id }))).toMatchObject(['NOT_FOUND', expect.any(String)]);
  expect(await refusal(wilma.client.covers.create(order))).toMatchObject(['INVALID', expect.any(String)]);
  expect(await refusal(lena.client.covers.create({ ...order, until: from }))).toMatchObject([
    'INVALID',
    'The cover would end before it begins. Give an end after its beginning.',
  ]);

  await lena.client.covers.end({ id });
  expect(await idsOf(covering)).toEqual([]);
  expect(await lena.client.covers.list()).toEqual([]);
  expect(await eventsOf(lee)).toMatchObject([
    { event: 'cover-made', done_by: lena.staffId },
    { event: 'cover-ended', done_by: lena.staffId },
  ]);
});
