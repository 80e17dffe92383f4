/** @file What launching takes and gives, the same on real Electron and on the stand-in. */
import type { Page } from '@playwright/test';

/** One launch of the built app. */
export interface Launch {
  mainBundle: string;
  userDataDir: string;
  /** Paths of modules that the main process loads before the app. */
  modules: readonly string[];
  env: Record<string, string>;
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
