/** @file The table behind a number of the board in a real browser: first sight, filter, scroll, arriving calls, memory. */
import type { Page } from '@playwright/test';
import { type BuiltPage, buildPage, percentile95 } from '../browser-page.ts';
import { type Row, row } from '../row.ts';
import type { answers } from './team-world.ts';

const ROUNDS = 3;
const TEXTS = ['winf', 'ger 7'];
const SCROLLED = { frames: 90, pixels: 400 };
/** Shared out over the rounds, one after the other. */
const ARRIVING = 30;
const PLAIN = 'a plain HTML table of the same rows';

interface Measured {
  first: number[];
  filter: number[];
  missed: number[];
  live: number[];
  heap: number[];
}

export async function teamTableRows(
  given: ReturnType<typeof answers>,
  say: (line: string) => void,
): Promise<Row[]> {
  const built = await buildPage(new URL('./page', import.meta.url));
  try {
    const ours = await measure(built, 'mountOurs', given);
    const byHand = await measure(built, 'mountByHand', given);
    say(`  missed frames: ours ${ours.missed.join(', ')}; by hand ${byHand.missed.join(', ')}`);
    const one = (key: keyof Measured, name: string, what: string, unit: Row['unit'], how = '') =>
      row({ name, what, unit }, ours[key], { name: `${PLAIN}${how}`, runs: byHand[key] });
    return [
      one('first', 'team.first-table', '5,000 patients behind a number, asked for until laid out', 'ms'),
      one(
        'filter',
        'team.filter',
        'a key in their filter until laid out, p95',
        'ms',
        ' that hides what does not fit',
      ),
      one('missed', 'team.scroll', `frames missed in ${SCROLLED.frames} of scrolling through them`, 'frames'),
      one(
        'live',
        'team.live',
        `a call arrives until the table shows it, p95 of ${ARRIVING}`,
        'ms',
        ', drawn anew',
      ),
      one('heap', 'team.memory', 'JavaScript heap of the page after that', 'kB'),
    ];
  } finally {
    await built.close();
  }
}

async function measure(
  built: BuiltPage,
  mount: 'mountOurs' | 'mountByHand',
  { board, rows }: ReturnType<typeof answers>,
): Promise<Measured> {
  const measured: Measured = { first: [], filter: [], missed: [], live: [], heap: [] };
  const shown = `${JSON.stringify(board)}, ${JSON.stringify(rows)}`;
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await built.open();
    measured.first.push(await page.evaluate<number>(`bench.${mount}(${shown})`));
    const { frames, pixels } = SCROLLED;
    measured.missed.push(await page.evaluate<number>(`bench.scroll(${frames}, ${pixels})`));
    const keys = await page.evaluate<number[]>(`bench.type(${JSON.stringify(TEXTS)})`);
    measured.filter.push(percentile95(keys));
    measured.live.push(await arrivals(page));
    measured.heap.push(await heapOf(page));
    await page.close();
  }
  return measured;
}

async function arrivals(page: Page): Promise<number> {
  const times: number[] = [];
  for (let number = 0; number < ARRIVING / ROUNDS; number += 1)
    times.push(await page.evaluate<number>(`bench.arrive(${number * 37})`));
  return percentile95(times);
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024;
}
