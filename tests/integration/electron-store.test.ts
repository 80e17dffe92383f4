/** @file The desktop home's store under a kill: the built main process, its encrypted file, a real server that goes away. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DesktopApp, launchDesktop } from '#tests/e2e/electron-host/launch.ts';
import { makeTinyApp, type TinyApp } from '#tests/e2e/electron-host/tiny-app.ts';
import type { PageEngine } from '#tests/e2e/electron-host/tiny-page/page.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';
const WORDS = 'Felt well, quince and marigold.';

let world: World;
let tiny: TinyApp;
let patientId: string;
let app: DesktopApp | undefined;

beforeAll(async () => {
  [world, tiny] = await Promise.all([createWorld(), makeTinyApp()]);
  const staffId = await world.createPerson(NURSE, 'care-manager', 'East');
  [patientId = ''] = await world.givePatients(staffId, 5);
});

afterAll(async () => {
  await app?.kill('SIGKILL');
  await world?.close();
  tiny?.remove();
});

async function launch(): Promise<DesktopApp> {
  const env = { CARELINE_SERVER: world.url };
  app = await launchDesktop({ appFolder: tiny.appFolder, userDataDir: tiny.userDataDir('store'), env });
  await expect.poll(() => app?.page.locator('body').getAttribute('data-status')).not.toBeNull();
  return app;
}

/** Runs in the page, as the renderer's own code would. */
function ask<Input, Answer>(
  running: DesktopApp,
  input: Input,
  work: (facts: { engine: PageEngine; input: Input }) => Answer,
) {
  return running.page.evaluate(
    `(${work.toString()})({ engine: globalThis.engine, input: ${JSON.stringify(input)} })`,
  ) as Promise<Awaited<Answer>>;
}

const signIn = (running: DesktopApp, passphrase: string) =>
  ask(running, { email: NURSE, passphrase }, ({ engine, input }) =>
    engine.session.signIn(input).then(
      ({ state }) => state as string,
      (error) => error.code as string,
    ),
  );

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('words that were saved survive a kill of the main process, open offline, and lie on disk only encrypted', async () => {
  const first = await launch();
  expect(await signIn(first, PASSPHRASE)).toBe('open');
  await expect
    .poll(
      () =>
        ask(first, null, ({ engine }) =>
          engine.patients.search({ text: '', limit: 100 }).then((rows) => rows.length),
        ),
      {
        timeout: 15_000,
      },
    )
    .toBe(5);
  const saved = await ask(first, { patientId, words: WORDS }, async ({ engine, input }) => {
    const { draft } = await engine.calls.start({
      patientId: input.patientId,
      kind: 'monthly-check-in',
      direction: 'outbound',
      numberDialled: '',
    });
    await engine.calls.saveDraft({ callId: draft.callId, note: { assessment: input.words } });
    return draft.callId;
  });
  await first.kill('SIGKILL');
  await world.server.close();

  const again = await launch();
  expect(await signIn(again, 'not the passphrase')).toBe('WRONG_CREDENTIALS');
  expect(await signIn(again, PASSPHRASE)).toBe('open');
  const draft = await ask(again, null, ({ engine }) =>
    engine.calls.active().then((active) => active?.draft ?? null),
  );
  expect(draft).toMatchObject({ callId: saved, note: { assessment: WORDS } });
  await again.close();
  app = undefined;

  const folder = tiny.userDataDir('store');
  const stores = filesIn(join(folder, 'stores'));
  expect(stores.length).toBeGreaterThan(0);
  for (const file of [...stores, ...filesIn(join(folder, 'accounts'))]) {
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077, file).toBe(0);
  }
  for (const file of filesIn(folder)) {
    const bytes = readFileSync(file);
    for (const word of ['marigold', patientId, PASSPHRASE]) {
      expect(bytes.includes(word), `${word} in ${file}`).toBe(false);
    }
  }
});
