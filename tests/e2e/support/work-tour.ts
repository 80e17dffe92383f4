import type { Page } from '@playwright/test';
import { CarePlanPane } from '../pages/care-plan-pane.ts';
import { PatientPage } from '../pages/patient-page.ts';
import { TitleBar } from '../pages/title-bar.ts';
import { TodayPage } from '../pages/today-page.ts';
import { dismissNotices } from './dismiss-notices.ts';
import type { Look } from './look.ts';

/** Clocks for other work: offered, running, two kept apart, the wrong chart, and finished. */
export async function throughOtherWork(page: Page, look: Look): Promise<void> {
  const today = new TodayPage(page);
  const patient = new PatientPage(page);
  const bar = new TitleBar(page);
  await today.open(today.rows.nth(1));
  await patient.panel('Goals').waitFor();
  await look('clock-none', page);
  await page.keyboard.press('t');
  await bar.clockReaches(2);
  await look('clock-work', page);
  await bar.goTo('Today');
  await today.open(today.rows.nth(2));
  await patient.view('Care plan');
  await new CarePlanPane(page).changeFirstGoal('Walks twice a week, and says how it went.');
  await bar.wrongChart.waitFor();
  await look('clock-wrong-chart', page);
  await bar.wrongChart.getByRole('button', { name: /^Switch to / }).click();
  await bar.wrongChart.waitFor({ state: 'hidden' });
  // Until it waits, the seconds in the bar are those of the other chart's clock.
  await bar.moreClocks.filter({ hasText: '+1' }).waitFor();
  await bar.clockReaches(2);
  await bar.moreClocks.click();
  await page.getByRole('menuitem').first().waitFor();
  await look('clock-waiting', page);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  for (const name of ['finish', 'finish-second']) {
    await bar.finishWork.click();
    await bar.finishDialog.getByRole('textbox', { name: 'What was done, and why' }).fill('Read the letter.');
    if (name === 'finish') await look('clock-finish', page);
    await bar.putIntoLedger();
  }
  await dismissNotices(page);
  await bar.goTo('Today');
}
