/** @file From a key to the next paint, and from the call that shows a form to its first paint, in a real browser whose processor is slowed four times. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumLaunchOptions } from '#tests/support/chromium.ts';
import { type Row, row } from '../row.ts';
import { LHC_FORMS, lhcForms } from './lhc-forms.ts';
import { sixtyItems } from './questionnaire.ts';

const ROUNDS = 3;
const SLOWED = 4;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

interface Contestant {
  folder: string;
  /** The page, where the folder has none. */
  html: string | null;
  /** Calls what shows the form, in the page. */
  mount: string;
  /** What is there as soon as the form is. */
  shows: string;
  /** Presses the key that gives the second answer to each question, one after the other. */
  answerAll(page: Page): Promise<void>;
}

export async function formsInBrowser(say: (line: string) => void): Promise<Row[]> {
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
    const ours = await rounds(browser, careline(folder), say);
    const theirs = await rounds(browser, await lhc(), say);
    const of = { unit: 'ms' as const };
    const name = `${LHC_FORMS} (LHC-Forms), the same Questionnaire in the same browser`;
    return [
      row(
        {
          ...{ name: 'form.key-press', ...of },
          what: `a key that answers until the next paint, 60 items on one page, p95, processor slowed ${SLOWED} times`,
        },
        ours.keys,
        { name, runs: theirs.keys },
      ),
      row(
        {
          ...{ name: 'form.first-paint', ...of },
          what: `from the Questionnaire as JSON until its first questions are painted, processor slowed ${SLOWED} times`,
        },
        ours.first,
        { name, runs: theirs.first },
      ),
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function careline(folder: string): Contestant {
  return {
    folder,
    html: null,
    mount: 'mountForm',
    shows: '[role=radio]',
    async answerAll(page) {
      for (let at = 0; at < 60; at += 1) {
        await page.keyboard.press('2');
        await page.waitForTimeout(60);
      }
    },
  };
}

async function lhc(): Promise<Contestant> {
  return {
    folder: await lhcForms(),
    html: LHC_PAGE,
    mount: 'mountLhc',
    shows: 'input[type=radio]',
    async answerAll(page) {
      for (let at = 0; at < 60; at += 1) {
        const isThere = await page.evaluate((index) => {
          const names = [...document.querySelectorAll('.lhc-item .lhc-de-radio, nz-radio-group')];
          const first = names[index]?.querySelector<HTMLInputElement>('input[type=radio]');
          first?.focus();
          return first !== null && first !== undefined;
        }, at);
        if (!isThere) return;
        await page.keyboard.press('ArrowDown');
        await page.waitForTimeout(60);
      }
    },
  };
}

async function rounds(browser: Browser, contestant: Contestant, say: (line: string) => void) {
  const keys: number[] = [];
  const first: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await openPage(browser, contestant);
    const client = await page.context().newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    const { mount, shows } = contestant;
    first.push(await page.evaluate(`bench.firstPaint(${mount}, ${JSON.stringify(shows)}, ${FORM})`));
    await page.waitForTimeout(1500);
    await page.evaluate('bench.listen()');
    await contestant.answerAll(page);
    const times: number[] = await page.evaluate('bench.times');
    times.sort((left, right) => left - right);
    keys.push(times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN);
    say(
      `  ${mount}: first ${first.at(-1)?.toFixed(0)} ms; ${times.length} keys, p50 ${times[times.length >> 1]?.toFixed(1)}, p95 ${keys.at(-1)?.toFixed(1)} ms`,
    );
    await page.close();
  }
  return { keys, first };
}

const FORM = JSON.stringify(sixtyItems());

/** Runs in the page: paints are told by a message that is posted in a frame and comes after it. */
const RULER = `globalThis.bench = {
  times: [],
  painted: () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  })),
  listen() {
    addEventListener('keydown', () => {
      const start = performance.now();
      this.painted().then((end) => this.times.push(end - start));
    }, { capture: true });
  },
  async firstPaint(mount, shows, form) {
    const start = performance.now();
    mount(form);
    while (document.querySelector(shows) === null) await new Promise((done) => requestAnimationFrame(done));
    return await this.painted() - start;
  },
};
globalThis.mountLhc = (form) => LForms.Util.addFormToPage(form, 'root');`;

const LHC_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<link rel="stylesheet" href="/webcomponent/styles.css"></head><body style="margin:0"><div id="root"></div>
${['assets/lib/zone.min.js', 'runtime.js', 'polyfills.js', 'main.js'].map((file) => `<script src="/webcomponent/${file}"></script>`).join('')}
<script src="/fhir/R4/lformsFHIR.min.js"></script></body></html>`;

/** The built page under an address of its own, without a server. */
async function openPage(browser: Browser, { folder, html }: Contestant): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.addInitScript(RULER);
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = path === '/' ? '/index.html' : path;
    const body = (path === '/' ? html : null) ?? (await readFile(join(folder, file)).catch(() => null));
    await route.fulfill(
      body === null ? { status: 404, body: '' } : { body, contentType: TYPES[extname(file)] ?? 'text/plain' },
    );
  });
  await page.goto('http://localhost/');
  await page.waitForFunction(
    'globalThis.mountForm !== undefined || globalThis.LForms?.Util?.addFormToPage !== undefined',
  );
  return page;
}
