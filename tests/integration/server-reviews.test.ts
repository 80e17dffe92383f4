/** @file Review items as the server makes, keeps and guards them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushResult, WireDocument } from '#shared/contract/server/sync.ts';
import { ReviewItem } from '#shared/domain/review-item.ts';
import { AT, edit, row, task } from './server-documents.ts';
import { codeOf, createWorld, newId, type TestDevice, type World } from './server-harness.ts';

let world: World;
let maria: TestDevice;
let noor: TestDevice;
let sue: TestDevice;
let wes: TestDevice;
beforeAll(async () => {
  world = await createWorld();
  await world.createPerson('sue@northside.example', 'supervisor', 'East');
  await world.createPerson('wes@northside.example', 'supervisor', 'West');
  await world.createPerson('noor@northside.example', 'care-manager', 'East');
  await world.createPerson('maria@northside.example', 'care-manager', 'East');
  [maria, noor, sue, wes] = await Promise.all([
    world.signIn('maria@northside.example'),
    world.signIn('noor@northside.example'),
    world.signIn('sue@northside.example'),
    world.signIn('wes@northside.example'),
  ]);
});
afterAll(() => world.close());

const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

/** Two people give one patient's risk tier two values; answers the patient and what the second was answered. */
async function contested(): Promise<{
  patientId: string;
  result: PushResult | undefined;
  push(): Promise<PushResult[]>;
}> {
  const [patientId = ''] = await world.givePatients(maria.staffId, 1);
  const known = (await maria.pullAll('patients')).documents.find(({ id }) => id === patientId);
  if (known === undefined) throw new Error('The patient was not pulled.');
  await sue.push('patients', edit(sue, known, { riskTier: 'high' }, later(1)));
  const mine = edit(maria, known, { riskTier: 'rising', personalNotes: 'Two cats.' }, later(2));
  const push = () => maria.push('patients', mine);
  return { patientId, result: (await push())[0], push };
}

async function itemsOf(device: TestDevice, patientId: string): Promise<WireDocument[]> {
  const { documents } = await device.pullAll('reviewItems');
  return documents.filter((item) => item.patientId === patientId);
}

const decided = (by: string, value = '"rising"') => ({
  status: 'closed',
  decision: { choice: 'other', value, by, at: later(3), comment: '' },
});

test('MERGE-3 of a contested field what stands stays; the other value is an item with the server’s stamp in the same stroke', async () => {
  const { patientId, result } = await contested();
  expect(result).toMatchObject({
    outcome: 'conflict',
    master: { riskTier: 'high', personalNotes: 'Two cats.', rev: 3 },
  });
  const [item, ...more] = await itemsOf(maria, patientId);
  expect(more).toEqual([]);
  expect(ReviewItem.parse(item)).toMatchObject({
    kind: 'conflict',
    status: 'open',
    documentCollection: 'patients',
    documentId: patientId,
    base: '"stable"',
    kept: { value: '"high"', by: sue.staffId, at: later(1) },
    other: { value: '"rising"', by: maria.staffId, at: later(2) },
    rev: 1,
    raisedBy: 'server',
  });
  expect(await itemsOf(sue, patientId)).toEqual([item]);
  expect(await itemsOf(noor, patientId)).toEqual([]);
  expect(await itemsOf(wes, patientId)).toEqual([]);
});

test('MERGE-6 PUSH-2 the same push again makes neither a version nor a second item, and a decided one stays decided', async () => {
  const { patientId, push } = await contested();
  const [item] = await itemsOf(maria, patientId);
  if (item === undefined) throw new Error('There is no item.');
  expect(await maria.push('reviewItems', edit(maria, item, decided(maria.staffId), later(3)))).toMatchObject([
    { outcome: 'accepted', rev: 2 },
  ]);
  const { sequence } = await maria.pullAll('patients');
  expect(await push()).toMatchObject([{ outcome: 'conflict', master: { rev: 3 } }]);
  expect((await maria.pullAll('patients')).sequence).toBe(sequence);
  expect(await itemsOf(maria, patientId)).toMatchObject([{ id: item.id, status: 'closed', rev: 2 }]);
});

test('MERGE-9 a decision is signed by who pushes it, closes the item for good, and changes nothing else in it', async () => {
  const { patientId } = await contested();
  const [item] = await itemsOf(maria, patientId);
  if (item === undefined) throw new Error('There is no item.');
  const push = async (device: TestDevice, changes: object, from = item) =>
    (await device.push('reviewItems', edit(device, from, changes, later(3))))[0];
  expect(await push(maria, decided(sue.staffId))).toMatchObject({ code: 'FORGED_AUTHOR' });
  expect(await push(noor, decided(noor.staffId))).toMatchObject({ code: 'OUT_OF_SCOPE' });
  expect(await push(maria, { ...decided(maria.staffId), other: null })).toMatchObject({ code: 'SEALED' });
  expect(await push(maria, { ...decided(maria.staffId), status: 'open' })).toMatchObject({ code: 'SEALED' });
  expect(await push(maria, decided(maria.staffId))).toMatchObject({ outcome: 'accepted' });
  const [closed] = await itemsOf(maria, patientId);
  expect(await push(sue, { status: 'open', decision: null }, closed)).toMatchObject({ code: 'SEALED' });
  expect(await push(sue, decided(sue.staffId), closed)).toMatchObject({ code: 'SEALED' });
});

