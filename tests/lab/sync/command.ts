/** @file `npm run lab -- sync`. */
import { createPassphrases } from '#server/auth/passphrases.ts';
import { runSeed, type SeedResult } from './run-seed.ts';
import { startStack } from './stack.ts';
import { replayCommand, seedLine, syncTable } from './table.ts';
import { PASSPHRASE } from './world.ts';

export interface SyncOptions {
  seeds: number[];
  devices: number;
  steps: number;
}

const SHOWN_PROBLEMS = 8;

/** Runs the seeds one after the other on one stack, prints, and answers the exit code. */
export async function syncCommand({ seeds, devices, steps }: SyncOptions): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say('Starting PostgreSQL and two servers …');
  const start = performance.now();
  const stack = await startStack();
  const results: SeedResult[] = [];
  let isKept = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Neither servers nor a database may outlive the lab.
    process.once(signal, () => void stack.stop(true).finally(() => process.exit(130)));
  }
  try {
    const hash = await hashOnce();
    for (const seed of seeds) {
      const result = await runSeed({ stack, seed, devices, steps, hash });
      results.push(result);
      say(seedLine(result));
      if (result.problems.length === 0) continue;
      isKept = true;
      for (const problem of result.problems.slice(0, SHOWN_PROBLEMS)) say(`    ${problem}`);
      if (result.problems.length > SHOWN_PROBLEMS)
        say(`    and ${result.problems.length - SHOWN_PROBLEMS} more`);
      say(`  Kept: ${result.folder}`);
      say(`  Again: ${replayCommand(seed, devices, steps)}`);
    }
    say(`\n${syncTable(results, performance.now() - start)}`);
    return isKept ? 1 : 0;
  } finally {
    await stack.stop(isKept);
  }
}

/** The hash of the passphrase that everybody has: making one for each person would cost more than the rest. */
export async function hashOnce(): Promise<string> {
  const passphrases = createPassphrases();
  try {
    return await passphrases.hash(PASSPHRASE);
  } finally {
    await passphrases.close();
  }
}

/** `7`, `1-50` or `3,9,20-22`, or null when it is none of these. */
export function parseSeeds(text: string): number[] | null {
  const seeds: number[] = [];
  for (const part of text.split(',')) {
    const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part.trim());
    if (!match) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (to < from) return null;
    for (let seed = from; seed <= to; seed += 1) seeds.push(seed);
  }
  return seeds;
}
