import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '#server/app/start-server.ts';
import { retireDevice } from '#server/organization/devices.ts';
import type { News } from '#shared/contract/server/sync.ts';
import { auditEvent, edit, row, task } from './server-documents.ts';
import { clientOf, createWorld, signIn, type TestDevice, type World } from './server-harness.ts';

let world: World;
let second: RunningServer;
let maria: TestDevice;
let patientId: string;
beforeAll(async () => {
  world = await createWorld();
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  [patientId = ''] = await world.givePatients(staffId, 1);
  maria = await world.signIn('maria@northside.example');
  second = await world.start({ streamsPerDevice: 100 });
});
afterAll(async () => {
  await second.close();
  await world.close();
});

/** A stream of wake-ups whose events are kept as they come. */
async function open(url: string, token = maria.answer.tokens.accessToken) {
  const controller = new AbortController();
  const events = await clientOf(url, token).sync.changes(undefined, { signal: controller.signal });
  const seen: number[] = [];
  const news: News[] = [];
  let hasEnded = false;
  void (async () => {
    try {
      for await (const event of events) {
        news.push(event);
        seen.push(event.sequence);
      }
    } catch {
      // Stopped by the test.
    }
    hasEnded = true;
  })();
  return {
    seen,
    news,
    /** Waits for an event that tells of the sequence or a later one. */
    reach: (sequence: number) =>
      expect.poll(() => seen.at(-1) ?? -1, { timeout: 5_000, interval: 5 }).toBeGreaterThanOrEqual(sequence),
    end: () => expect.poll(() => hasEnded, { timeout: 5_000 }).toBe(true),
    hasEnded: () => hasEnded,
    stop: () => controller.abort(),
  };
}

async function lastSequence(organizationId = world.organizationId): Promise<number> {
  const { rows } = await world.database.pool.query('select last_sequence from organizations where id = $1', [
    organizationId,
  ]);
  return Number(rows[0].last_sequence);
}

test('WAKE-1 WAKE-3 the first event comes at once, and news wake the streams of every server process within a second', async () => {
  const here = await open(world.url);
  const there = await open(second.url);
  const known = await lastSequence();
  await here.reach(known);
  await there.reach(known);
  const start = performance.now();
  await maria.push('tasks', row(task(maria, patientId)));
  await Promise.all([here.reach(known + 1), there.reach(known + 1)]);
  expect(performance.now() - start).toBeLessThan(1_000);
  here.stop();
  there.stop();
});

test('WAKE-3 what an admin command writes in another process wakes the streams too', async () => {
  const stream = await open(world.url);
  const known = await lastSequence();
  await stream.reach(known);
  await world.createPerson('new@northside.example', 'care-manager', 'East');
  await stream.reach(known + 1);
  stream.stop();
});

test('WAKE-3 news of one organization wake no other', async () => {
  const elsewhere = await world.createOrganization('Southside');
  await world.createPerson('eve@southside.example', 'supervisor', 'East', elsewhere);
  const eve = await signIn(world.url, 'eve@southside.example');
  const stream = await open(world.url, eve.answer.tokens.accessToken);
  await stream.reach(await lastSequence(elsewhere));
  const ours = await open(world.url);
  await maria.push('tasks', row(task(maria, patientId)));
  await ours.reach(await lastSequence());
  expect(stream.seen.at(-1)).toBe(await lastSequence(elsewhere));
  expect(await lastSequence(elsewhere)).toBeLessThan(await lastSequence());
  stream.stop();
  ours.stop();
});

