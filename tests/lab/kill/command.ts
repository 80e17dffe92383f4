/** @file `npm run lab -- kill`. */
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { diskFull } from './disk-full.ts';
import { PHASES } from './phases.ts';
import { killTable, replayCommand, runKills } from './run-kills.ts';
import { flushedBeforeAnswer } from './trace.ts';
import { makeKillWorld } from './world.ts';

export interface KillOptions {
  runs: number;
  seed: number;
  chapter: number;
  lanes: number;
  /** Part of the name of the phases to strike in. */
  phase?: string;
}

const PROGRESS_EVERY = 20;

/** Makes the world, kills, prints. Answers the exit code. */
export async function killCommand({ runs, seed, chapter, lanes, phase }: KillOptions): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const phases = PHASES.filter(({ name }) => phase === undefined || name.includes(phase));
  if (phases.length === 0) {
    process.stderr.write(
      `No kill strikes in "${phase}". There are: ${PHASES.map(({ name }) => name).join(', ')}.\n`,
    );
    return 1;
  }
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
      phases,
      onResult(result) {
        done += 1;
        if (done % PROGRESS_EVERY === 0) say(`${done} of ${runs} kills …`);
        for (const { kind, detail } of result.failures) {
          say(`Run ${result.run}, ${result.phase}: ${kind.toUpperCase()}. ${detail}`);
          say(`  Again: ${replayCommand(seed, result.run, phase)}`);
        }
      },
    });
    say(`\n${killTable(summary, seed)}`);
    say(
      '\nSIGKILL ends the process, not the power: what the operating system holds survives it. That the words also',
    );
    say(
      'reach the disk before the answer is seen in the flushes; that a disk keeps what it was told to is not tested.',
    );
    const sides = [await flushedBeforeAnswer(world, seed), await diskFull(world, seed)];
    for (const { line, failures } of sides) {
      say(`  ${line}`);
      for (const failure of failures) say(`    FAILED: ${failure}`);
    }
    isKept = summary.kept.length > 0;
    for (const folder of summary.kept) say(`The folder of a failed chapter is kept: ${folder}`);
    return isKept || sides.some(({ failures }) => failures.length > 0) ? 1 : 0;
  } finally {
    if (!isKept) await world.remove();
  }
}
