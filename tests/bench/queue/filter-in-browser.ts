/** @file From a key in the filter of Today to the narrowed list, with 5,000 patients, in a real browser. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { createLiveQueue } from '#shared/domain/queue-live.ts';
import { chromiumLaunchOptions } from '#tests/support/chromium.ts';
import { type Row, row } from '../row.ts';
import { type BenchCaseload, NOW, PRACTICE_ZONE } from './caseload.ts';

const ROUNDS = 5;
const TEXTS = ['winfield', 'spanish interp', 'discharged', 'minutes short', 'kwon 3'];
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

export async function filterInBrowser(caseload: BenchCaseload, say: (line: string) => void): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  await build({
    configFile: false,
    root: new URL('./page', import.meta.url).pathname,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: folder, target: 'es2023', chunkSizeWarningLimit: 4000 },
  });
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const view = viewOf(caseload);
    const ours = await rounds(browser, folder, 'mountToday', view);
    const byHand = await rounds(browser, folder, 'mountByHand', view);
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
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function viewOf(caseload: BenchCaseload): QueueView {
  const { rows, summary, outOfReach } = createLiveQueue(caseload).at(NOW, PRACTICE_ZONE, PROGRAM_TARGETS);
  return { rows: [...rows], ...summary, outOfReach, staffNames: {}, generatedAt: toInstant(NOW) };
}

async function rounds(
  browser: Browser,
  folder: string,
  mount: 'mountToday' | 'mountByHand',
  view: QueueView,
): Promise<{ p95: number[]; all: number[] }> {
  const page = await openPage(browser, folder);
  await page.evaluate(`bench.${mount}(${JSON.stringify(view)})`);
  const typeAll = (): Promise<number[]> => page.evaluate(`bench.type(${JSON.stringify(TEXTS)})`);
  await typeAll();
  const p95: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times = await typeAll();
    all.push(...times);
    times.sort((left, right) => left - right);
    p95.push(times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN);
  }
  await page.close();
  return { p95, all };
}

/** The built page under an address of its own, without a server. */
async function openPage(browser: Browser, folder: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = path === '/' ? '/index.html' : path;
    const body = await readFile(join(folder, file)).catch(() => null);
    await route.fulfill(
      body === null ? { status: 404, body: '' } : { body, contentType: TYPES[extname(file)] ?? 'text/plain' },
    );
  });
  await page.goto('http://localhost/');
  await page.waitForFunction('globalThis.bench !== undefined');
  return page;
}
