import { expect, test } from 'vitest';
import { clockSeconds } from './clock-seconds.ts';

const at = Date.parse('2026-11-21T15:00:00.000Z');

test('a running clock adds what passed since it runs, a paused one stands', () => {
  const running = { seconds: 90, runningSince: '2026-11-21T14:59:00.000Z' };
  expect(clockSeconds(running, at)).toBe(150);
  expect(clockSeconds({ ...running, runningSince: null }, at)).toBe(90);
});

test('a wall clock set back never makes the call shorter', () => {
  expect(clockSeconds({ seconds: 90, runningSince: '2026-11-21T15:30:00.000Z' }, at)).toBe(90);
});
