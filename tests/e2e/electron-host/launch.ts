/**
 * @file Launches the built desktop app for tests: on real Electron where its program is, otherwise on the stand-in. Both
 * give the same {@link DesktopApp}, so a spec does not know which it runs on, except to say so.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#build/root.ts';
import { installedProgram } from '#build/start/electron-program.ts';
import type { DesktopApp } from './desktop-app.ts';
import { launchOnElectron } from './launch-electron.ts';
import { launchOnStandIn } from './launch-stand-in.ts';

export type { DesktopApp, PowerEventName } from './desktop-app.ts';

export interface LaunchOptions {
  /** The app's data folder. Launching again with the same folder is a restart of the app. */
  userDataDir: string;
  /** Added to the environment, such as CARELINE_SERVER. */
  env?: Readonly<Record<string, string>>;
  /** Paths of modules that the main process loads before the app. */
  modules?: readonly string[];
  /** Folder with `electron/main.mjs`, `electron/preload.cjs` and `desktop/`; by default what the build wrote. */
  appFolder?: string;
  /** Takes the stand-in even where Electron is, for what only it can show. */
  on?: 'stand-in';
}

/**
 * Launches the desktop app and answers when its first page has loaded.
 *
 * @throws {Error} when it was not built, or when it ends before its page has loaded; with what it wrote to stderr
 */
export async function launchDesktop(options: LaunchOptions): Promise<DesktopApp> {
  const mainBundle = join(options.appFolder ?? join(root, 'dist'), 'electron/main.mjs');
  if (!existsSync(mainBundle))
    throw new Error('The desktop app is not built. Build the desktop targets first.');
  const { userDataDir, modules = [], env = {} } = options;
  const launched = { mainBundle, userDataDir, modules, env: environment(env) };
  const program = options.on === 'stand-in' ? undefined : installedProgram();
  return program === undefined ? launchOnStandIn(launched) : launchOnElectron(program, launched);
}

function environment(added: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries({ ...process.env, ...added }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  // Options of the test runner are none of the app's.
  return Object.fromEntries(entries.filter(([name]) => name !== 'NODE_OPTIONS'));
}
