/** @file A desktop app with the real main and preload bundles and a tiny page of a test's own, to try the guards on. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTargets } from '#build/targets/build-targets.ts';
import { root } from '#build/root.ts';

/** A folder as `launchDesktop` takes it, and what is beside the page in it. */
export interface TinyApp {
  appFolder: string;
  userDataDir: string;
  remove(): void;
}

/** Builds what is out of date and lays the bundles beside the given files of the window. */
export async function makeTinyApp(files: Readonly<Record<string, string>>): Promise<TinyApp> {
  await buildTargets(['electron-main', 'electron-preload']);
  mkdirSync(join(root, '.cache'), { recursive: true });
  // Inside the project, so that the bundle finds the native module in node_modules.
  const folder = mkdtempSync(join(root, '.cache/tiny-app-'));
  cpSync(join(root, 'dist/electron'), join(folder, 'electron'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'desktop', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  return {
    appFolder: folder,
    userDataDir: join(folder, 'data'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
