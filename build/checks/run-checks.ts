import { withProgress } from '../setup/progress.mjs';
import { printTrouble } from '../trouble.ts';
import type { Check } from './checks.ts';
import { stopRunners } from './run-runner.ts';
import { inWords, sum, type Tally } from './tally.ts';

/**
 * Runs groups of checks one after the other, those of a group two at a time, and prints a line for each, the output of
 * those that failed, why tests were skipped, and the sum.
 *
 * @returns the exit code: 0 only when everything passed and something ran
 */
export async function runChecks(groups: readonly (readonly Check[])[]): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopRunners();
      setTimeout(() => process.exit(130), 5_000).unref();
    });
  }
  const tallies: Tally[] = [];
  for (const group of groups) {
    const waiting = [...group];
    const worker = async () => {
      for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
        tallies.push(await runOne(check));
    };
    await Promise.all([worker(), worker()]);
  }
  const total = sum(tallies);
  for (const { name, reason } of total.skipped) console.log(`Skipped: ${name}: ${reason}`);
  console.log(`Careline: ${inWords(total)}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function runOne(check: Check): Promise<Tally> {
  const started = Date.now();
  try {
    const { tally, output, remarks = [] } = await withProgress(check.title, check.run);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (tally.failed > 0) console.log(`\n${output}\n`);
    console.log(`${tally.failed > 0 ? '✗' : '✓'} ${check.title}: ${inWords(tally)} (${seconds} s)`);
    for (const remark of remarks) console.log(`  ${remark}`);
    return tally;
  } catch (error) {
    printTrouble(error);
    console.log(`✗ ${check.title}: 0 passed, 1 failed`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}
