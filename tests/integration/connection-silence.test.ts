/** @file The device's connection on a real line to a real server, with timers that the test turns. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMAT_PLAN } from '#server/sync/format.ts';
import { type Connection, type ConnectionState, openConnection } from '#shared/sync/connection.ts';
import { createServerLink } from '#shared/sync/server-link.ts';
import { until } from '#tests/support/device.ts';
import { type Line, openLine } from './line.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';
let world: World;
let line: Line;
let connection: Connection | undefined;

beforeAll(async () => {
  // No heartbeat comes by itself while the test runs.
  world = await createWorld({ heartbeatMs: 600_000 });
  await world.createPerson(NURSE, 'care-manager', 'East');
  line = await openLine(world.url);
});
afterAll(async () => {
  connection?.close();
  await line?.close();
  await world?.close();
});

/** Timers and clocks that stand still until they are turned. */
function turnedClock() {
  const start = Date.now();
  let passed = 0;
  const due = new Set<{ at: number; callback(): void }>();
  return {
    now: () => start + passed,
    monotonic: () => passed,
    after(milliseconds: number, callback: () => void) {
      const timer = { at: passed + milliseconds, callback };
      due.add(timer);
      return () => void due.delete(timer);
    },
    async turn(seconds: number) {
      for (let second = 0; second < seconds; second += 1) {
        passed += 1000;
        for (const timer of [...due].filter(({ at }) => at <= passed)) {
          due.delete(timer);
          timer.callback();
        }
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
  };
}

test('WAKE-4 a stream that is silent for a minute is given up and opened anew, counted from its last word', async () => {
  const clock = turnedClock();
  const link = createServerLink({
    ...{ serverUrl: line.url, format: FORMAT_PLAN.format, fetch: globalThis.fetch },
    ...{ now: clock.now, monotonic: clock.monotonic, after: clock.after },
    onSignedIn: async () => undefined,
  });
  const device = { id: null, name: 'Test device', home: 'web' as const };
  const { person } = await link.signIn({ email: NURSE, passphrase: PASSPHRASE, device });
  const states: ConnectionState[] = [];
  let contacts = 0;
  connection = openConnection({
    ...{ link, now: clock.now, monotonic: clock.monotonic, after: clock.after, random: () => 0.5 },
    onNews: () => undefined,
    onContact: () => {
      contacts += 1;
    },
    onState: (state) => void states.push(state),
  });
  const streams = async () => line.count('/sync/changes');
  await until(
    'it is heard',
    async () => contacts,
    (now) => now === 1,
  );
  expect(await streams()).toBe(1);

  await clock.turn(55);
  await world.givePatients(person.staffId, 1);
  await until(
    'the news are heard',
    async () => contacts,
    (now) => now > 1,
  );
  // What was written came in several pieces of news.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await clock.turn(55);
  expect(await streams()).toBe(1);
  expect(states).toEqual(['connected']);

  // The line dies without a word; nobody asks anything on it.
  line.die();
  const before = contacts;
  const diedAt = clock.monotonic();
  // Ten seconds more, and what the back-off waits.
  await clock.turn(10);
  await until(
    'it is heard again',
    async () => {
      await clock.turn(1);
      return contacts;
    },
    (now) => now > before,
  );
  expect(await streams()).toBe(2);
  expect(states.at(-1)).toBe('connected');
  expect(clock.monotonic() - diedAt).toBeLessThan(30_000);
});
