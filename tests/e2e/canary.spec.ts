/**
 * @file A day's work with unmistakable words, in both homes; afterwards no file of the device holds one of them, in any shape.
 * A word planted on purpose in the same profile is found, so that a scan that sees nothing cannot pass.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { scanFor } from '#tests/support/canary/scan.ts';
import { CallPage } from './pages/call-page.ts';
import { CarePlanPane } from './pages/care-plan-pane.ts';
import { PatientPage } from './pages/patient-page.ts';
import { ScreeningPane } from './pages/screening-pane.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TitleBar } from './pages/title-bar.ts';
import { TodayPage } from './pages/today-page.ts';
import { WrapUpDialog } from './pages/wrap-up-dialog.ts';
import { type Home, openHome } from './support/home.ts';
import type { Stack } from './support/stack.ts';
import { expect, sayWhere, test } from './support/test.ts';

const words = {
  family: 'Quillféather',
  personal: 'Marzipánwing',
  street: 'Thimblewíck',
  phone: '5550142424',
  phoneAsShown: '(555) 014-2424',
  note: 'Herónclasp',
  unsent: 'Lanternmöth',
  goal: 'Ottermóss',
  next: 'Larkspurgâte',
  search: 'Velvetsnáil',
};
const planted = 'Bramblecrôwn';

test('after a day of work no file of the device holds a word of it', async ({ homeKind, stack }) => {
  const folder = await mkdtemp(join(tmpdir(), `careline-canary-${homeKind}-`));
  const profile = join(folder, 'device');
  const temporaryFolder = join(folder, 'temporary');
  await mkdir(temporaryFolder, { recursive: true });
  await givePatientsTheirWords(stack);
  const start = () => openHome(homeKind, { folder: profile, serverUrl: stack.server.url, temporaryFolder });
  let home: Home = await start();
  try {
    sayWhere('canary', home.where);
    await new SignInPage(home.page).signIn(stack.careManager);
    await new TodayPage(home.page).isComplete();
    await workOn(home.page);
    await stack.server.kill();
    await writeOffline(home.page);
    await lock(home.page);
    await unlock(home.page, stack);
    await plant(home.page);
    await home.end();

    home = await start();
    await new SignInPage(home.page).signIn(stack.careManager);
    await expect(new TitleBar(home.page).clock).toBeVisible({ timeout: 60_000 });
    await new TitleBar(home.page).clock.click();
    await expect(new CallPage(home.page).note('reason')).toHaveValue(words.unsent);
    await home.end();

    const scan = scanFor([...Object.values(words), stack.careManager.passphrase], profile, temporaryFolder);
    const control = scanFor([planted], profile);
    expect(control.hits.map(({ layer }) => layer)).toContain('leveldb table');
    expect(scan.bytes).toBeGreaterThan(1_000_000);
    expect(scan.hits).toEqual([]);
  } finally {
    await home.end().catch(() => undefined);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** The demo's patients get names and notes that no other text in the world has. */
async function givePatientsTheirWords({ database }: Stack): Promise<void> {
  await database.asSteward(
    `update documents set body = body || jsonb_build_object('familyName', $1::text, 'personalNotes', $2::text,
       'address', body->'address' || jsonb_build_object('lines', jsonb_build_array($3::text)))
      where collection = 'patients'`,
    [words.family, words.personal, `12 ${words.street} Lane`],
  );
  await database.asSteward(
    `update documents set body = jsonb_set(body, '{phones,0,number}', to_jsonb($1::text))
      where collection = 'patients' and jsonb_array_length(body->'phones') > 0`,
    [`+1${words.phone}`],
  );
}

async function workOn(page: Page): Promise<void> {
  const today = new TodayPage(page);
  const call = new CallPage(page);
  const screening = new ScreeningPane(page);
  const plan = new CarePlanPane(page);
  const wrapUp = new WrapUpDialog(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words.search);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await today.open(today.callableRows.or(today.rows).first());
  const patient = new PatientPage(page);
  await patient.panel('Goals').waitFor();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(words.family);
  await patient.startCall.click();
  await call.dialLink.waitFor();
  await call.tickIdentifiers('Full name', 'Date of birth');
  await call.type('reason', `She speaks of ${words.note} again.`);
  await call.show('Screening');
  await screening.start();
  await screening.answerByKeyboard();
  await screening.complete();
  await call.show('Care plan');
  await plan.changeFirstGoal(`Walk to ${words.goal} and back`);
  await plan.save();
  await call.wrapUp();
  await wrapUp.chooseDisposition('Reached, completed');
  await wrapUp.planNextContact(`Ask about ${words.next}`);
  await wrapUp.sign();
  await today.heading.waitFor();
}

/** A call that is open when the app is killed, and not with the server. */
async function writeOffline(page: Page): Promise<void> {
  const today = new TodayPage(page);
  await today.open(today.callableRows.or(today.rows).first());
  await new PatientPage(page).startCall.click();
  await new CallPage(page).type('reason', words.unsent);
}

async function lock(page: Page): Promise<void> {
  await new TitleBar(page).goToSettings();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('button', { name: 'Unlock' }).waitFor();
}

async function unlock(page: Page, { careManager }: Stack): Promise<void> {
  const passphrase = new SignInPage(page).passphrase;
  await passphrase.fill(careManager.passphrase);
  await passphrase.press('Enter');
  await expect(new TitleBar(page).clock).toBeVisible({ timeout: 60_000 });
}

/** Enough of it in IndexedDB that LevelDB writes it into a compressed table. */
async function plant(page: Page): Promise<void> {
  await page.evaluate(
    (word) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('planted', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('words');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const write = (round: number) => {
            const transaction = database.transaction('words', 'readwrite');
            for (let entry = 0; entry < 200; entry++) {
              transaction.objectStore('words').put(`${word} ${entry} `.repeat(500), `${round}-${entry}`);
            }
            transaction.onerror = () => reject(transaction.error);
            transaction.oncomplete = () => {
              if (round < 8) return write(round + 1);
              database.close();
              resolve();
            };
          };
          write(0);
        };
      }),
    planted,
  );
}
