import type { Page } from '@playwright/test';
import { TodayPage } from '../pages/today-page.ts';
import type { Look } from './look.ts';

/** What Today shows when the queue is narrowed, put off and explained; it is left as it was found. */
export async function throughTheQueue(page: Page, look: Look): Promise<void> {
  const today = new TodayPage(page);
  await page.keyboard.press('w');
  await today.why.getByText('What would change the place').waitFor();
  await look('today-why', page);
  await page.keyboard.press('w');
  await today.why.waitFor({ state: 'hidden' });

  await page.keyboard.press('f');
  await today.condition('Short of minutes').waitFor();
  await today.condition('Short of minutes').click();
  await look('today-filter', page);
  await today.closeFilters();
  await page.keyboard.press('v');
  await page.keyboard.type('Minutes to make up');
  await look('today-save-view', page);
  await page.keyboard.press('Enter');
  await today.chip('Minutes to make up').waitFor();
  await today.dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1 }).focus();

  await page.keyboard.press('z');
  await today.dialog.waitFor();
  await look('today-snooze', page);
  await page.keyboard.press('Escape');
  await today.dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('x');
  await today.dialog.waitFor();
  await look('today-skip', page);
  await page.keyboard.press('2');
  await today.undo.waitFor();
  await page.getByText(/ skipped until tomorrow\./).waitFor();
  await look('today-put-off', page);
  await today.undo.click();
  await page.getByRole('button', { name: 'Remove the view Minutes to make up' }).click();
  await today.chip('All').click();
}
