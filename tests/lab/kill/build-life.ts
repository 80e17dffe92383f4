/** @file Builds the child's program into one file, as the desktop app's main process is built: a thousand starts cost a third of the time. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { root } from '#build/root.ts';

/** A built program of the child, and how to take it away. */
export interface LifeProgram {
  file: string;
  remove(): Promise<void>;
}

/** Builds into a folder of its own inside the project, where the program finds the native module. */
export async function buildLife(): Promise<LifeProgram> {
  const folder = join(root, '.cache', `lab-${process.pid}`);
  const external = ['better-sqlite3-multiple-ciphers'];
  await build({
    configFile: false,
    root,
    publicDir: false,
    cacheDir: join(root, '.cache/vite-lab'),
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: fileURLToPath(new URL('./life.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        platform: 'node',
        external,
        output: { format: 'es', entryFileNames: 'life.mjs', codeSplitting: false },
      },
    },
  });
  return { file: join(folder, 'life.mjs'), remove: () => rm(folder, { recursive: true, force: true }) };
}
