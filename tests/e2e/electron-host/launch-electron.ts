/** @file Launches the app on real Electron. */
import { once } from 'node:events';
import { _electron } from '@playwright/test';
import type { DesktopApp, Launch } from './desktop-app.ts';

/** Launches the app on Electron's program. Links are recorded instead of opened. */
export async function launchOnElectron(executablePath: string, launch: Launch): Promise<DesktopApp> {
  const app = await _electron.launch({
    executablePath,
    args: [
      ...launch.modules.flatMap((path) => ['-r', path]),
      launch.mainBundle,
      `--user-data-dir=${launch.userDataDir}`,
    ],
    env: launch.env,
  });
  await app.evaluate(({ shell }) => {
    const recorder = globalThis as unknown as { externalLinks: string[] };
    recorder.externalLinks = [];
    shell.openExternal = async (url: string) => {
      recorder.externalLinks.push(url);
    };
  });
  const child = app.process();
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    page,
    ranOn: 'electron',
    pid: child.pid ?? 0,
    externalLinks: () =>
      app.evaluate(() => (globalThis as unknown as { externalLinks: string[] }).externalLinks),
    power: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    crashPage: () =>
      app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      }),
    async path() {
      const address = await app.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '',
      );
      return URL.parse(address)?.pathname ?? '';
    },
    async kill(signal) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
    close: () => app.close(),
  };
}
