import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import { auditEvent, row, task } from './server-documents.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

let world: World;
let maria: TestDevice;
let noor: TestDevice;
let mariasPatients: string[];
beforeAll(async () => {
  world = await createWorld();
  await world.createPerson('ada@northside.example', 'administrator', 'East');
  await world.createPerson('sue@northside.example', 'supervisor', 'East');
  await world.createPerson('wes@northside.example', 'supervisor', 'West');
  await world.createPerson('west@northside.example', 'care-manager', 'West');
  const mariaId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  const noorId = await world.createPerson('noor@northside.example', 'care-manager', 'East');
  mariasPatients = await world.givePatients(mariaId, 3);
  await world.givePatients(noorId, 2);
  maria = await world.signIn('maria@northside.example');
  noor = await world.signIn('noor@northside.example');
  await maria.push('tasks', ...mariasPatients.map((patientId) => row(task(maria, patientId))));
});
afterAll(() => world.close());

const counts = async (device: TestDevice) => [
  (await device.pullAll('patients')).documents.length,
  (await device.pullAll('tasks')).documents.length,
];

test('SCOPE-1 a care manager has her own patients, her supervisor those of the team, others none', async () => {
  expect(await counts(maria)).toEqual([3, 3]);
  expect(await counts(noor)).toEqual([2, 0]);
  expect(await counts(await world.signIn('sue@northside.example'))).toEqual([5, 3]);
  expect(await counts(await world.signIn('wes@northside.example'))).toEqual([0, 0]);
  expect(await counts(await world.signIn('west@northside.example'))).toEqual([0, 0]);
});

