import type { Page } from '@playwright/test';
import { PatientPage } from '../pages/patient-page.ts';
import { dismissNotices } from './dismiss-notices.ts';
import { goByKeys } from './go-by-keys.ts';
import type { Look } from './look.ts';

/** The lists of a care manager beside the queue: tasks, care gaps, referrals, resources; each with what opens from it. */
export async function throughTheLists(page: Page, look: Look): Promise<void> {
  const patient = new PatientPage(page);
  await throughTheTasks(page, look);
  await goByKeys(page, 'g g', 'Care gaps');
  await page.getByRole('main').getByRole('link').first().waitFor();
  await look('care-gaps', page);
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('navigation', { name: 'Patient' }).waitFor();
  await page.getByRole('main').getByRole('article').first().waitFor();
  await look('patient-care-gaps', page);
  await patient.view('Education');
  await page.getByRole('list', { name: 'Handouts' }).getByRole('button').first().click();
  await page.getByRole('main').getByRole('article').first().waitFor();
  await look('education', page);
  await throughTheReferrals(page, look);
  await throughTheResources(page, look);
  await throughTheReport(page, look);
}

/** All tasks, what one of them asks for, and a new one. */
export async function throughTheTasks(page: Page, look: Look): Promise<void> {
  await goByKeys(page, 'g k', 'Tasks');
  await page.getByRole('grid', { name: 'Tasks' }).getByRole('row').nth(1).waitFor();
  await look('tasks', page);
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await look('tasks-new', page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function throughTheReferrals(page: Page, look: Look): Promise<void> {
  await goByKeys(page, 'g f', 'Referrals');
  await page.getByRole('region', { name: 'Under way', exact: true }).waitFor();
  await look('referrals', page);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Needs' }).getByRole('article').waitFor();
  await look('needs', page);
}

/** The directory, and one entry of it. */
export async function throughTheResources(page: Page, look: Look): Promise<void> {
  await goByKeys(page, 'g r', 'Resources');
  const found = page.getByRole('region', { name: 'Found' }).getByRole('listitem').getByRole('button');
  await found.first().click();
  await look('resources', page);
}

/** What can be wrong with an entry, asked before it is reported; the report is a task of the patient for whom it was found. */
async function throughTheReport(page: Page, look: Look): Promise<void> {
  await page.keyboard.press('x');
  const field = page.getByRole('combobox', { name: 'For patient' });
  await field.fill('ar');
  await page.getByRole('option').first().click();
  await field.blur();
  await dismissNotices(page);
  await page.getByRole('button', { name: 'Something is wrong' }).click();
  await page.getByRole('menu').waitFor();
  await look('resources-wrong', page);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}
