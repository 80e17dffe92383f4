/** @file What a browser fetches before the web home's first screen, compressed, and the same for an empty page of the same libraries. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { rendererConfig } from '#build/vite/renderer.ts';
import { type Row, row } from '../row.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** The bare page: React and MUI with a theme and one button, built by the same bundler. */
const BARE_PAGE = `import { Button, createTheme, ThemeProvider } from '@mui/material';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
createRoot(document.body).render(createElement(ThemeProvider, { theme: createTheme() }, createElement(Button, null, 'Call')));
`;

/** Measures the files that index.html names, and what those import at once; chunks that screens load later do not count. */
export async function rendererFirstLoad(say: (line: string) => void): Promise<Row[]> {
  say('Building the web home and a bare page of the same libraries …');
  const folder = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  const bareSource = join(ROOT, '.cache', 'bench-bare-page');
  try {
    const web = join(folder, 'web');
    const config = rendererConfig('web');
    await build({ ...config, logLevel: 'error', build: { ...config.build, outDir: web, emptyOutDir: true } });
    const bare = join(folder, 'bare');
    await writeBarePage(bareSource);
    await build({
      configFile: false,
      root: bareSource,
      logLevel: 'error',
      build: { outDir: bare, target: 'es2023', modulePreload: { polyfill: false } },
    });
    return [
      row(
        { name: 'renderer.first-load', what: 'scripts and styles before the first screen, gzip', unit: 'kB' },
        [await firstLoad(web)],
        { name: 'React and MUI with one button', runs: [await firstLoad(bare)] },
      ),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(bareSource, { recursive: true, force: true });
  }
}

async function writeBarePage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><body><script type="module" src="/main.js"></script></body>',
  );
  await writeFile(join(folder, 'main.js'), BARE_PAGE);
}

async function firstLoad(folder: string): Promise<number> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name ?? '');
  const files = new Set<string>();
  for (const name of names) await withImports(folder, name, files);
  let bytes = gzipSync(html).length;
  for (const file of files) bytes += gzipSync(await readFile(join(folder, file))).length;
  return bytes / 1000;
}

/** Adds a file and what it imports statically. */
async function withImports(folder: string, name: string, files: Set<string>): Promise<void> {
  if (files.has(name)) return;
  files.add(name);
  if (!name.endsWith('.js')) return;
  const text = await readFile(join(folder, name), 'utf8');
  const siblings = new Set(await readdir(join(folder, 'assets')));
  for (const [, imported] of text.matchAll(/(?:^|[;}])import(?:[^"'`(]*?from)?\s*["']\.\/([^"']+)["']/g)) {
    if (imported && siblings.has(imported)) await withImports(folder, `assets/${imported}`, files);
  }
}
