/** @file From a key in the filter of Today to the narrowed list, with 5,000 patients, in a real browser. */
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { createLiveQueue } from '#shared/domain/queue-live.ts';
import { type BuiltPage, buildPage, percentile95 } from '../browser-page.ts';
import { type Row, row } from '../row.ts';
import { type BenchCaseload, NOW, PRACTICE_ZONE } from './caseload.ts';

const ROUNDS = 5;
const TEXTS = ['winfield', 'spanish interp', 'discharged', 'minutes short', 'kwon 3'];

export async function filterInBrowser(caseload: BenchCaseload, say: (line: string) => void): Promise<Row> {
  const built = await buildPage(new URL('./page', import.meta.url));
  try {
    const view = viewOf(caseload);
    const ours = await rounds(built, 'mountToday', view);
    const byHand = await rounds(built, 'mountByHand', view);
    say(`  all keys: ${ours.all.length}, longest ${Math.max(...ours.all).toFixed(1)} ms`);
    return row(
      {
        name: 'queue.filter-5000',
        what: 'a key in the filter of Today until the list is laid out, 5,000 patients, p95',
        unit: 'ms',
      },
      ours.p95,
      { name: 'a plain HTML list of all rows that hides what does not fit', runs: byHand.p95 },
    );
  } finally {
    await built.close();
  }
}

function viewOf(caseload: BenchCaseload): QueueView {
  const { rows, summary, outOfReach } = createLiveQueue(caseload).at(NOW, PRACTICE_ZONE, PROGRAM_TARGETS);
  return { rows: [...rows], ...summary, outOfReach, staffNames: {}, generatedAt: toInstant(NOW) };
}

async function rounds(
  built: BuiltPage,
  mount: 'mountToday' | 'mountByHand',
  view: QueueView,
): Promise<{ p95: number[]; all: number[] }> {
  const page = await built.open();
  await page.evaluate(`bench.${mount}(${JSON.stringify(view)})`);
  const typeAll = (): Promise<number[]> => page.evaluate(`bench.type(${JSON.stringify(TEXTS)})`);
  await typeAll();
  const p95: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times = await typeAll();
    all.push(...times);
    p95.push(percentile95(times));
  }
  await page.close();
  return { p95, all };
}
