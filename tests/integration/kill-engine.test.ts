/** @file The short run of the kill lab (`npm run lab -- kill` is the long one), and the disk that fills up under the engine. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLOCK_LIMIT_MS } from '#tests/lab/kill/chapter.ts';
import { diskFull } from '#tests/lab/kill/disk-full.ts';
import { killTable, replayCommand, runKills } from '#tests/lab/kill/run-kills.ts';
import { flushedBeforeAnswer } from '#tests/lab/kill/trace.ts';
import { type KillWorld, makeKillWorld } from '#tests/lab/kill/world.ts';
import { isLong } from '#tests/support/long.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';

const KILLS = isLong ? 60 : 16;
// Kills strike at moments that no seed repeats, so each run may as well choose new ones.
const seed = Math.floor(Math.random() * 1e6) + 1;

let database: TestDatabase;
let world: KillWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeKillWorld(database.url);
});

afterAll(async () => {
  await world?.remove();
  await database?.drop();
});

test(`${KILLS} kills at random moments: no acknowledged write lost, none half there, the clock at most a second behind`, async () => {
  const failed: string[] = [];
  const summary = await runKills({
    world,
    runs: KILLS,
    seed,
    from: 1,
    lanes: 2,
    onResult({ run, phase, failures }) {
      for (const { kind, detail } of failures)
        failed.push(`${kind}, ${phase}: ${detail} (${replayCommand(seed, run)})`);
    },
  });
  process.stdout.write(`${killTable(summary, seed)}\n`);
  expect(failed).toEqual([]);
  expect(summary.results.length).toBe(KILLS);
  const acknowledged = summary.results.reduce((sum, result) => sum + result.acknowledged, 0);
  expect(acknowledged).toBeGreaterThan(KILLS);
  const losses = summary.results.flatMap(({ clockLossMs }) => clockLossMs ?? []);
  // Not each kill finds a clock that runs; none at all would show nothing.
  expect(losses.length).toBeGreaterThan(KILLS / 12);
  expect(Math.max(...losses)).toBeLessThanOrEqual(CLOCK_LIMIT_MS);
}, 240_000);

test('on a full disk commands fail with a sentence that says so, nothing is half there, and with room again work goes on', async ({
  skip,
}) => {
  const { line, failures, isSkipped } = await diskFull(world, seed);
  process.stdout.write(`${line} (seed ${seed})\n`);
  if (isSkipped) skip(line);
  expect(failures).toEqual([]);
}, 120_000);

test('an answer leaves only after the log was flushed', async ({ skip }) => {
  const { line, failures, isSkipped } = await flushedBeforeAnswer(world, seed);
  process.stdout.write(`${line}\n`);
  if (isSkipped) skip(line);
  expect(failures).toEqual([]);
}, 120_000);
