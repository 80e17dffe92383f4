/** @file A page with parts of the real app, built for production and opened in a real browser without a server. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumLaunchOptions } from '#tests/support/chromium.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

export interface BuiltPage {
  browser: Browser;
  /** Opens the page in a tab of its own, the processor slowed down by this factor. */
  open(options?: { slowedBy?: number }): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the page of a folder (its `index.html`, which sets `bench`) and starts a browser. */
export async function buildPage(root: URL): Promise<BuiltPage> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  await build({
    configFile: false,
    root: root.pathname,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: folder, target: 'es2023', chunkSizeWarningLimit: 4000 },
  });
  const browser = await chromium.launch(chromiumLaunchOptions());
  return {
    browser,
    open: ({ slowedBy = 1 } = {}) => openPage(browser, folder, slowedBy),
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(browser: Browser, folder: string, slowedBy: number): Promise<Page> {
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
  if (slowedBy > 1) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
  }
  return page;
}

/**
 * Presses keys in the field that has the focus, and answers for each the milliseconds from the key to the end of the frame that shows it: the
 * key's own time stamp, then the next frame, then the first task after it was painted.
 */
export async function pressKeys(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { keyTimes: times });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  for (const [index, key] of [...text].entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction(`keyTimes.length > ${index}`, undefined, { polling: 10 });
  }
  return page.evaluate<number[]>('keyTimes');
}

/** The value that 95 of 100 do not exceed. */
export function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}
