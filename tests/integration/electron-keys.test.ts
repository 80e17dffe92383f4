/** @file The keychain of the machine and its sleep, on the built main process. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { type DesktopApp, launchDesktop } from '#tests/e2e/electron-host/launch.ts';
import { keychainVariable } from '#tests/e2e/electron-host/stand-in/safe-storage.ts';
import { makeTinyApp, type TinyApp } from '#tests/e2e/electron-host/tiny-app.ts';
import type { PageEngine } from '#tests/e2e/electron-host/tiny-page/page.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';

let world: World;
let tiny: TinyApp;
let app: DesktopApp | undefined;

beforeAll(async () => {
  [world, tiny] = await Promise.all([createWorld(), makeTinyApp()]);
  await world.createPerson(NURSE, 'care-manager', 'East');
});
afterEach(async () => {
  await app?.kill('SIGKILL');
  app = undefined;
});
afterAll(async () => {
  await world?.close();
  tiny?.remove();
});

/** Only the stand-in can be told which keychain the person has. */
async function launch(name: string, keychain: string, serverUrl = world.url): Promise<DesktopApp> {
  app = await launchDesktop({
    appFolder: tiny.appFolder,
    userDataDir: tiny.userDataDir(name),
    env: { CARELINE_SERVER: serverUrl, [keychainVariable]: keychain },
    on: 'stand-in',
  });
  await expect.poll(() => app?.page.locator('body').getAttribute('data-status')).not.toBeNull();
  return app;
}

const statusOf = async (running: DesktopApp) =>
  JSON.parse((await running.page.locator('body').getAttribute('data-status')) ?? '') as SessionStatus;

function signIn({ page }: DesktopApp): Promise<string> {
  return page.evaluate(
    ([email, passphrase]) =>
      (globalThis as unknown as { engine: PageEngine }).engine.session.signIn({ email, passphrase }).then(
        ({ state }) => state as string,
        (error) => error.code as string,
      ),
    [NURSE, PASSPHRASE] as const,
  );
}

function recordOf(name: string) {
  const folder = join(tiny.userDataDir(name), 'accounts');
  const [file = ''] = readdirSync(folder).filter((entry) => entry.endsWith('.json'));
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

test('the key is sealed by the keychain too: another keychain opens nothing, and a sign-in with the server repairs it', async () => {
  const nobody = 'http://127.0.0.1:9';
  const first = await launch('keychain', 'of nora');
  expect((await statusOf(first)).keyProtection).toBe('keychain');
  expect(await signIn(first)).toBe('open');
  expect(recordOf('keychain').passphraseWrap.keychain).toBe(true);
  await first.close();

  expect(await signIn(await launch('keychain', 'of nora', nobody))).toBe('open');
  await app?.close();
  expect(await signIn(await launch('keychain', 'of somebody else', nobody))).not.toBe('open');
  expect(recordOf('keychain').failedTries).toBe(0);
  await app?.close();
  expect(await signIn(await launch('keychain', 'of somebody else'))).toBe('open');
  await app?.close();
  expect(await signIn(await launch('keychain', 'of somebody else', nobody))).toBe('open');
  await app?.close();
});

test('a keychain that protects nothing is said, and not used; one that comes later is', async () => {
  const first = await launch('basic', '');
  expect((await statusOf(first)).keyProtection).toBe('basic-text');
  expect(await signIn(first)).toBe('open');
  expect(recordOf('basic').passphraseWrap.keychain).toBe(false);
  await first.close();
  expect(await signIn(await launch('basic', 'of nora'))).toBe('open');
  expect(recordOf('basic').passphraseWrap.keychain).toBe(true);
  await app?.close();
});

test.each(['suspend', 'lock-screen'] as const)(
  '%s closes the desk, and waking does not open it',
  async (event) => {
    const running = await launch(event, '');
    expect(await signIn(running)).toBe('open');
    await running.power(event);
    await expect.poll(async () => (await statusOf(running)).state, { timeout: 10_000 }).toBe('locked');
    expect((await statusOf(running)).closedBecause).toBe('machine');
    await running.power(event === 'suspend' ? 'resume' : 'unlock-screen');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await statusOf(running)).state).toBe('locked');
    expect(await signIn(running)).toBe('open');
    await running.close();
  },
);
