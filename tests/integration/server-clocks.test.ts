/** @file Running clocks as the server knows them: by device, for nobody but the person herself, and only while they are said to run. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '#server/database/transaction.ts';
import { retireDevice } from '#server/organization/devices.ts';
import { createWorld, type TestDevice, type World } from './server-harness.ts';

const NORA = 'nora@northside.example';
const SINCE = '2026-11-20T15:00:00.000Z';

let world: World;
let desk: TestDevice;
let laptop: TestDevice;

beforeAll(async () => {
  world = await createWorld();
  await world.createPerson(NORA, 'care-manager', 'East');
  await world.createPerson('cora@northside.example', 'care-manager', 'East');
  await world.createPerson('lena@northside.example', 'supervisor', 'East');
  desk = await world.signIn(NORA);
  laptop = await world.signIn(NORA);
});

afterAll(() => world.close());

/** As if the device had said it so long ago. */
const age = (interval: string) =>
  inScope(
    world.database.pool,
    { organizationId: world.organizationId, staffId: desk.staffId },
    (transaction) => transaction.query(`update running_clocks set seen_at = now() - interval '${interval}'`),
  );

test('a clock is told to the other devices of its person, and to nobody else', async () => {
  expect(await desk.client.clocks.report({ since: SINCE })).toEqual({ others: [] });
  const { others } = await laptop.client.clocks.others();
  expect(others).toMatchObject([{ deviceId: desk.deviceId, since: SINCE, isFresh: true }]);
  expect((await desk.client.clocks.others()).others).toEqual([]);
  for (const email of ['cora@northside.example', 'lena@northside.example']) {
    const other = await world.signIn(email);
    expect(await other.client.clocks.report({ since: null })).toEqual({ others: [] });
  }
});

test('a device that was not heard of for minutes may have stopped, and for half a day is not spoken of', async () => {
  await age('4 minutes');
  expect((await laptop.client.clocks.others()).others).toMatchObject([{ isFresh: false }]);
  await age('13 hours');
  expect((await laptop.client.clocks.others()).others).toEqual([]);
});

test('a clock that stopped is forgotten, and a retired device has none', async () => {
  await desk.client.clocks.report({ since: SINCE });
  await desk.client.clocks.report({ since: null });
  expect((await laptop.client.clocks.others()).others).toEqual([]);
  await desk.client.clocks.report({ since: SINCE });
  await retireDevice(world.database.pool, desk.deviceId);
  expect((await laptop.client.clocks.others()).others).toEqual([]);
});
