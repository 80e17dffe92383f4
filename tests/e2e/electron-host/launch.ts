/**
 * @file Launches the built desktop app for tests: on real Electron where its program is, otherwise on the stand-in. Both
 * give the same {@link DesktopApp}, so a spec does not know which it runs on, except to say so.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '#build/root.ts';
import { installedProgram } from '#build/start/electron-program.ts';
import { launchOnElectron } from './launch-electron.ts';
import { launchOnStandIn } from './launch-stand-in.ts';

export interface LaunchOptions {
  /** The app's data folder. Launching again with the same folder is a restart of the app. */
  userDataDir: string;
  /** Added to the environment, such as CARELINE_SERVER. */
  env?: Readonly<Record<string, string>>;
  /** Folder with `electron/main.mjs`, `electron/preload.cjs` and `desktop/`; by default what the build wrote. */
  appFolder?: string;
  /** Takes the stand-in even where Electron is, for what only it can show. */
  on?: 'stand-in';
}

export type PowerEventName = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

/** A running desktop app. */
export interface DesktopApp {
  page: Page;
  ranOn: 'electron' | 'stand-in';
  /** Process id of the main process, in which the engine runs. */
  pid: number;
  /** Everything the app asked the operating system to open outside of it, oldest first. */
  externalLinks(): Promise<string[]>;
  /** Makes the app believe that the machine did this. */
  power(event: PowerEventName): Promise<void>;
  /** Makes the page's process die. `page` is of no use afterwards; `path` still answers. */
  crashPage(): Promise<void>;
  /** Path of the page that was loaded last. */
  path(): Promise<string>;
  /** Sends the main process a signal and answers when it and the window are gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Quits in order. Rejects when the app ended with an error or touched what the stand-in does not offer. */
  close(): Promise<void>;
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
  const launched = { mainBundle, userDataDir: options.userDataDir, env: environment(options.env ?? {}) };
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
