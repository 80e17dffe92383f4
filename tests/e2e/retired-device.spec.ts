/**
 * @file A device is retired while it holds a signed note that nobody else has: it opens for nobody any more, and its recovery key sends
 * the note and shows nothing. Runs on the web home and on the desktop home.
 */
import type { Page } from '@playwright/test';
import type { Patient } from '#shared/domain/patient.ts';
import { scanFor } from '#tests/support/canary/scan.ts';
import { CallPage } from './pages/call-page.ts';
import { DevicesPage } from './pages/devices-page.ts';
import { PatientPage } from './pages/patient-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TeamPage } from './pages/team-page.ts';
import { TitleBar } from './pages/title-bar.ts';
import { TodayPage } from './pages/today-page.ts';
import { WrapUpDialog } from './pages/wrap-up-dialog.ts';
import { startFirstCall } from './support/refused-call.ts';
import type { DemoAccount, Stack } from './support/stack.ts';
import { expect, sayWhere, test } from './support/test.ts';

const said = 'Sparrowclásp: he sleeps in the chair since Sunday.';
const next = 'Ask about the Cloverlántern chair';

interface Stored {
  deviceId: string;
}

test('a retired device opens for nobody, and its recovery key sends the unsent note and nothing else', async ({
  stack,
  openDevice,
}) => {
  const { careManager, supervisor, server } = stack;
  const administrator = accountOf(stack, 'administrator');
  const device = await openDevice();
  sayWhere('retired-device', device.home.where);
  let { page } = device.home;
  await new SignInPage(page).signIn(careManager);
  await new TodayPage(page).isComplete();
  await expect(new TitleBar(page).syncLight).toHaveAccessibleName(/^Sync: With the server\./, {
    timeout: 60_000,
  });

  const { name: patient } = await test.step('the nurse signs a note without the server', async () => {
    await server.kill();
    const called = await startFirstCall(page);
    const [call, wrapUp] = [new CallPage(page), new WrapUpDialog(page)];
    await call.type('reason', said);
    await call.wrapUp();
    await wrapUp.chooseDisposition('Reached, completed');
    await wrapUp.planNextContact(next);
    await wrapUp.sign();
    await new TodayPage(page).heading.waitFor();
    expect(await new TitleBar(page).waitingCount()).toBeGreaterThan(0);
    await device.end();
    return called;
  });

  await server.start();
  const desk = (await openDevice({ kind: 'web' })).home.page;
  const devices = new DevicesPage(desk);
  await test.step('the administrator retires the device', async () => {
    await new SignInPage(desk).signIn(administrator);
    await devices.open();
    await devices.retire(careManager.name);
  });
  const before = await versions(stack);

  await test.step('at its next contact it closes, for this start and for the next', async () => {
    page = (await device.restart()).page;
    await new SignInPage(page).signIn(careManager);
    const notice = page.getByText('Your organization has retired this device.');
    await expect(notice).toBeVisible({ timeout: 60_000 });
    page = (await device.restart()).page;
    await expect(page.getByText('Your organization has retired this device.')).toBeVisible();
    await new SignInPage(page).signIn(careManager);
    await expect(new SignInPage(page).complaint.first()).toContainText('retired');
    await showsNobody(page, stack);
    expect(await callsSaying(stack)).toEqual([]);
    await device.end();
    const words = ['Sparrowclásp', 'Cloverlántern', patient, careManager.passphrase];
    const scan = scanFor(words, device.folder);
    expect(scan.bytes).toBeGreaterThan(100_000);
    expect(scan.hits).toEqual([]);
  });

  await test.step('with the key that the administrator reads out, the note is sent and nothing is shown', async () => {
    await devices.showRetired();
    await expect(devices.row(careManager.name)).toContainText('waits for its recovery key');
    const key = await devices.recoveryKey(careManager.name);
    page = (await device.restart()).page;
    await page.getByRole('button', { name: 'Use a recovery key' }).click();
    await page.getByRole('textbox', { name: 'Recovery key' }).fill(key);
    await page.getByRole('button', { name: 'Send what is here' }).click();
    await expect(page.getByRole('heading', { name: 'Everything has arrived' })).toBeVisible({
      timeout: 60_000,
    });
    await showsNobody(page, stack);
    expect(await callsSaying(stack)).toHaveLength(1);
  });

  await test.step('nothing came that is not of this device', async () => {
    const came = [...(await versions(stack))].filter(([version]) => !before.has(version));
    const [call] = await callsSaying(stack);
    expect(came.length).toBeGreaterThan(1);
    expect(new Set(came.map(([, device]) => device))).toEqual(new Set([call?.deviceId]));
  });

  await test.step('the supervisor reads the note', async () => {
    const lead = (await openDevice({ kind: 'web' })).home.page;
    await new SignInPage(lead).signIn(supervisor);
    const calls = new TeamPage(lead).callsWith(patient);
    await expect(calls.first()).toContainText(careManager.name, { timeout: 60_000 });
    await new TeamPage(lead).openPatientOf(calls);
    await new PatientPage(lead).openNewestNote();
    await expect(new PatientPage(lead).panel('Last contacts').getByText(said, { exact: true })).toBeVisible();
  });

  await test.step('wiped, it has nothing that any key opens', async () => {
    await expect(devices.row(careManager.name)).toContainText('Sent what it held', { timeout: 90_000 });
    await devices.wipe(careManager.name);
    await expect(devices.row(careManager.name).getByRole('button')).toHaveCount(0);
  });
});

function accountOf({ accounts }: Stack, role: string): DemoAccount {
  const found = accounts.find((account) => account.role === role);
  if (found === undefined) throw new Error(`The demo has no ${role}.`);
  return found;
}

/** No patient of the demo stands on the screen. */
async function showsNobody(page: Page, stack: Stack): Promise<void> {
  const shown = `${await page.content()} ${await page.title()}`;
  for (const { familyName, givenName } of await stack.documents<Patient>('patients')) {
    expect(shown).not.toContain(`${givenName} ${familyName}`);
  }
  expect(shown).not.toContain('Sparrowclásp');
}

async function callsSaying(stack: Stack): Promise<Stored[]> {
  const calls = await stack.documents<Stored & { note: { reason: string } }>('calls');
  return calls.filter(({ note }) => note.reason === said);
}

/** Every version of every record, with the device that wrote it. The administrator's own trail is no part of it. */
async function versions({ database }: Stack): Promise<Map<string, string>> {
  const rows = await database.asSteward<{ version: string; device: string }>(
    `select collection || ' ' || document.id || ' ' || rev as version, device_id as device
       from documents document
      where collection not in ('staff', 'resources', 'forms') and not deleted
        and not exists (select 1 from people where role = 'administrator' and people.id::text = updated_by)`,
  );
  return new Map(rows.map(({ version, device }) => [version, device]));
}
