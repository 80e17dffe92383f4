/** @file The desk is locked in the middle of a call, and unlocked again. Runs on the web home and on the desktop home. */
import type { Patient } from '#shared/domain/patient.ts';
import { CallPage } from './pages/call-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TitleBar } from './pages/title-bar.ts';
import { TodayPage } from './pages/today-page.ts';
import { WrapUpDialog } from './pages/wrap-up-dialog.ts';
import { expect, sayWhere, test } from './support/test.ts';

const said = 'Sleeps well since the marigold balm.';
const next = 'Ask about the heron on the porch';

test('what was typed a moment ago is there after a lock, in the same place, and a locked window holds nothing of anybody', async ({
  stack,
  openDevice,
}) => {
  const { page, where } = (await openDevice()).home;
  sayWhere('lock', where);
  const door = new SignInPage(page);
  const call = new CallPage(page);
  const bar = new TitleBar(page);
  const unlock = page.getByRole('button', { name: 'Unlock' });
  await door.signIn(stack.careManager);
  await new TodayPage(page).isComplete();
  await page.getByRole('button', { name: /^Start call/ }).click();
  await bar.clockReaches(1);
  const address = page.url();
  const patients = await stack.documents<Patient>('patients');

  await call.note('assessment').focus();
  await page.keyboard.type(said);
  // At once: the words are still waiting for a moment of quiet.
  await page.keyboard.press('Control+L');
  await expect(unlock).toBeVisible();
  const inWindow = `${await page.content()} ${await page.title()}`;
  expect(inWindow).not.toContain('marigold');
  for (const { givenName, familyName } of patients) {
    expect(inWindow).not.toContain(`${givenName} ${familyName}`);
  }
  const secondsBefore = Date.now();
  await door.passphrase.fill('not the passphrase');
  await door.passphrase.press('Enter');
  await expect(door.complaint).toContainText('The passphrase is not right.');
  await door.passphrase.fill(stack.careManager.passphrase);
  await door.passphrase.press('Enter');
  await expect(call.note('assessment')).toHaveValue(said);
  expect(page.url()).toBe(address);
  await bar.clockReaches(Math.floor((Date.now() - secondsBefore) / 1000));

  await call.wrapUp();
  const wrapUp = new WrapUpDialog(page);
  await wrapUp.chooseDisposition('Reached, completed');
  await wrapUp.planNextContact(next);
  await page.keyboard.press('Control+L');
  await expect(unlock).toBeVisible();
  expect(await page.content()).not.toContain('heron');
  await door.passphrase.fill(stack.careManager.passphrase);
  await door.passphrase.press('Enter');
  await expect(wrapUp.nextReason).toHaveValue(next);
  await wrapUp.sign();
  await expect
    .poll(async () =>
      (await stack.documents<{ note: { assessment: string } }>('calls')).map(({ note }) => note.assessment),
    )
    .toContain(said);
});