test('MERGE-9 two different decisions: the first stands, and the two are an item again', async () => {
  const { patientId } = await contested();
  const [item] = await itemsOf(maria, patientId);
  if (item === undefined) throw new Error('There is no item.');
  await maria.push('reviewItems', edit(maria, item, decided(maria.staffId), later(3)));
  const [second] = await sue.push('reviewItems', edit(sue, item, decided(sue.staffId, '"stable"'), later(4)));
  expect(second).toMatchObject({ outcome: 'conflict', master: { decision: { by: maria.staffId } } });
  const open = (await itemsOf(sue, patientId)).filter(({ status }) => status === 'open');
  expect(open).toMatchObject([
    {
      documentCollection: 'patients',
      documentId: patientId,
      path: item.path,
      kept: { value: '"rising"', by: maria.staffId },
      other: { value: '"stable"', by: sue.staffId },
    },
  ]);
});

test('MERGE-6 an item that a device found too is the one that is there already', async () => {
  const { patientId } = await contested();
  const [item] = await itemsOf(maria, patientId);
  if (item === undefined) throw new Error('There is no item.');
  const stamp = { updatedAt: later(5), updatedBy: maria.staffId, deviceId: maria.deviceId };
  const found = { ...item, ...stamp, raisedAt: later(5), raisedBy: maria.staffId, rev: 0, receivedAt: '' };
  expect(await maria.push('reviewItems', row(found))).toMatchObject([
    { outcome: 'conflict', master: { raisedBy: 'server', rev: 1 } },
  ]);
  const other = { ...found, id: newId() };
  expect(await maria.push('reviewItems', row(other))).toMatchObject([{ outcome: 'accepted', rev: 1 }]);
  const forged = { ...found, id: newId(), raisedBy: sue.staffId };
  expect(await maria.push('reviewItems', row(forged))).toMatchObject([{ code: 'FORGED_AUTHOR' }]);
  const late = { ...found, id: newId(), kind: 'late' };
  expect(await maria.push('reviewItems', row(late))).toMatchObject([{ code: 'FORGED_AUTHOR' }]);
  const bare = { ...found, id: newId(), patientId: '' };
  expect(await maria.push('reviewItems', row(bare))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
});

test('HOLD-3 a record sent as it is reaches the author’s supervisors once, whatever it holds, and nobody else', async () => {
  const odd = {
    ...task(maria, newId()),
    dueAt: 'tomorrow',
    detail: 'half \ud800 a pair, a NUL \0',
    extra: [[[]]],
  };
  const send = () =>
    maria.client.sync.sendAsIs({ collection: 'tasks', document: odd, reason: 'INVALID_SHAPE: dueAt \0' });
  const { itemId } = await send();
  expect(await send()).toEqual({ itemId });
  const { documents } = await sue.pullAll('reviewItems');
  const items = documents.filter(({ documentId }) => documentId === odd.id);
  expect(items).toMatchObject([
    {
      id: itemId,
      kind: 'sent-as-is',
      status: 'open',
      patientId: '',
      documentCollection: 'tasks',
      raisedBy: maria.staffId,
      reason: 'INVALID_SHAPE: dueAt ',
    },
  ]);
  const other = items[0]?.other as { value: string };
  expect(JSON.parse(other.value)).toMatchObject({ dueAt: 'tomorrow', detail: odd.detail, extra: [[[]]] });
  for (const device of [maria, noor, wes]) {
    const seen = (await device.pullAll('reviewItems')).documents;
    expect(seen.filter(({ id }) => id === itemId)).toEqual([]);
  }
  const [item] = items;
  if (item === undefined) throw new Error('There is no item.');
  const seen = {
    status: 'closed',
    decision: { choice: 'seen', value: '', by: sue.staffId, at: later(3), comment: 'Done.' },
  };
  expect(await wes.push('reviewItems', edit(wes, item, seen, later(3)))).toMatchObject([
    { code: 'OUT_OF_SCOPE' },
  ]);
  expect(await sue.push('reviewItems', edit(sue, item, seen, later(3)))).toMatchObject([
    { outcome: 'accepted', rev: 2 },
  ]);
  expect(await send()).toEqual({ itemId });
  expect((await sue.pullAll('reviewItems')).documents.filter(({ id }) => id === itemId)).toMatchObject([
    { status: 'closed', rev: 2 },
  ]);
});

test('HOLD-3 what is nested without end is no record', async () => {
  let deep: unknown = 'end';
  for (let level = 0; level < 300; level += 1) deep = [deep];
  const document = { id: newId(), deep };
  expect(await codeOf(maria.client.sync.sendAsIs({ collection: 'tasks', document, reason: '' }))).toBe(
    'BAD_REQUEST',
  );
});
