/** @file `npm run lab -- kill`. */
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { diskFull } from './disk-full.ts';
import { killTable, replayCommand, runKills } from './run-kills.ts';
import { flushedBeforeAnswer } from './trace.ts';
import { makeKillWorld } from './world.ts';

export interface KillOptions {
  runs: number;
  seed: number;
  chapter: number;
  lanes: number;
}

const PROGRESS_EVERY = 20;

/** Makes the world, kills, prints. Answers the exit code. */
export async function killCommand({ runs, seed, chapter, lanes }: KillOptions): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`Making a nurse with two devices on a real server … (seed ${seed})`);
  const cluster = await startTestCluster();
  const world = await makeKillWorld(cluster.url).finally(() => cluster.stop());
  let isKept = false;
  try {
    let done = 0;
    const summary = await runKills({
      world,
      runs,
      seed,
      from: chapter,
      lanes,
      onResult(result) {
        done += 1;
        if (done % PROGRESS_EVERY === 0) say(`${done} of ${runs} kills …`);
        for (const { kind, detail } of result.failures) {
          say(`Run ${result.run}, ${result.phase}: ${kind.toUpperCase()}. ${detail}`);
          say(`  Again: ${replayCommand(seed, result.run)}`);
        }
      },
    });
    say(`\n${killTable(summary, seed)}`);
    say(
      'SIGKILL ends the process, not the power: what the operating system had taken is kept in both cases that are',
    );
    say('tested here only because every commit is flushed. The flushes themselves:');
    const others = [await flushedBeforeAnswer(world), await diskFull(world)];
    for (const { line } of others) say(`  ${line}`);
    isKept = summary.kept.length > 0;
    for (const folder of summary.kept) say(`The folder of a failed chapter is kept: ${folder}`);
    return isKept || others.some(({ hasFailed }) => hasFailed) ? 1 : 0;
  } finally {
    if (!isKept) await world.remove();
  }
}
