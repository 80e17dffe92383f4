/**
 * @file Days that pass between two openings of the app. Whatever a test starts reads the time as usual, and its process, page or worker is given a Date
 * that runs ahead before any of its own code is loaded. Database and test stay in the present.
 */
import { cp, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';

/** The variable of the environment that tells a process how far ahead its clock is, in milliseconds. */
export const clockAheadVariable = 'CARELINE_TEST_CLOCK_AHEAD_MS';

/** Module that a process of Node or Electron loads before its own code. */
export const clockAheadModule = fileURLToPath(new URL('./clock-ahead-process.ts', import.meta.url));

/** What a process needs to run ahead: nothing for one that lives in the present. */
export function processAhead(aheadMs: number): { modules: string[]; env: Record<string, string> } {
  return aheadMs === 0
    ? { modules: [], env: {} }
    : { modules: [clockAheadModule], env: { [clockAheadVariable]: String(aheadMs) } };
}

/** Puts the clock of this realm ahead. Goes into pages and workers as text, so it knows nothing but its argument. */
export function runAhead(aheadMs: number): void {
  const Present = Date;
  const now = () => Present.now() + aheadMs;
  globalThis.Date = new Proxy(Present, {
    construct: (target, words, made) =>
      words.length === 0 ? new target(now()) : Reflect.construct(target, words, made),
    apply: () => new Present(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
}

/** Puts pages ahead that are loaded from now on, and the engine's worker of the web home with them. */
export async function pagesAhead(context: BrowserContext, aheadMs: number): Promise<void> {
  await context.addInitScript(runAhead, aheadMs);
  await context.addInitScript((ms) => {
    // No page or script of the desktop home has one, nor needs it.
    if (globalThis.SharedWorker === undefined) return;
    globalThis.SharedWorker = class extends SharedWorker {
      constructor(address: string | URL, options?: string | WorkerOptions) {
        super(String(address).replace(/worker-[\w-]+\.js$/, `worker-ahead-${ms}.js`), options);
      }
    };
  }, aheadMs);
}

/** A copy of the built web home whose engine can also be started ahead; whoever asks for it removes it. */
export async function webRootAhead(webRoot: string, aheadMs: number): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'careline-web-'));
  await cp(webRoot, copy, { recursive: true });
  const assets = join(copy, 'assets');
  const worker = (await readdir(assets)).find((name) => /^engine\.worker-[\w-]+\.js$/.test(name));
  if (worker === undefined) throw new Error('The web home has no engine: it was not built.');
  await writeFile(join(assets, `clock-${aheadMs}.js`), `(${runAhead})(${aheadMs});\n`);
  // Named like the engine's own, so that the server sends it with the same policy.
  await writeFile(
    join(assets, `engine.worker-ahead-${aheadMs}.js`),
    `import './clock-${aheadMs}.js';\nimport './${worker}';\n`,
  );
  return copy;
}
