import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { root } from '../root.ts';
import { licenses } from './licenses.ts';

/** The two places the renderer runs in; each has its own entry beside renderer/index.html. */
export type Home = 'web' | 'desktop';

/**
 * Builds the renderer for one home into dist/web or dist/desktop. Everything is a file with a hashed name and nothing is
 * inline, so that the content security policy can stay without exceptions. The web home's engine worker
 * (renderer/web/worker) comes along as a module worker.
 */
export function rendererConfig(home: Home): InlineConfig {
  const { main, worker } = licenses(home);
  return {
    configFile: false,
    root: `${root}/renderer`,
    base: '/',
    publicDir: 'public',
    cacheDir: `${root}/.cache/vite-${home}`,
    logLevel: 'warn',
    plugins: [react(), entryOf(home), main],
    define: { 'import.meta.env.CARELINE_HOME': JSON.stringify(home) },
    worker: { format: 'es', plugins: () => [worker] },
    build: {
      outDir: `${root}/dist/${home}`,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      manifest: true,
      chunkSizeWarningLimit: 2000,
    },
  };
}

/** The web home with hot reload; paths of the server are passed on to where it listens. */
export function developmentConfig(
  port: number,
  host: string,
  serverPaths: string[],
  serverUrl: string,
): InlineConfig {
  return {
    ...rendererConfig('web'),
    cacheDir: `${root}/.cache/vite-development`,
    server: {
      host,
      port,
      strictPort: true,
      proxy: Object.fromEntries(serverPaths.map((path) => [path, serverUrl])),
      fs: { allow: [root] },
    },
  };
}

function entryOf(home: Home): Plugin {
  return {
    name: 'careline-entry',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(/main-(web|desktop|%MODE%)\.tsx/g, `main-${home}.tsx`),
    },
  };
}
