/** @file Opens the bench's page in a Chromium of its own, with a profile on disk. */
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { chromiumLaunchOptions } from '#tests/support/chromium.ts';
import type { BrowserBench } from './page/main.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** The page's bench, callable from here. */
export interface BrowserPage {
  ask<Name extends keyof BrowserBench>(
    name: Name,
    ...values: Parameters<BrowserBench[Name]>
  ): ReturnType<BrowserBench[Name]>;
  close(): Promise<void>;
}

/** Builds the page and opens it. `folder` takes build and profile. */
export async function openBrowserPage(folder: string): Promise<BrowserPage> {
  const site = join(folder, 'site');
  await build({
    configFile: false,
    root: join(ROOT, 'tests/bench/store/page'),
    logLevel: 'error',
    build: { outDir: site, target: 'es2023', chunkSizeWarningLimit: 2000 },
  });
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    const body = await readFile(join(site, path)).catch(() => null);
    response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
    response.end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = join(folder, 'profile');
  const context = await chromium.launchPersistentContext(profile, chromiumLaunchOptions());
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('globalThis.bench !== undefined');
  return {
    ask: ((name: string, ...values: unknown[]) =>
      page.evaluate(`bench.${name}(...${JSON.stringify(values)})`)) as BrowserPage['ask'],
    async close() {
      await context.close();
      server.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
