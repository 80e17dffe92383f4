/**
 * @file The month closed by a supervisor by keyboard alone, in both homes: three are blocked and say why, all others are closed at once, the biller's table is
 * saved, one block is cured, late minutes show, and a month that was opened again keeps its trail.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { MonthClosePage } from './pages/month-close-page.ts';
import { ReviewsPage } from './pages/reviews-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { deskOf } from './support/desk.ts';
import type { MadeMonth } from './support/make-month.ts';
import { savedFile } from './support/saved-file.ts';
import { expect, sayWhere, test } from './support/test.ts';

async function seriousIssues(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const isSerious = (impact: unknown) => impact === 'serious' || impact === 'critical';
  return violations.filter(({ impact }) => isSerious(impact)).map(({ id }) => id);
}

/** Books time by hand for the patient whose minutes are on the screen. */
async function book(page: Page, day: string, [from, until]: readonly [string, string]): Promise<void> {
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('From')).toBeFocused();
  await dialog.getByLabel('Day').fill(day);
  await dialog.getByLabel('From').fill(from);
  await dialog.getByLabel('Until').fill(until);
  await dialog.getByLabel('What was done, and why').fill('Read the values of the week.');
  await dialog.getByLabel('Why it was not timed').fill('No clock in the hallway.');
  await dialog.getByRole('button', { name: 'Book it' }).press('Enter');
}

test.use({ patientsPerCareManager: 8 });

test('TEAM-2 a month with three blocked patients is closed, changed by late minutes and opened again', async ({
  stack,
  openDevice,
}) => {
  const made: MadeMonth = JSON.parse(await stack.run('tests/e2e/support/make-month.ts'));
  await stack.admin('change-settings', '--manual-entry-days', '31');
  const { home } = await openDevice();
  const lead = home.page;
  sayWhere('month-close', home.where);
  const nursePage = (await openDevice({ kind: 'web' })).home.page;
  const nurse = deskOf(nursePage);
  const month = new MonthClosePage(lead);
  const { withOverlap, withUnsignedCall, withoutConsent, lastDay } = made;
  const isSent = () => deskOf(lead).isSent();

  await test.step('three are blocked, and say why', async () => {
    await new SignInPage(lead).signIn(stack.supervisor);
    await new TodayPage(lead).firstCopyIsHere();
    await month.open();
    await expect(month.standing('Blocked')).toHaveText('Blocked3');
    await expect(month.standing('Ready to close')).toHaveText(`Ready to close${made.ready.length}`);
    await expect(month.row(withoutConsent)).toContainText('Consent');
    await expect(month.row(withUnsignedCall)).toContainText('Unsigned call');
    await expect(month.row(withOverlap.name)).toContainText('Time booked twice');
    await month.choose(withoutConsent);
    await expect(month.detail(withoutConsent)).toContainText('No consent to RPM is recorded.');
    expect(await seriousIssues(lead)).toEqual([]);
  });

  await test.step('all that are ready are closed at once, and the biller has their codes', async () => {
    await lead.keyboard.press('a');
    await expect(lead.getByRole('dialog', { name: /^Close / })).toContainText(
      `${made.ready.length} months are ready`,
    );
    await lead.keyboard.press('Enter');
    await expect(lead.getByText(`${made.ready.length} months closed.`)).toBeVisible();
    await expect(month.standing('Closed')).toHaveText(`Closed${made.ready.length}`);
    await expect(month.standing('Blocked')).toHaveText('Blocked3');
    const file = await savedFile(lead, async () => {
      await lead.getByRole('button', { name: 'Export' }).press('Enter');
      await lead.getByRole('menuitem', { name: 'CSV for the biller' }).press('Enter');
      await expect(lead.getByText(/^The CSV is made, with/)).toBeVisible();
    });
    const [head = '', ...rows] = new TextDecoder().decode(file).trimEnd().split('\r\n');
    expect(head).toContain('Record number,Patient,Date of birth,Month,Code');
    expect(rows).toHaveLength(made.ready.length);
    for (const name of made.ready) {
      expect(rows.find((row) => row.includes(name))).toContain(`,${lastDay.slice(0, 7)},99457,`);
    }
  });

  await test.step('one block is cured', async () => {
    await month.choose(withOverlap.name);
    await month.detail(withOverlap.name).getByRole('link', { name: 'Decide it' }).press('Enter');
    const reviews = new ReviewsPage(lead);
    await reviews.chooseByKeyboard(/Minutes of/);
    await lead.keyboard.press('Control+Enter');
    await expect(reviews.open).toHaveCount(0);
    await month.open();
    await expect(month.standing('Ready to close')).toHaveText('Ready to close1');
    await isSent();
  });

  await test.step('she closes it while nobody can know of the nurse’s late minutes; both are kept', async () => {
    await nurse.signIn(stack.careManager);
    await nursePage.keyboard.press('Control+k');
    await nursePage.keyboard.type(withOverlap.recordNumber);
    await nursePage.getByRole('option').filter({ hasText: withOverlap.recordNumber }).waitFor();
    await nursePage.keyboard.press('Enter');
    await nurse.patient.viewByKeyboard('Minutes');
    await nursePage.getByRole('button', { name: 'Book time' }).waitFor();
    await stack.server.kill();
    await book(nursePage, lastDay, ['01:00', '01:20']);
    await expect(nursePage.getByRole('dialog')).toBeHidden();
    await month.choose(withOverlap.name);
    await lead.keyboard.press('c');
    await expect(lead.getByText(/ is closed\.$/)).toBeVisible();
    await stack.server.start();
    await nurse.isSent();
    await expect(month.standing('Changed since it was closed')).toHaveText('Changed since it was closed1', {
      timeout: 30_000,
    });
    await isSent();
  });

  await test.step('the difference shows; a closed month is not booked into by hand', async () => {
    await month.choose(withOverlap.name);
    await expect(month.detail(withOverlap.name)).toContainText('RPM 42 min');
    await expect(month.detail(withOverlap.name)).toContainText('RPM 62 min');
    await book(nursePage, lastDay, ['02:00', '02:10']);
    await expect(nursePage.getByRole('dialog').getByRole('alert')).toContainText(
      'is closed for billing. Ask your supervisor',
    );
  });

  await test.step('it is opened again with a reason, which stays in the trail', async () => {
    await lead.keyboard.press('o');
    await lead.getByRole('dialog').getByLabel('Why it is opened again').fill('A letter was forgotten.');
    await lead.keyboard.press('Enter');
    await expect(month.standing('Changed since it was closed')).toHaveText('Changed since it was closed0');
    await month.choose(withOverlap.name);
    await expect(month.trail).toHaveCount(2);
    await expect(month.trail.first()).toContainText('A letter was forgotten.');
    expect(await seriousIssues(lead)).toEqual([]);
  });
});
