import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, expect, test } from 'vitest';
import { toInstant } from '#shared/domain/primitives.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { type CheckKeeper, openCheckKeeper } from './check-keeper.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-11-02T08:00:00.000Z');
let keeper: CheckKeeper;
let store: Store;

afterEach(async () => {
  keeper.close();
  await store.close();
});

/** A clock that a test moves on, with the timers that ring meanwhile. */
function movedClock() {
  let passed = 0;
  let timers: { at: number; ring: () => void }[] = [];
  return {
    now: () => START + passed,
    after(milliseconds: number, ring: () => void) {
      const timer = { at: passed + milliseconds, ring };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async pass(milliseconds: number) {
      const end = passed + milliseconds;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((left, right) => left.at - right.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        passed = next.at;
        next.ring();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      passed = end;
    },
  };
}

test('CHECK-3 a check runs by itself a week after the first copy, and then a week after the last; one that failed is tried again', async () => {
  store = await openStore(getRxStorageMemory() as never, 'check-keeper');
  const clock = movedClock();
  const ranAt: number[] = [];
  let isConnected = true;
  let fails = 0;
  keeper = await openCheckKeeper({
    store,
    ports: { now: clock.now, after: clock.after, log: () => undefined },
    copiedAt: () => toInstant(START),
    isConnected: () => isConnected,
    check: async () => {
      ranAt.push(clock.now() - START);
      if (fails > 0) {
        fails -= 1;
        throw new Error('The line was lost.');
      }
      return { at: toInstant(clock.now()), compared: 1, repaired: 0 };
    },
  });
  await clock.pass(7 * DAY_MS - HOUR_MS);
  expect(ranAt).toEqual([]);
  fails = 1;
  await clock.pass(3 * HOUR_MS);
  expect(ranAt).toHaveLength(2);
  expect(keeper.last()).toMatchObject({ compared: 1 });
  isConnected = false;
  await clock.pass(8 * DAY_MS);
  expect(ranAt).toHaveLength(2);
  isConnected = true;
  await clock.pass(HOUR_MS);
  expect(ranAt).toHaveLength(3);
});
