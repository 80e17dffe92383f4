import type { InlineConfig } from 'vite';
import { root } from '../root.ts';
import { licenses } from './licenses.ts';

/** What Electron or npm provides at run time as it is: the runtime itself and native modules. */
const external = ['electron', 'better-sqlite3-multiple-ciphers'];

/** Builds the main process into dist/electron/main.mjs. */
export function electronMainConfig(): InlineConfig {
  return {
    ...common('electron-main'),
    // Everything but the native module goes into the bundle, so that the packaged app needs no node_modules.
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: `${root}/electron/main/index.ts`,
      outDir: `${root}/dist/electron`,
      emptyOutDir: false,
      target: 'node24',
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        platform: 'node',
        external,
        output: { format: 'es', entryFileNames: 'main.mjs', codeSplitting: false },
      },
    },
  };
}

/** Builds the thread of the local store into dist/electron/fold-in.worker.mjs, where the main process looks for it. */
export function electronStoreWorkerConfig(): InlineConfig {
  return {
    ...common('electron-store-worker'),
    ...storeWorkerBuild(`${root}/dist/electron`),
  };
}

/** The part that the labs share, which build the thread beside their own programs. */
export function storeWorkerBuild(outDir: string): Required<Pick<InlineConfig, 'ssr' | 'build'>> {
  return {
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: `${root}/electron/store/fold-in.worker.ts`,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        platform: 'node',
        external,
        output: { format: 'es', entryFileNames: 'fold-in.worker.mjs', codeSplitting: false },
      },
    },
  };
}

/** Builds the preload into dist/electron/preload.cjs: a sandboxed preload is one CommonJS file. */
export function electronPreloadConfig(): InlineConfig {
  return {
    ...common('electron-preload'),
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: `${root}/electron/preload/index.ts`,
      outDir: `${root}/dist/electron`,
      emptyOutDir: false,
      target: 'chrome140',
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  };
}

function common(name: string): InlineConfig {
  return {
    configFile: false,
    root,
    plugins: [licenses(name).main],
    publicDir: false,
    cacheDir: `${root}/.cache/vite-${name}`,
    logLevel: 'warn',
  };
}
