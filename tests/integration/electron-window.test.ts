/** @file The guards of the desktop window, on the real main and preload bundles: real Electron where it is, else the stand-in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DesktopApp, launchDesktop } from '#tests/e2e/electron-host/launch.ts';
import { makeTinyApp, type TinyApp } from '#tests/e2e/electron-host/tiny-app.ts';

let tiny: TinyApp;
let app: DesktopApp;

beforeAll(async () => {
  tiny = await makeTinyApp();
  app = await launchDesktop({ appFolder: tiny.appFolder, userDataDir: tiny.userDataDir('window') });
  process.stdout.write(`The desktop window is tested on ${app.ranOn}.\n`);
});

afterAll(async () => {
  await app?.close();
  tiny?.remove();
});

const colorOf = (id: string) => app.page.locator(id).evaluate((element) => getComputedStyle(element).color);
const addressOf = (path: string) => new URL(path, app.page.url()).href;
const goHome = () => app.page.goto(addressOf('/'));
const logText = () => readFileSync(join(tiny.userDataDir('window'), 'logs/careline.log'), 'utf8');

describe('content security policy', () => {
  test('comes with each page, with a nonce of its own', async () => {
    const policies = [await goHome(), await goHome()].map(
      (answer) => answer?.headers()['content-security-policy'],
    );
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'none'");
      expect(policy).not.toContain('unsafe');
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  test('runs our script and refuses an inline one; takes a style with the nonce and refuses one without', async () => {
    await expect.poll(() => app.page.locator('body').getAttribute('data-status')).not.toBeNull();
    expect(await app.page.locator('body').getAttribute('data-inline')).toBeNull();
    expect(await colorOf('#allowed-style')).toBe('rgb(1, 2, 3)');
    expect(await colorOf('#refused-style')).not.toBe('rgb(1, 2, 3)');
  });

  test('lets the page reach no network, not even our own address', async () => {
    for (const address of ['https://evil.example/', 'http://127.0.0.1:4380/', addressOf('/page.js')]) {
      const outcome = await app.page.evaluate(
        (target) =>
          fetch(target).then(
            () => 'reached',
            () => 'refused',
          ),
        address,
      );
      expect(outcome, address).toBe('refused');
    }
    expect(
      await app.page.evaluate(
        () =>
          new Promise((resolve) => {
            const socket = new WebSocket('ws://127.0.0.1:4380/');
            socket.onopen = () => resolve('reached');
            socket.onerror = () => resolve('refused');
          }),
      ),
    ).toBe('refused');
  });

  test('shows no foreign frame', async () => {
    const frames = app.page.frames().map((frame) => frame.url());
    expect(frames.filter((url) => url.includes('evil.example'))).toEqual([]);
  });
});

describe('navigation', () => {
  test('to another address stays in our page and goes to the default browser', async () => {
    await goHome();
    await app.page.evaluate(() => {
      location.href = 'https://clinic.example/guide';
    });
    await expect.poll(() => app.externalLinks()).toContain('https://clinic.example/guide');
    expect(app.page.url()).toBe(addressOf('/'));
    expect(await app.page.locator('#allowed-style').count()).toBe(1);
  });

  test('to a phone number goes to the softphone, and the number into no log', async () => {
    await app.page.evaluate(() => {
      location.href = 'tel:+16175550123';
    });
    await expect.poll(() => app.externalLinks()).toContain('tel:+16175550123');
    expect(app.page.url()).toBe(addressOf('/'));
    expect(logText()).not.toContain('5550123');
  });

  test.each([
    'file:///etc/passwd',
    'smb://server/share',
    'data:text/html,evil',
    'javascript:document.title=1',
  ])('to %s goes nowhere', async (address) => {
    const before = (await app.externalLinks()).length;
    await app.page.evaluate((target) => {
      location.href = target;
    }, address);
    await app.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
    expect(app.page.url()).toBe(addressOf('/'));
    expect(await app.externalLinks()).toHaveLength(before);
  });

  test('opens no window; a link that asks for one goes to the default browser', async () => {
    expect(await app.page.evaluate(() => window.open('https://clinic.example/new') === null)).toBe(true);
    expect(await app.page.evaluate(() => window.open('about:blank') === null)).toBe(true);
    await expect.poll(() => app.externalLinks()).toContain('https://clinic.example/new');
    expect(app.page.context().pages()).toHaveLength(1);
  });

  test('out of the renderer folder is 404, on every way that leads there', async () => {
    for (const path of [
      '/..%2felectron/main.mjs',
      '/%2e%2e%2felectron%2fpreload.cjs',
      '/..%5c..%5cpackage.json',
      '/assets/no.js',
    ]) {
      expect((await app.page.goto(addressOf(path)))?.status(), path).toBe(404);
    }
    await goHome();
  });
});

describe('downloads', () => {
  test.each([
    ['auditor-packet-2026-11-0a1b2c3d.pdf', 'download-asked'],
    ['care-plan-copy-3-es.pdf', 'download-asked'],
    ['auditor-packet-Rosa-Alvarez.pdf', 'download-refused'],
    ['care-plan-copy-Rosa-Alvarez.pdf', 'download-refused'],
    ['chart.json', 'download-refused'],
  ])('of %s that our page made: %s', async (name, event) => {
    await goHome();
    const count = () => logText().split(event).length;
    const before = count();
    await app.page.evaluate((fileName) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['a packet']));
      link.download = fileName;
      link.click();
    }, name);
    await expect.poll(count).toBe(before + 1);
    expect(logText()).not.toContain(name);
  });
});

describe('permissions', () => {
  test('are denied, but for writing to the clipboard', async () => {
    const stateOf = (name: string) =>
      app.page.evaluate(
        async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
        name,
      );
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']) {
      expect(await stateOf(name), name).toBe('denied');
    }
    expect(await stateOf('clipboard-write')).toBe('granted');
  });

  test('asked for by the page are refused', async () => {
    const code = await app.page.evaluate(
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            (error) => resolve(error.code),
          ),
        ),
    );
    expect(code).toBe(1);
    expect(await app.page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });
});