test('WAKE-1 the listening connection comes back after the database cut it, and wakes the streams', async () => {
  const stream = await open(second.url);
  await stream.reach(await lastSequence());
  await world.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'careline news' and datname = current_database()`,
  );
  await maria.push('tasks', row(task(maria, patientId)));
  await stream.reach(await lastSequence());
  await maria.push('tasks', row(task(maria, patientId)));
  await stream.reach(await lastSequence());
  stream.stop();
});

test('a stream ends with its access token and with the server', async () => {
  const hasty = await world.start({ accessTokenMs: 2_000 });
  const short = await signIn(hasty.url, 'maria@northside.example');
  const expiring = await open(hasty.url, short.answer.tokens.accessToken);
  await expiring.end();
  expect(expiring.seen.length).toBeGreaterThan(0);

  const stream = await open(hasty.url);
  await stream.reach(0);
  const start = performance.now();
  await hasty.close();
  await stream.end();
  expect(performance.now() - start).toBeLessThan(2_500);
});

test('WAKE-1 a stream ends at once, in whichever process it is, when its device is retired or its sign-in ends', async () => {
  const retired = await world.signIn('maria@northside.example');
  const stolen = await world.signIn('maria@northside.example');
  const again = await world.signIn('maria@northside.example');
  const streams = await Promise.all(
    [retired, stolen, again].map(({ answer }, at) =>
      open(at === 0 ? second.url : world.url, answer.tokens.accessToken),
    ),
  );
  await Promise.all(streams.map((stream) => stream.reach(0)));
  const [ofRetired, ofStolen, ofAgain] = streams;
  await retireDevice(world.database.pool, retired.deviceId);
  await ofRetired?.end();

  // The same refresh token twice ends its whole family.
  const { refreshToken } = stolen.answer.tokens;
  const refresh = () => clientOf(second.url).auth.refresh({ deviceId: stolen.deviceId, refreshToken });
  await refresh();
  await expect(refresh()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await ofStolen?.end();

  // A new sign-in on the device ends the one before; the others of the person go on.
  const kept = await open(world.url);
  await kept.reach(0);
  await world.signIn('maria@northside.example', again.deviceId);
  await ofAgain?.end();
  expect(kept.hasEnded()).toBe(false);
  kept.stop();
});

test('WAKE-1 of more than four streams of one device the oldest ends', async () => {
  const { answer } = await world.signIn('maria@northside.example');
  const streams: Awaited<ReturnType<typeof open>>[] = [];
  for (let count = 0; count < 6; count += 1) {
    const stream = await open(world.url, answer.tokens.accessToken);
    await stream.reach(0);
    streams.push(stream);
  }
  await Promise.all(streams.slice(0, 2).map((stream) => stream.end()));
  expect(streams.map((stream) => stream.hasEnded())).toEqual([true, true, false, false, false, false]);
  for (const stream of streams) stream.stop();
});

test('a hundred streams that go away leave nothing behind', async () => {
  const metric = async () =>
    Number(/careline_streams (\d+)/.exec(await (await fetch(`${second.url}/metrics`)).text())?.[1]);
  const streams = await Promise.all(Array.from({ length: 100 }, () => open(second.url)));
  await Promise.all(streams.map((stream) => stream.reach(0)));
  expect(await metric()).toBeGreaterThanOrEqual(100);
  for (const stream of streams) stream.stop();
  await expect.poll(metric, { timeout: 5_000 }).toBeLessThan(5);
});

test('WAKE-3 a wake-up names the collections, and reaches nobody who may not see what changed', async () => {
  await world.createPerson('sue@northside.example', 'supervisor', 'East');
  await world.createPerson('noor@northside.example', 'care-manager', 'West');
  const [sue, noor] = [
    await signIn(world.url, 'sue@northside.example'),
    await signIn(world.url, 'noor@northside.example'),
  ];
  const tokens = [maria, sue, noor].map((device) => device.answer.tokens.accessToken);
  const streams = await Promise.all(tokens.map((token) => open(second.url, token)));
  const [own, team, other] = streams;
  await Promise.all(streams.map((stream) => stream.reach(0)));
  const counts = () => streams.map(({ news }) => news.length);
  await expect.poll(counts).toEqual([1, 1, 1]);
  expect(other?.news).toMatchObject([{ collections: null }]);

  await maria.push('tasks', row(task(maria, patientId)));
  await maria.push('auditEvents', row(auditEvent(maria, patientId)));
  for (const stream of [own, team]) {
    await expect
      .poll(() => stream?.news.slice(1).flatMap(({ collections }) => collections))
      .toEqual(['tasks', 'auditEvents']);
  }
  expect(counts()[2]).toBe(1);

  const known = (await maria.pullAll('patients')).documents.find(({ id }) => id === patientId);
  if (known === undefined) throw new Error('The patient was not pulled.');
  await sue.push('patients', edit(sue, known, { riskTier: 'high' }));
  await maria.push('patients', edit(maria, known, { riskTier: 'rising' }));
  await expect.poll(() => own?.news.at(-1)?.collections).toEqual(['patients', 'reviewItems']);
  expect(counts()[2]).toBe(1);

  await world.assign(noor.staffId, [patientId]);
  for (const stream of streams) await expect.poll(() => stream.news.at(-1)?.collections).toBeNull();
  const before = other?.news.length ?? 0;
  const late = task(maria, patientId, { updatedAt: new Date().toISOString() });
  expect(await maria.push('tasks', row(late))).toMatchObject([{ isLate: true }]);
  await expect.poll(() => other?.news.length).toBe(before + 1);
  expect(other?.news.at(-1)?.collections).toEqual(['tasks', 'reviewItems']);
  await expect.poll(() => own?.news.at(-1)?.collections).toEqual(['tasks', 'reviewItems']);
  await world.assign(maria.staffId, [patientId]);
  for (const stream of streams) stream.stop();
});

test('WAKE-1 heartbeats repeat what was told; now and then one tells the last sequence, so that a lost event is made up for', async () => {
  const quick = await world.start({ heartbeatMs: 100 });
  const stream = await open(quick.url);
  await stream.reach(0);
  const known = await lastSequence();
  await expect.poll(() => stream.news.length).toBeGreaterThan(3);
  expect(stream.news.slice(1, 4)).toEqual(Array(3).fill({ sequence: known, collections: [] }));
  // Nobody announces this one.
  await world.database.pool.query(
    'update organizations set last_sequence = last_sequence + 1 where id = $1',
    [world.organizationId],
  );
  await stream.reach(known + 1);
  expect(stream.news.at(-1)?.collections).toBeNull();
  stream.stop();
  await quick.close();
});
