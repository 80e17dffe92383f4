/** @file The queue by keyboard alone: narrowing, views of one's own, putting off and taking it back, why a patient stands there. */
import { SignInPage } from './pages/sign-in-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { expect, test } from './support/test.ts';

test('found by name and by number, narrowed, and kept as a view', async ({ stack, openDevice }) => {
  const device = await openDevice();
  const { page } = device.home;
  const today = new TodayPage(page);
  await new SignInPage(page).signIn(stack.careManager);
  await today.isComplete();
  const { name } = await today.textOf(today.rows.nth(2));
  const patients = await stack.documents<{
    givenName: string;
    familyName: string;
    preferredName: string;
    recordNumber: string;
    phones: { number: string }[];
  }>('patients');
  const patient = patients.find((one) => `${one.preferredName || one.givenName} ${one.familyName}` === name);
  if (!patient) throw new Error('The server does not know the patient.');

  for (const words of [name.toLowerCase(), patient.recordNumber, patient.phones[0]?.number ?? '']) {
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await expect(today.row(name)).toBeVisible();
    await expect.poll(() => today.rows.count()).toBeLessThan(4);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(today.rows.nth(4)).toBeVisible();
  }

  await page.keyboard.press('f');
  await today.condition('High risk').focus();
  await page.keyboard.press('Enter');
  await today.closeFilters();
  const whole = await today.rows.count();
  await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ patients$/ })).toBeVisible();
  await page.keyboard.press('v');
  await page.keyboard.type('High risk first');
  await page.keyboard.press('Enter');
  await expect(today.chip('High risk first')).toHaveAttribute('aria-pressed', 'true');
  await device.end();
  const again = (await device.restart()).page;
  const after = new TodayPage(again);
  await new SignInPage(again).signIn(stack.careManager);
  await after.rows.first().waitFor();
  await after.chip('High risk first').click();
  expect(await after.rows.count()).toBe(whole);
});

test('skipped and snoozed with a reason, and taken back', async ({ stack, openDevice }) => {
  const { page } = (await openDevice()).home;
  const today = new TodayPage(page);
  await new SignInPage(page).signIn(stack.careManager);
  await today.isComplete();
  const { name: first } = await today.textOf(today.chosen);

  await page.keyboard.press('x');
  await expect(today.dialog).toContainText(`Skip ${first} until tomorrow`);
  await page.keyboard.press('2');
  await expect(today.row(first)).toContainText(
    'Skipped until tomorrow: Asked not to be called today (by you)',
  );
  await expect(today.chosen.getByRole('link')).not.toHaveText(first);
  await today.undo.click();
  await expect(today.row(first)).not.toContainText('Skipped');

  const { name: second } = await today.textOf(today.chosen);
  await page.keyboard.press('z');
  await expect(today.dialog).toContainText(`Snooze ${second}`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await expect(today.row(second)).toContainText(/Snoozed until .*: At an appointment \(by you\)/);
  await page.keyboard.press('f');
  await today.condition('Put off').focus();
  await page.keyboard.press('Enter');
  await today.closeFilters();
  await expect(today.rows).toHaveCount(1);
  await page.keyboard.press('u');
  await expect(page.getByText(`${second} is back in the queue.`)).toBeVisible();
  await expect(today.rows).toHaveCount(0);
});

test('why a patient stands there, and whom the month will miss', async ({ stack, openDevice }) => {
  const { page } = (await openDevice()).home;
  const today = new TodayPage(page);
  await new SignInPage(page).signIn(stack.careManager);
  await today.isComplete();
  // At night the one to be called next is not the first of all.
  await today.rows.first().click();
  await page.keyboard.press('w');
  await expect(today.why).toContainText(/Place\s*1 of \d+/);
  await expect(today.why).toContainText('After a completed contact');
  await page.keyboard.press('j');
  await expect(today.why).toContainText(/Place\s*2 of \d+/);
  const { name } = await today.textOf(today.rows.first());
  await expect(today.why).toContainText(name);
  await page.keyboard.press('w');
  await expect(today.why).toBeHidden();
  const missed = today.forecast.getByRole('listitem');
  const count = await missed.count();
  if (count === 0) {
    await expect(today.forecast).toContainText('enough for everybody');
    return;
  }
  const chosen = await missed.first().getByRole('button').innerText();
  await missed.first().getByRole('button').press('Enter');
  await expect(today.chosen.getByRole('link')).toHaveText(chosen);
  await expect(page.getByRole('button', { name: /^Filter, 1 on/ })).toBeVisible();
});
