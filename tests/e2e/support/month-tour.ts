import type { Page } from '@playwright/test';
import { MonthPage } from '../pages/month-page.ts';
import { PatientPage } from '../pages/patient-page.ts';
import { ReadinessPage } from '../pages/readiness-page.ts';
import { TitleBar } from '../pages/title-bar.ts';
import type { Look } from './look.ts';

/** The month of a caseload, what stands behind a number, and the month of one patient with a fact that is recorded. */
export async function throughTheMonth(page: Page, look: Look): Promise<void> {
  const month = new MonthPage(page);
  const readiness = new ReadinessPage(page);
  await new TitleBar(page).goTo('My month');
  await month.numbers.first().waitFor();
  await look('month', page);
  await month.numbers.filter({ hasText: /\d/ }).nth(2).click();
  await month.entries.nth(1).waitFor();
  await look('month-entries', page);
  await month.closeDialog();
  await month.missing.first().click();
  await look('month-missing', page);
  await month.panel('What is missing').getByRole('link').first().click();
  await readiness.facts.waitFor();
  await look('readiness', page);
  await readiness.recordFact.click();
  await readiness.dialog.getByRole('combobox', { name: 'What happened' }).waitFor();
  await look('readiness-record', page);
  await month.closeDialog();
}

/** The minutes of the patient whose chart is open, and booking some by hand. */
export async function throughTheMinutes(page: Page, look: Look): Promise<void> {
  await new PatientPage(page).view('Minutes');
  await page.getByRole('heading', { name: 'Entries' }).waitFor();
  await look('minutes', page);
  await page.keyboard.press('b');
  await page.getByRole('dialog', { name: 'Book time by hand' }).waitFor();
  await look('minutes-book', page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
