/** @file A desktop app with the real main and preload bundles and a tiny page of the tests' own, to try the guards on. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '#build/root.ts';
import { buildTargets } from '#build/targets/build-targets.ts';

const pageFolder = join(root, 'tests/e2e/electron-host/tiny-page');

/** A folder as `launchDesktop` takes it. */
export interface TinyApp {
  appFolder: string;
  /** A data folder beside it; a new one for each name. */
  userDataDir(name: string): string;
  remove(): void;
}

/** Builds what is out of date, and lays the bundles beside the tiny page. */
export async function makeTinyApp(): Promise<TinyApp> {
  await oneAtATime(() => buildTargets(['electron-main', 'electron-store-worker', 'electron-preload']));
  const app = makeAppFolder();
  cpSync(join(root, 'dist/electron'), join(app.appFolder, 'electron'), { recursive: true });
  await build({
    configFile: false,
    root: pageFolder,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: join(app.appFolder, 'desktop'),
      emptyOutDir: false,
      target: 'es2023',
      lib: { entry: join(pageFolder, 'page.ts'), formats: ['es'], fileName: () => 'page.js' },
    },
  });
  cpSync(join(pageFolder, 'index.html'), join(app.appFolder, 'desktop/index.html'));
  return app;
}

/** An app whose main process is the given script, to try the stand-in itself. */
export function makeScriptApp(mainScript: string): TinyApp {
  const app = makeAppFolder();
  mkdirSync(join(app.appFolder, 'electron'));
  writeFileSync(join(app.appFolder, 'electron/main.mjs'), mainScript);
  return app;
}

/** Two test files that start together must not write the same bundle together. */
async function oneAtATime(work: () => Promise<unknown>): Promise<void> {
  const lock = join(root, '.cache/desktop-build.lock');
  mkdirSync(join(root, '.cache'), { recursive: true });
  while (!takeLock(lock)) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    // A test run that was killed left its lock behind.
    if (existsSync(lock) && !isRunning(Number(readFileSync(lock, 'utf8')))) rmSync(lock, { force: true });
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}

function makeAppFolder(): TinyApp {
  // Inside the project, so that the bundle finds the native module in node_modules.
  mkdirSync(join(root, '.cache'), { recursive: true });
  const appFolder = mkdtempSync(join(root, '.cache/tiny-app-'));
  return {
    appFolder,
    userDataDir: (name) => join(appFolder, `data-${name}`),
    remove: () => rmSync(appFolder, { recursive: true, force: true }),
  };
}
