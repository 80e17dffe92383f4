import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { InlineConfig } from 'vite';
import { root } from '../root.ts';

/** One file of the web home that the service worker keeps for starting without a server. */
export interface PrecachedFile {
  url: string;
  revision: string;
}

/**
 * Builds renderer/web/service-worker.ts into dist/web/service-worker.js, one classic script. `__PRECACHE__` in it becomes
 * the list of built files with the hash of each, so that a new build is a new service worker.
 */
export function serviceWorkerConfig(): InlineConfig {
  const precache = listBuiltFiles(`${root}/dist/web`);
  return {
    configFile: false,
    root,
    publicDir: false,
    cacheDir: `${root}/.cache/vite-service-worker`,
    logLevel: 'warn',
    define: { __PRECACHE__: JSON.stringify(precache) },
    build: {
      outDir: `${root}/dist/web`,
      emptyOutDir: false,
      target: 'es2023',
      sourcemap: false,
      rolldownOptions: {
        input: `${root}/renderer/web/service-worker.ts`,
        output: { format: 'iife', entryFileNames: 'service-worker.js' },
      },
    },
  };
}

/** The files the web home needs, as addresses from its root; build leftovers, licenses and the worker itself are not among them. */
export function listBuiltFiles(folder: string): PrecachedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, url: `/${relative(folder, file).split(sep).join('/')}` }))
    .filter(({ url }) => !url.startsWith('/.vite/') && !/\/service-worker\.js(\.map)?$|\.md$/.test(url))
    .map(({ file, url }) => ({
      url: url === '/index.html' ? '/' : url,
      revision: createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16),
    }))
    .sort((a, b) => a.url.localeCompare(b.url));
}
