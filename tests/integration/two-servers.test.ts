/** @file Two server processes, started as an operator starts them, on one database: devices do not care which one answers. */
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import type { PushResult, WireDocument } from '#shared/contract/server/sync.ts';
import { createServerProcess, type ServerProcess } from '#tests/lab/sync/server-process.ts';
import { type RoundRobinProxy, startRoundRobinProxy } from '#tests/support/round-robin-proxy.ts';
import { row, task } from './server-documents.ts';
import { type Client, clientOf, createWorld, signIn, type TestDevice, type World } from './server-harness.ts';

let world: World;
let first: ServerProcess;
let second: ServerProcess;
let proxy: RoundRobinProxy;
let maria: TestDevice;
let patientId: string;
beforeAll(async () => {
  world = await createWorld();
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  [patientId = ''] = await world.givePatients(staffId, 1);
  first = await createServerProcess(world.databaseUrl, '/dev/null');
  second = await createServerProcess(world.databaseUrl, '/dev/null');
  proxy = await startRoundRobinProxy([first.url, second.url]);
});
beforeEach(async () => {
  await Promise.all([first.start(), second.start()]);
  maria = await signIn(proxy.url, 'maria@northside.example');
});
afterAll(async () => {
  await proxy.close();
  await Promise.all([first.kill(), second.kill()]);
  await world.close();
});

/** A client whose every request takes a connection of its own, and so the next server. */
const through = (url: string, token: string) => clientOf(url, token, { connection: 'close' });

/** Follows the wake-ups, opening the stream anew whenever it breaks, as a device does. */
function follow(client: Client) {
  const controller = new AbortController();
  const heard: { sequence: number; collections: readonly string[] | null }[] = [];
  let openings = 0;
  const run = async () => {
    while (!controller.signal.aborted) {
      try {
        const events = await client.sync.changes(undefined, { signal: controller.signal });
        openings += 1;
        for await (const { sequence, collections } of events) heard.push({ sequence, collections });
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  void run();
  return { heard, openings: () => openings, stop: () => controller.abort() };
}

test('a sign-in at one server is good at the other, and so is what it gave out', async () => {
  const here = await signIn(first.url, 'maria@northside.example');
  const there = clientOf(second.url, here.answer.tokens.accessToken);
  const document = task(here, patientId);
  await here.push('tasks', row(document));
  const { documents } = await there.sync.fetch({ collection: 'tasks', ids: [document.id] });
  expect(documents).toMatchObject([{ id: document.id, rev: 1 }]);
  const { refreshToken } = here.answer.tokens;
  const { deviceId } = here;
  const next = await clientOf(second.url).auth.refresh({ refreshToken, deviceId });
  await expect(clientOf(first.url).auth.refresh({ refreshToken, deviceId })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  const ended = clientOf(second.url, next.tokens.accessToken).sync.digests({ collection: 'tasks' });
  await expect(ended).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('WAKE-3 what is pushed to one server wakes the streams of the other, and says what it is about', async () => {
  const streams = [first, second].map(({ url }) => follow(clientOf(url, maria.answer.tokens.accessToken)));
  const awake = (sequence: number) =>
    expect
      .poll(() => streams.map(({ heard }) => (heard.at(-1)?.sequence ?? -1) >= sequence), {
        timeout: 10_000,
        interval: 5,
      })
      .toEqual([true, true]);
  await awake(0);
  for (const { url } of [first, second]) {
    const client = clientOf(url, maria.answer.tokens.accessToken);
    await client.sync.push({ collection: 'tasks', rows: [row(task(maria, patientId))] });
    const { sequence } = await client.sync.digests({ collection: 'tasks' });
    const start = performance.now();
    await awake(sequence);
    expect(performance.now() - start).toBeLessThan(2_000);
    for (const { heard } of streams) expect(heard.at(-1)?.collections).toContain('tasks');
  }
  for (const stream of streams) stream.stop();
});

const WRITERS = 6;
const EDITS = 40;
/** Answers after which the first server is killed. */
const killAfter = randomInt(WRITERS * 5, WRITERS * 15);

test(`PUSH-2 a server killed under load (after ${killAfter} answers): no acknowledged write is lost or doubled, and all go on with the other`, async () => {
  const client = through(proxy.url, maria.answer.tokens.accessToken);
  const streams = Array.from({ length: 4 }, () =>
    follow(clientOf(proxy.url, maria.answer.tokens.accessToken)),
  );
  const isOpen = () => streams.every(({ heard }) => heard.length > 0);
  await expect.poll(isOpen, { timeout: 10_000 }).toBe(true);
  const acknowledged = new Map<string, string[]>();
  let answers = 0;
  let failures = 0;
  let isKilled = false;

  /** Sends until there is an answer: a device that heard none cannot know whether it was taken. */
  async function send(next: WireDocument, assumed: WireDocument | null): Promise<PushResult | undefined> {
    for (;;) {
      try {
        const rows = [row(next, assumed)];
        const { results } = await client.sync.push({ collection: 'tasks', rows });
        answers += 1;
        return results[0];
      } catch {
        failures += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  async function write(writer: number): Promise<void> {
    let assumed: WireDocument | null = null;
    const document = task(maria, patientId);
    acknowledged.set(document.id, []);
    for (let edit = 0; edit < EDITS; edit += 1) {
      const title = `writer ${writer} edit ${edit}`;
      const updatedAt = new Date().toISOString();
      const next: WireDocument = { ...document, title, updatedAt, _deleted: false };
      const result = await send(next, assumed);
      expect(result).toMatchObject({ id: document.id, outcome: 'accepted', rev: edit + 1 });
      acknowledged.get(document.id)?.push(title);
      assumed = next;
    }
  }

  const work = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  const kill = (async () => {
    await expect.poll(() => answers >= killAfter, { timeout: 30_000, interval: 2 }).toBe(true);
    await first.kill();
    isKilled = true;
  })();
  await Promise.all([work, kill]);
  expect({ isKilled, answers }).toEqual({ isKilled: true, answers: WRITERS * EDITS });
  expect(failures).toBeGreaterThan(0);
  expect(Math.min(...proxy.connections().values())).toBeGreaterThan(0);

  const { documents } = await signIn(second.url, 'maria@northside.example').then((device) =>
    device.pullAll('tasks'),
  );
  const { rows } = await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    transaction.query<{ id: string; rev: number; title: string }>(
      `select id, rev, body ->> 'title' as title from document_versions where collection = 'tasks' order by id, rev`,
    ),
  );
  for (const [id, titles] of acknowledged) {
    const held = documents.filter((document) => document.id === id);
    expect(held).toMatchObject([{ title: titles.at(-1), rev: EDITS }]);
    const versions = rows.filter((version) => version.id === id);
    expect(versions.map(({ title }) => title)).toEqual(titles);
    expect(versions.map(({ rev }) => rev)).toEqual(titles.map((_, index) => index + 1));
  }
  // The streams that were cut were opened at the other server, and hear what is pushed there now.
  expect(streams.reduce((sum, { openings }) => sum + openings(), 0)).toBeGreaterThan(streams.length);
  const { answer } = await signIn(second.url, 'maria@northside.example');
  const other = clientOf(second.url, answer.tokens.accessToken);
  await other.sync.push({ collection: 'tasks', rows: [row(task(maria, patientId))] });
  const { sequence } = await other.sync.digests({ collection: 'tasks' });
  const haveHeard = () => streams.every(({ heard }) => (heard.at(-1)?.sequence ?? -1) >= sequence);
  await expect.poll(haveHeard, { timeout: 10_000 }).toBe(true);
  for (const stream of streams) stream.stop();
});
