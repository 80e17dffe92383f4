import { chromium, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '#tests/support/chromium.ts';
import { launchDesktop } from '../electron-host/launch.ts';
import { pagesAhead, processAhead } from './clock-ahead.ts';

export type HomeKind = 'web' | 'desktop';

/** The app as a person has it open: in a browser, or on the desktop. */
export interface Home {
  /** Where it runs, in words: `web home`, `desktop home (Electron)` or `desktop home (stand-in)`. */
  where: string;
  page: Page;
  /** Ends the app as abruptly as the home allows: the browser closes, the desktop's main process gets SIGKILL. */
  end(): Promise<void>;
}

export interface HomeOptions {
  /** Browser profile or desktop data folder. Opening it again is a restart of the app. */
  folder: string;
  serverUrl: string;
  colorScheme?: 'light' | 'dark';
  /** How far the app's clock runs ahead of the present, in milliseconds; the server's must run with it. */
  clockAheadMs?: number;
  /** Where the app's processes put temporary files, instead of the system's folder. */
  temporaryFolder?: string;
}

/** The size of the laptops that care managers have. */
export const laptop = { width: 1366, height: 768 };

/** Opens the app in its home of that kind. */
export function openHome(kind: HomeKind, options: HomeOptions): Promise<Home> {
  return kind === 'web' ? openWebHome(options) : openDesktopHome(options);
}

/** Opens the server's address in a browser of its own; with the server gone the page comes from the service worker. */
export async function openWebHome(options: HomeOptions): Promise<Home> {
  const { folder, serverUrl, colorScheme = 'light', clockAheadMs = 0 } = options;
  const launch = chromiumLaunchOptions();
  const context = await chromium.launchPersistentContext(folder, {
    ...launch,
    env: { ...launch.env, ...temporary(options) },
    viewport: laptop,
    colorScheme,
    locale: 'en-US',
    timezoneId: 'America/New_York',
  });
  if (clockAheadMs !== 0) await pagesAhead(context, clockAheadMs);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(serverUrl);
  return { where: 'web home', page, end: () => context.close() };
}

/** Opens the desktop app: on real Electron where its program is, otherwise on the stand-in. */
export async function openDesktopHome(options: HomeOptions): Promise<Home> {
  const { folder, serverUrl, clockAheadMs = 0 } = options;
  const { modules, env } = processAhead(clockAheadMs);
  const app = await launchDesktop({
    userDataDir: folder,
    env: { CARELINE_SERVER: serverUrl, ...temporary(options), ...env },
    modules,
  });
  if (clockAheadMs !== 0) {
    await pagesAhead(app.page.context(), clockAheadMs);
    await app.page.reload();
  }
  const where = app.ranOn === 'electron' ? 'desktop home (Electron)' : 'desktop home (stand-in)';
  return { where, page: app.page, end: () => app.kill('SIGKILL') };
}

function temporary({ temporaryFolder }: HomeOptions): Record<string, string> {
  if (temporaryFolder === undefined) return {};
  return { TMPDIR: temporaryFolder, TEMP: temporaryFolder, TMP: temporaryFolder };
}
