import type { Page } from '@playwright/test';
import { PatientPage } from '../pages/patient-page.ts';
import { ReviewsPage } from '../pages/reviews-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { TeamPage } from '../pages/team-page.ts';
import { TitleBar } from '../pages/title-bar.ts';
import { TodayPage } from '../pages/today-page.ts';
import { goByKeys } from './go-by-keys.ts';
import { throughTheResources, throughTheTasks } from './lists-tour.ts';
import type { Look } from './look.ts';
import type { Stack } from './stack.ts';

/** Past every screen that only a supervisor has. */
export async function tourOfSupervisor(page: Page, { supervisor }: Stack, look: Look): Promise<void> {
  const team = new TeamPage(page);
  await new SignInPage(page).signIn(supervisor);
  await team.heading.waitFor();
  await new TodayPage(page).firstCopyIsHere();
  await team.recentCalls.first().waitFor();
  await look('team', page);
  await team.openPatientOf(team.recentCalls);
  await new PatientPage(page).panel('Goals').waitFor();
  await look('patient-read-only', page);
  await goByKeys(page, 'g a', 'Plans to approve');
  await page.getByRole('button', { name: /^Approve/ }).waitFor();
  await look('approvals', page);
  await goByKeys(page, 'g v', 'Calls to review');
  await page.getByRole('region', { name: 'Signed note' }).waitFor();
  await page.keyboard.press('o');
  await page.getByRole('region', { name: /^The chart of/ }).waitFor();
  await look('call-review', page);
  await throughTheBoardRows(page, look);
  await throughTheTasks(page, look);
  await throughTheResources(page, look);
  await goByKeys(page, 'g y', 'Month close');
  await page.getByRole('grid', { name: 'Months of the patients' }).getByRole('row').nth(1).waitFor();
  await look('month-close', page);
  await goByKeys(page, 'g u', 'Audit trail');
  await page.getByRole('table', { name: 'Audit trail' }).getByRole('row').nth(2).waitFor();
  await look('audit', page);
}

/** What a care manager passed on to the supervisor, who is signed in. */
export async function throughWhatWasSent(page: Page, look: Look): Promise<void> {
  await new TitleBar(page).goTo('To decide');
  await new ReviewsPage(page).chooseByKeyboard(/^Call/);
  await look('to-decide-sent', page);
}

/** The patients behind a number of the board, those who are chosen, what would move with them, and covers. */
async function throughTheBoardRows(page: Page, look: Look): Promise<void> {
  await goByKeys(page, 'g m', 'Team');
  await page
    .getByRole('link', { name: /^Patients, all care managers: / })
    .first()
    .click();
  const rows = page.getByRole('grid', { name: 'Patients' });
  await rows.getByRole('row').nth(1).waitFor();
  await rows.press('Control+a');
  await look('team-patients', page);
  await rows.press('m');
  await page.getByRole('heading', { level: 1, name: /^Move/ }).waitFor();
  await look('move', page);
  await goByKeys(page, 'g o', 'Covers');
  await page.getByRole('region', { name: 'New cover' }).waitFor();
  await look('covers', page);
}
