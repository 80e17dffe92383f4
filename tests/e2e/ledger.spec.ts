/** @file The minutes of a patient by keyboard alone, in both homes: time booked by hand, refused where it is booked, corrected, and the packet saved. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { isLong } from '#tests/support/long.ts';
import { PatientPage } from './pages/patient-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { expect, sayWhere, test } from './support/test.ts';

async function seriousIssues(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const isSerious = (impact: unknown) => impact === 'serious' || impact === 'critical';
  return violations.filter(({ impact }) => isSerious(impact)).map(({ id }) => id);
}

for (const colorScheme of isLong ? (['light', 'dark'] as const) : (['light'] as const)) {
  test(`time is booked by hand, corrected and shown struck through, ${colorScheme}`, async ({
    stack,
    openDevice,
  }) => {
    const { home } = await openDevice({ colorScheme });
    const { page } = home;
    sayWhere('ledger', home.where);
    const today = new TodayPage(page);
    await new SignInPage(page).signIn(stack.careManager);
    await today.isComplete();
    const patients = today.rows.getByRole('link');
    await patients.nth(colorScheme === 'light' ? 0 : 1).press('Enter');
    await new PatientPage(page).panel('Goals').waitFor();
    await page
      .getByRole('navigation', { name: 'Patient' })
      .getByRole('link', { name: 'Minutes' })
      .press('Enter');
    await page.getByRole('heading', { name: 'Entries' }).waitFor();
    expect(await seriousIssues(page)).toEqual([]);

    const dialog = page.getByRole('dialog');
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const [hour, other] = colorScheme === 'light' ? ['05', '5:00 AM'] : ['06', '6:00 AM'];
    const book = async (from: string, until: string) => {
      await page.keyboard.press('b');
      await expect(dialog.getByLabel('From')).toBeFocused();
      await dialog.getByLabel('Day').fill(yesterday);
      await dialog.getByLabel('From').fill(from);
      await dialog.getByLabel('Until').fill(until);
      await dialog.getByLabel('What was done, and why').fill('Larkspur letter from the hospital read.');
      await dialog.getByLabel('Why it was not timed').fill('No clock in the hallway.');
      await dialog.getByRole('button', { name: 'Book it' }).press('Enter');
    };
    await book(`${hour}:00`, `${hour}:20`);
    await expect(dialog).toBeHidden();
    const lines = page
      .getByRole('table', { name: 'Entries' })
      .getByRole('row')
      .filter({ hasText: 'Larkspur' });
    await expect(lines).toHaveCount(1);
    await expect(lines.first()).toContainText('by hand');
    await book(`${hour}:10`, `${hour}:30`);
    await expect(dialog.getByRole('alert')).toContainText(`You have booked ${other} to`);
    expect(await seriousIssues(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    await lines
      .first()
      .getByRole('button', { name: /^Correct / })
      .press('Enter');
    await dialog.getByLabel('Until').fill(`${hour}:15`);
    await dialog.getByLabel('Why it is corrected').fill('Stopped sooner.');
    expect(await seriousIssues(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save the correction' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(lines).toHaveCount(2);
    await expect(lines.filter({ hasText: 'corrected' })).toContainText('20:00');
    await expect(lines.filter({ hasText: 'correction' })).toContainText('15:00');
    await lines
      .first()
      .getByRole('button', { name: /^History of/ })
      .press('Enter');
    await expect(dialog.getByRole('row')).toHaveCount(3);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Auditor’s packet' }).press('Enter');
    await page.getByRole('menuitem', { name: /^PDF/ }).press('Enter');
    await expect(page.getByText('The packet is made. It holds health data')).toBeVisible({ timeout: 20_000 });
  });
}
