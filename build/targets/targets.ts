import type { InlineConfig } from 'vite';

/** One thing that is built from the sources, and what it is built from. */
export interface Target {
  name: TargetName;
  title: string;
  /** Files and folders whose change makes the target out of date. */
  inputs: readonly string[];
  /** A file that is there when the target is built. */
  output: string;
  config: () => Promise<InlineConfig>;
}

export type TargetName =
  | 'web'
  | 'service-worker'
  | 'desktop'
  | 'electron-main'
  | 'electron-store-worker'
  | 'electron-preload';

const common = [
  'shared',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'build/vite',
  'build/root.ts',
];

const rendererConfig = async (home: 'web' | 'desktop') =>
  (await import('../vite/renderer.ts')).rendererConfig(home);

/** All targets, in the order they are built: the service worker lists what the web home's build wrote. */
export const targets: readonly Target[] = [
  {
    name: 'web',
    title: 'Building the web home',
    inputs: ['renderer', ...common],
    output: 'dist/web/index.html',
    config: () => rendererConfig('web'),
  },
  {
    name: 'service-worker',
    title: 'Building the service worker',
    inputs: ['renderer', ...common],
    output: 'dist/web/service-worker.js',
    config: async () => (await import('../vite/service-worker.ts')).serviceWorkerConfig(),
  },
  {
    name: 'desktop',
    title: 'Building the desktop window',
    inputs: ['renderer', ...common],
    output: 'dist/desktop/index.html',
    config: () => rendererConfig('desktop'),
  },
  {
    name: 'electron-main',
    title: 'Building the desktop main process',
    inputs: ['electron', ...common],
    output: 'dist/electron/main.mjs',
    config: async () => (await import('../vite/electron.ts')).electronMainConfig(),
  },
  {
    name: 'electron-store-worker',
    title: 'Building the thread of the local store',
    inputs: ['electron', ...common],
    output: 'dist/electron/fold-in.worker.mjs',
    config: async () => (await import('../vite/electron.ts')).electronStoreWorkerConfig(),
  },
  {
    name: 'electron-preload',
    title: 'Building the desktop preload',
    inputs: ['electron', ...common],
    output: 'dist/electron/preload.cjs',
    config: async () => (await import('../vite/electron.ts')).electronPreloadConfig(),
  },
];

/** What the browser needs, and what the desktop app needs. */
export const webTargets: readonly TargetName[] = ['web', 'service-worker'];
export const desktopTargets: readonly TargetName[] = [
  'desktop',
  'electron-main',
  'electron-store-worker',
  'electron-preload',
];