test('SCOPE-1 an administrator receives people and no clinical record', async () => {
  const ada = await world.signIn('ada@northside.example');
  expect(await counts(ada)).toEqual([0, 0]);
  expect((await ada.pullAll('staff')).documents.length).toBeGreaterThan(5);
  const [patientId = ''] = mariasPatients;
  expect(await ada.push('tasks', row(task(ada, patientId)))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
});

test('SCOPE-1 another organization sees nothing, whatever it guesses', async () => {
  const elsewhere = await world.createOrganization('Southside');
  const staffId = await world.createPerson('eve@southside.example', 'supervisor', 'East', elsewhere);
  const [own = ''] = await world.givePatients(staffId, 1, elsewhere);
  const eve = await world.signIn('eve@southside.example');
  expect(await counts(eve)).toEqual([1, 0]);
  expect((await eve.pullAll('staff')).documents).toHaveLength(1);
  const [patientId = ''] = mariasPatients;
  const [theirs] = (await maria.pullAll('tasks')).documents;
  const guessed = { ...task(eve, own), id: theirs?.id };
  expect(await eve.push('tasks', row(task(eve, patientId)))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
  expect(await eve.push('tasks', row(guessed))).toMatchObject([{ outcome: 'accepted', rev: 1 }]);
  expect((await maria.pullAll('tasks')).documents).toContainEqual(theirs);
});

test('SCOPE-1 a record of another care manager can be neither changed nor taken over by its id', async () => {
  const [theirs] = (await maria.pullAll('tasks')).documents;
  const [own] = (await noor.pullAll('patients')).documents;
  const seized = { ...task(noor, own?.id ?? ''), id: theirs?.id };
  expect(await noor.push('tasks', row(seized))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
  expect(await noor.push('tasks', row(seized, theirs as WireDocument))).toMatchObject([
    { code: 'OUT_OF_SCOPE' },
  ]);
  const smuggled = { ...task(maria, own?.id ?? ''), id: theirs?.id };
  expect(await maria.push('tasks', row(smuggled, theirs as WireDocument))).toMatchObject([
    { code: 'OUT_OF_SCOPE' },
  ]);
});

test('SCOPE-2 when a patient moves, the new device receives the history and the old one empty tombstones', async () => {
  const sue = await world.signIn('sue@northside.example');
  const wes = await world.signIn('wes@northside.example');
  const west = await world.signIn('west@northside.example');
  const devices = { maria, sue, wes, west };
  const before = new Map<string, number>();
  for (const [name, device] of Object.entries(devices)) {
    before.set(
      name,
      Math.max((await device.pullAll('tasks')).sequence, (await device.pullAll('patients')).sequence),
    );
  }
  const [moving = ''] = mariasPatients;
  await world.assign(west.staffId, [moving]);
  const news = async (name: keyof typeof devices) => ({
    patients: (await devices[name].pullAll('patients', before.get(name))).documents,
    tasks: (await devices[name].pullAll('tasks', before.get(name))).documents,
  });
  for (const loser of ['maria', 'sue'] as const) {
    const { patients, tasks } = await news(loser);
    expect(patients).toEqual([{ id: moving, _deleted: true }]);
    expect(tasks).toEqual([{ id: tasks[0]?.id, _deleted: true }]);
  }
  for (const gainer of ['west', 'wes'] as const) {
    const { patients, tasks } = await news(gainer);
    expect(patients).toMatchObject([{ id: moving, careManagerId: west.staffId, rev: 2, _deleted: false }]);
    expect(tasks).toMatchObject([{ patientId: moving, _deleted: false }]);
  }
  const afterwards = task(maria, moving, { updatedAt: new Date(Date.now() + 3_600_000).toISOString() });
  expect(await maria.push('tasks', row(afterwards))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);

  await world.assign(maria.staffId, [moving]);
  const back = await maria.pullAll('patients', before.get('maria'));
  expect(back.documents).toMatchObject([
    { id: moving, careManagerId: maria.staffId, rev: 3, _deleted: false },
  ]);
  expect((await west.pullAll('patients', before.get('west'))).documents).toEqual([
    { id: moving, _deleted: true },
  ]);
});

test('SCOPE-2 PULL-1 while patients move to and fro and are written about, every device ends with exactly its own', async () => {
  const westDevice = await world.signIn('west@northside.example');
  const holders = [maria, westDevice];
  const states = holders.map(() => new Map<string, WireDocument>());
  const checkpoints = holders.map(() => 0);
  const follow = async (index: number) => {
    const { documents, sequence } = await (holders[index] as TestDevice).pullAll('tasks', checkpoints[index]);
    checkpoints[index] = sequence;
    for (const document of documents) {
      if (document._deleted) states[index]?.delete(document.id);
      else states[index]?.set(document.id, document);
    }
  };
  const [, moving = ''] = mariasPatients;
  for (let round = 0; round < 6; round += 1) {
    const target = holders[round % 2] as TestDevice;
    await Promise.all([
      world.assign(target.staffId, [moving]),
      ...holders.map((holder) => holder.push('tasks', row(task(holder, moving)), row(task(holder, moving)))),
      follow(0),
      follow(1),
    ]);
  }
  await follow(0);
  await follow(1);
  for (const [index, holder] of holders.entries()) {
    const truth = (await holder.pullAll('tasks')).documents.filter(({ _deleted }) => !_deleted);
    expect([...(states[index]?.keys() ?? [])].sort()).toEqual(truth.map(({ id }) => id).sort());
  }
});

test('SCOPE-1 audit events are seen by their author and her supervisor, and outlive the patient’s move', async () => {
  const event = auditEvent(maria, newId());
  expect(await maria.push('auditEvents', row(event))).toMatchObject([{ outcome: 'accepted' }]);
  expect(await maria.push('auditEvents', row({ ...event, id: newId(), staffId: newId() }))).toMatchObject([
    { code: 'FORGED_AUTHOR' },
  ]);
  const sue = await world.signIn('sue@northside.example');
  expect((await maria.pullAll('auditEvents')).documents).toHaveLength(1);
  expect((await sue.pullAll('auditEvents')).documents).toHaveLength(1);
  expect((await noor.pullAll('auditEvents')).documents).toHaveLength(0);
});
