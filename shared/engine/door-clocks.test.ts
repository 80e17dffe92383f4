import { expect, test } from 'vitest';
import { createIdleWatch } from './idle-watch.ts';
import { createTrustedTime } from './trusted-time.ts';
import { trackWindows } from './windows.ts';

const MINUTE = 60_000;

/** Two clocks and timers that a test turns by hand. */
function handTurned() {
  let wall = Date.parse('2026-11-21T15:00:00Z');
  let monotonic = 0;
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => wall,
    monotonic: () => monotonic,
    after(milliseconds: number, callback: () => void) {
      const timer = { at: monotonic + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    /** Both clocks go on, and timers fire in their order. */
    pass(milliseconds: number) {
      const end = monotonic + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        const until = next?.at ?? end;
        wall += until - monotonic;
        monotonic = until;
        if (!next) return;
        timers.delete(next);
        next.callback();
      }
    },
    setWall: (milliseconds: number) => {
      wall += milliseconds;
    },
    waiting: () => timers.size,
  };
}

test('the desk is idle after its minutes, not before, and each sign of life starts them anew', () => {
  const clock = handTurned();
  let idle = 0;
  const watch = createIdleWatch(clock, () => {
    idle += 1;
  });
  watch.start(5);
  clock.pass(4 * MINUTE);
  watch.active();
  clock.pass(4 * MINUTE + 59_000);
  expect(idle).toBe(0);
  clock.pass(2_000);
  expect(idle).toBe(1);
  clock.pass(60 * MINUTE);
  expect(idle).toBe(1);
});

test('a wall clock set back does not lengthen idleness, a sleep that no timer saw ends it, and a stopped watch is silent', () => {
  const clock = handTurned();
  let idle = 0;
  const watch = createIdleWatch(clock, () => {
    idle += 1;
  });
  watch.start(5);
  clock.setWall(-60 * MINUTE);
  clock.pass(5 * MINUTE);
  expect(idle).toBe(1);
  watch.start(5);
  clock.setWall(60 * MINUTE);
  clock.pass(15_000);
  expect(idle).toBe(2);
  watch.start(5);
  watch.stop();
  clock.pass(60 * MINUTE);
  expect(idle).toBe(2);
  expect(clock.waiting()).toBe(0);
});

test('trusted time goes on whichever clock stands still or is set back, and takes the word of the server', () => {
  const clock = handTurned();
  const time = createTrustedTime(clock);
  const start = clock.now();
  time.startFrom(start);
  clock.pass(10 * MINUTE);
  clock.setWall(-600 * MINUTE);
  expect(time.now()).toBe(start + 10 * MINUTE);
  clock.pass(5 * MINUTE);
  expect(time.now()).toBe(start + 15 * MINUTE);
  clock.setWall(700 * MINUTE);
  expect(time.now()).toBe(start + 115 * MINUTE);
  time.startFrom(start + 16 * MINUTE);
  expect(time.now()).toBe(start + 16 * MINUTE);
});

test('a desk waits for every window to save, for one that goes away no longer, and for one that hangs three seconds', async () => {
  const clock = handTurned();
  const windows = trackWindows(clock);
  await windows.allFlushed();
  const close = windows.opened();
  windows.opened();
  let isDone = false;
  const done = windows.allFlushed().then(() => {
    isDone = true;
  });
  windows.flushed();
  await Promise.resolve();
  expect(isDone).toBe(false);
  close();
  await done;
  expect(clock.waiting()).toBe(0);

  const stuck = windows.allFlushed();
  clock.pass(3_000);
  await stuck;
});
