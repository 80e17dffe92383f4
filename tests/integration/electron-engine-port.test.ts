/** @file The one way from the window to the engine, and the life of the main process, on the real bundles. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectMessage, enginePortChannel } from '#shared/contract/bridge.ts';
import { type DesktopApp, type LaunchOptions, launchDesktop } from '#tests/e2e/electron-host/launch.ts';
import { makeScriptApp, makeTinyApp, type TinyApp } from '#tests/e2e/electron-host/tiny-app.ts';

let tiny: TinyApp;

beforeAll(async () => {
  tiny = await makeTinyApp();
});

afterAll(() => tiny?.remove());

const launch = (name: string, more: Partial<LaunchOptions> = {}) =>
  launchDesktop({ appFolder: tiny.appFolder, userDataDir: tiny.userDataDir(name), ...more });

const statusOf = (app: DesktopApp) => app.page.locator('body').getAttribute('data-status');

const logOf = (name: string) => {
  const path = join(tiny.userDataDir(name), 'logs/careline.log');
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
};
const eventsOf = (name: string) => logOf(name).map(({ event }) => event);

describe('the port', () => {
  let app: DesktopApp;
  beforeAll(async () => {
    app = await launch('port');
  });
  afterAll(() => app?.close());

  test('reaches the engine, which answers who is signed in', async () => {
    await expect.poll(() => statusOf(app)).not.toBeNull();
    expect(JSON.parse((await statusOf(app)) ?? '')).toEqual({
      state: 'signed-out',
      closedBecause: '',
      person: null,
      accountsOnDevice: [],
      trouble: null,
      home: 'desktop',
      keyProtection: app.ranOn === 'stand-in' ? 'basic-text' : expect.any(String),
      lockAfterMinutes: null,
    });
  });

  test('is made anew when the page loads anew', async () => {
    await app.page.reload();
    await expect.poll(() => statusOf(app)).not.toBeNull();
  });

  test('takes the place of an earlier one, which is closed', async () => {
    await app.page.evaluate((word) => {
      window.postMessage(word, location.origin, [new MessageChannel().port2]);
    }, connectMessage);
    await expect.poll(() => app.page.locator('body').getAttribute('data-port')).toBe('closed');
    await app.page.reload();
  });

  test('is passed on only with the right word and alone; nothing else of Electron is in the page', async () => {
    await expect.poll(() => statusOf(app)).not.toBeNull();
    const served = () => eventsOf('port').filter((event) => event === 'engine-port-served').length;
    const before = served();
    await app.page.evaluate(
      ([word, channel]) => {
        const post = (message: unknown, count: number) =>
          window.postMessage(
            message,
            location.origin,
            Array.from({ length: count }, () => new MessageChannel().port2),
          );
        post(word, 0);
        post(word, 2);
        post(channel, 1);
        post({ word }, 1);
        post(`${word} `, 1);
      },
      [connectMessage, enginePortChannel],
    );
    const exposed = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', 'careline'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(exposed).toEqual([]);
    const ours = await app.page.evaluate(() =>
      Object.getOwnPropertyNames(globalThis).filter((name) => /electron|stand.?in|careline/i.test(name)),
    );
    expect(ours).toEqual([]);
    await app.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(served()).toBe(before);
    expect(await app.page.locator('body').getAttribute('data-port')).toBeNull();
  });

  test('carries sleep and wake to the engine host', async () => {
    await app.power('suspend');
    await app.power('resume');
    await expect
      .poll(() => logOf('port').flatMap(({ event, kind }) => (event === 'power' ? [kind] : [])))
      .toEqual(['suspend', 'resume']);
  });
});

describe('the life of the main process', () => {
  test('a second start on the same data folder ends at once and leaves the first alone', async () => {
    const first = await launch('twice');
    await expect(launch('twice')).rejects.toThrow();
    await expect.poll(() => statusOf(first)).not.toBeNull();
    await first.close();
  });

  test('after a kill the same data folder opens again', async () => {
    const killed = await launch('killed');
    await killed.kill('SIGKILL');
    const again = await launch('killed');
    await expect.poll(() => statusOf(again)).not.toBeNull();
    await again.close();
    expect(logOf('killed').at(-1)).toMatchObject({ event: 'shutdown', reason: 'closed' });
  });

  test('a termination signal closes the engine first', async () => {
    const app = await launch('terminated');
    await app.kill('SIGTERM');
    expect(logOf('terminated').at(-1)).toMatchObject({ event: 'shutdown', reason: 'closed' });
  });

  test('closing the window ends the app in order', async () => {
    const app = await launch('closed');
    await app.page.close();
    await expect.poll(() => eventsOf('closed')).toContain('shutdown');
    await app.close();
  });

  test('a page whose process dies is loaded again three times, then a page that cannot fail is shown', async () => {
    const app = await launch('crashing');
    const gone = () => eventsOf('crashing').filter((event) => event === 'render-process-gone').length;
    const served = () => eventsOf('crashing').filter((event) => event === 'engine-port-served').length;
    for (let crash = 1; crash <= 4; crash++) {
      await expect.poll(served, { timeout: 5000 }).toBe(crash);
      await app.crashPage();
      await expect.poll(gone, { timeout: 5000 }).toBe(crash);
    }
    await expect.poll(() => app.path(), { timeout: 5000 }).toBe('/-/stopped');
    await app.close();
  });

  test('a server address that cannot be used is named, and the app does not start', async () => {
    // Real Electron would wait for somebody to close the box with the sentence.
    const env = { CARELINE_SERVER: 'http://careline.example' };
    const start = launch('misconfigured', { env, on: 'stand-in' });
    await expect(start).rejects.toThrow('CARELINE_SERVER must begin with https://');
  });
});

describe('the stand-in', () => {
  test.each([
    ['a call', "import { app } from 'electron'; app.setBadgeCount(1);", 'app.setBadgeCount'],
    [
      'an event',
      "import { app } from 'electron'; app.on('gpu-info-update', () => {});",
      '"gpu-info-update" of app',
    ],
    ['a module', "import { clipboard } from 'electron'; clipboard.clear();", "export named 'clipboard'"],
    [
      'a weaker window',
      `import { app, BrowserWindow } from 'electron'; await app.whenReady;
       app.whenReady().then(() => new BrowserWindow({ title: 'x', width: 9, height: 9,
         webPreferences: { preload: 'x', sandbox: false, contextIsolation: true, nodeIntegration: false, webviewTag: false } }));`,
      'webPreferences.sandbox: false',
    ],
  ])('refuses what it does not offer and names it: %s', async (_what, script, name) => {
    const app = makeScriptApp(script);
    try {
      const userDataDir = app.userDataDir('stand-in');
      const start = launchDesktop({ appFolder: app.appFolder, userDataDir, on: 'stand-in' });
      await expect(start).rejects.toThrow(name);
    } finally {
      app.remove();
    }
  });
});
