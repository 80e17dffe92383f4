import { expect, test } from 'vitest';
import { parseSeeds } from './command.ts';
import { plan, planDigest } from './plan.ts';
import { DEEDS, LINE_FAULTS } from './step.ts';

test('the same seed gives the same plan, and another seed another one', () => {
  for (const seed of [1, 2, 77, 4_000_000]) {
    expect(plan(seed, 5, 400)).toEqual(plan(seed, 5, 400));
    expect(planDigest(plan(seed, 5, 400))).toBe(planDigest(plan(seed, 5, 400)));
    expect(planDigest(plan(seed, 5, 400))).not.toBe(planDigest(plan(seed + 1, 5, 400)));
  }
  // Changing how plans are made changes every seed that was ever written down: then this digest changes too.
  expect(planDigest(plan(1, 5, 400))).toBe('b41f64ee073e');
});

test('two hundred plans have every deed and every fault, and never too many of those that cost seconds', () => {
  const plans = Array.from({ length: 200 }, (_, index) => plan(index + 1, 5, 400));
  expect(plans.every((steps) => steps.length === 400)).toBe(true);
  const seen = new Set(
    plans
      .flat()
      .map((step) => (step.kind === 'deed' ? step.deed : step.kind === 'line' ? step.fault : step.kind)),
  );
  const others = [
    'device-killed',
    'signed-out',
    'clock',
    'device-retired',
    'server-killed',
    'database-restarted',
  ];
  const administration = [
    'transaction-held',
    'reassigned',
    'cover-begun',
    'cover-ended',
    'team-moved',
    'calm',
  ];
  expect([...seen].sort()).toEqual([...DEEDS, ...LINE_FAULTS, 'clear', ...others, ...administration].sort());
  for (const steps of plans) {
    expect(steps.filter(({ kind }) => kind === 'database-restarted').length).toBeLessThanOrEqual(1);
    expect(steps.filter(({ kind }) => kind === 'deed').length).toBeGreaterThan(250);
  }
});

test('a range of seeds is read, and what is none is not', () => {
  expect(parseSeeds('3,9,20-22')).toEqual([3, 9, 20, 21, 22]);
  expect(parseSeeds('1-200')).toHaveLength(200);
  for (const text of ['', 'a', '5-1', '1-', '-3', '1..3']) expect(parseSeeds(text)).toBeNull();
});
