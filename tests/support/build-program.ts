/** @file Builds a program of the tests into one file, as the desktop app's main process is built: a start costs a third of the time. */
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { root } from '#build/root.ts';
import { storeWorkerBuild } from '#build/vite/electron.ts';

/** A built program, and how to take it away. */
export interface BuiltProgram {
  file: string;
  remove(): Promise<void>;
}

/** Builds into a folder of its own inside the project, where the program finds the native module. */
export async function buildProgram(source: URL): Promise<BuiltProgram> {
  const name = basename(source.pathname, '.ts');
  const folder = join(root, '.cache', `test-${name}-${process.pid}`);
  const external = ['better-sqlite3-multiple-ciphers', 'pg'];
  const common: InlineConfig = {
    ...{ configFile: false, root, publicDir: false, logLevel: 'warn' },
    cacheDir: join(root, '.cache/vite-tests'),
  };
  await build({
    ...common,
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: fileURLToPath(source),
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        platform: 'node',
        external,
        output: { format: 'es', entryFileNames: `${name}.mjs`, codeSplitting: false },
      },
    },
  });
  await build({ ...common, ...storeWorkerBuild(folder) });
  return { file: join(folder, `${name}.mjs`), remove: () => rm(folder, { recursive: true, force: true }) };
}
