/** @file The short run of the sync lab: `npm run lab -- sync --seeds 1-200` is the long one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOnce } from '#tests/lab/sync/command.ts';
import { runSeed } from '#tests/lab/sync/run-seed.ts';
import { type Stack, startStack } from '#tests/lab/sync/stack.ts';
import { replayCommand, seedLine } from '#tests/lab/sync/table.ts';

const DEVICES = 3;
const STEPS = 60;
const first = Math.floor(Math.random() * 1e5) + 1;

let stack: Stack;
let isKept = false;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop(isKept));

test('MERGE-5 SCOPE-2 two seeds of the lab: all devices end with what the server has, no acknowledged word is lost, nothing is out of scope', async () => {
  const hash = await hashOnce();
  let acknowledged = 0;
  for (const seed of [first, first + 1]) {
    const result = await runSeed({ stack, seed, devices: DEVICES, steps: STEPS, hash });
    process.stdout.write(`${seedLine(result)}\n`);
    isKept ||= result.problems.length > 0;
    expect(result.problems, replayCommand(seed, DEVICES, STEPS)).toEqual([]);
    acknowledged += result.acknowledged;
  }
  expect(acknowledged).toBeGreaterThan(STEPS / 2);
}, 240_000);
