/** @file My month and billing readiness by keyboard alone: a number opens the entries it is made from; a fact is recorded and taken back. */
import { MonthPage } from './pages/month-page.ts';
import { PatientPage } from './pages/patient-page.ts';
import { ReadinessPage } from './pages/readiness-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { expect, sayWhere, test } from './support/test.ts';

test('the numbers of a month open their entries, and a fact is recorded and taken back', async ({
  stack,
  openDevice,
}) => {
  const { home } = await openDevice();
  const { page } = home;
  sayWhere('my month', home.where);
  const month = new MonthPage(page);
  const readiness = new ReadinessPage(page);
  await new SignInPage(page).signIn(stack.careManager);
  await new TodayPage(page).isComplete();

  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await expect(page.getByRole('heading', { level: 1, name: 'My month' })).toBeFocused();
  // A demo of the first days of a month has no work yet; the month before has.
  await page.getByRole('button', { name: 'Last month' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Last month' })).toHaveAttribute('aria-pressed', 'true');
  await expect(month.panel('Out of reach at this pace')).toHaveCount(0);

  const total = month.panel('Minutes per day').getByRole('button', { name: /in all, show the entries$/ });
  const minutes = (await total.innerText()).trim();
  expect(minutes).not.toBe('0');
  await total.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'All counted minutes of the month' });
  await expect(dialog.getByText(`${minutes} minutes from`)).toBeVisible();
  expect(await month.entries.count()).toBeGreaterThan(2);
  await month.closeDialog();
  await expect(total).toBeFocused();

  // The days are one stop of the tab key; arrows go along them.
  const worked = month.days.filter({ hasText: /: [1-9]\d* minutes?/ });
  await worked.first().focus();
  await page.keyboard.press('Enter');
  await month.entries.nth(1).waitFor();
  await month.entries.nth(1).getByRole('link').press('Enter');
  await expect(page).toHaveURL(/\/minutes\?month=\d{4}-\d\d$/);
  await expect(page.getByRole('table', { name: 'Entries' }).getByRole('row').nth(1)).toBeVisible();

  const tabs = page.getByRole('navigation', { name: 'Patient' });
  await tabs.getByRole('link', { name: 'Billing readiness' }).press('Enter');
  await readiness.recordFact.press('Enter');
  await expect(readiness.dialog.getByRole('combobox', { name: 'What happened' })).toBeFocused();
  await page.keyboard.press('Tab');
  await readiness.dialog.getByRole('textbox', { name: /^By mail/ }).fill('Quince copy by mail');
  await readiness.dialog.getByRole('button', { name: 'Record' }).press('Enter');
  await expect(readiness.dialog).toBeHidden();
  await expect(readiness.facts.getByText(/Quince copy by mail · recorded by/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).first().press('Enter');
  await expect(readiness.facts.getByText(/Quince copy by mail/)).toHaveCount(0);
  await readiness.earlierMonth();
  await expect(page).toHaveURL(/month=\d{4}-\d\d/);
  await new PatientPage(page).view('Summary');
});
