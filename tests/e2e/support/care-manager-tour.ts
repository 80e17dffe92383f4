/** @file A walk past every screen of a care manager, for those who look at them all: the accessibility check and the screenshots. */
import type { Page } from '@playwright/test';
import { CallPage } from '../pages/call-page.ts';
import { CarePlanPane } from '../pages/care-plan-pane.ts';
import { PatientPage } from '../pages/patient-page.ts';
import { ScreeningPane } from '../pages/screening-pane.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { TitleBar } from '../pages/title-bar.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WrapUpDialog } from '../pages/wrap-up-dialog.ts';
import { throughTheCallDesk } from './call-tour.ts';
import { dismissNotices } from './dismiss-notices.ts';
import { throughTheLists } from './lists-tour.ts';
import type { Look } from './look.ts';
import { throughTheMinutes, throughTheMonth } from './month-tour.ts';
import { throughTheQueue } from './queue-tour.ts';
import type { DemoAccount, Stack } from './stack.ts';
import { throughAnEscalation, throughTheInbox, withAHeldRecord, withoutTheServer } from './trouble-tour.ts';
import { throughOtherWork } from './work-tour.ts';

/** Past every screen of a care manager, through a whole call and a second one without the server. */
export async function tourOfCareManager(page: Page, stack: Stack, look: Look): Promise<void> {
  await throughTheCalls(page, stack, look);
  await throughTheRecords(page, stack, look);
}

/** The first half: in at the door, the queue, calls, and work beside them. */
export async function throughTheCalls(page: Page, { careManager }: Stack, look: Look): Promise<void> {
  await throughTheDoor(page, careManager, look);
  await throughTheQueue(page, look);
  await dismissNotices(page);
  await throughACall(page, look);
  await throughTheCallDesk(page, look);
  await dismissNotices(page);
  await throughOtherWork(page, look);
}

/** The second half, from Today: charts, lists, the month, what is to be decided, the sync, and what goes wrong. She is locked out at the end. */
export async function throughTheRecords(page: Page, { server }: Stack, look: Look): Promise<void> {
  const today = new TodayPage(page);
  const patient = new PatientPage(page);
  const bar = new TitleBar(page);
  await today.open(today.rows.first());
  await patient.view('Care plan');
  await new CarePlanPane(page).goals.first().waitFor();
  await look('care-plan', page);
  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByRole('list', { name: 'Versions' }).getByRole('button').last().click();
  await look('plan-versions', page);
  await page.goBack();
  await page.getByRole('link', { name: 'Patient’s copy' }).click();
  await page.getByRole('main').getByRole('article').waitFor();
  await look('plan-copy', page);
  await patient.view('Screenings');
  await new ScreeningPane(page).results.waitFor();
  await look('screenings', page);
  await throughTheMinutes(page, look);
  await bar.goTo('Caseload');
  await page.getByRole('table', { name: 'Patients' }).getByRole('link').first().waitFor();
  await look('caseload', page);
  await throughTheLists(page, look);
  await throughTheMonth(page, look);
  await throughTheInbox(page, look);
  await bar.goTo('Sync');
  await page.getByRole('region', { name: 'Sync state' }).waitFor();
  await look('sync', page);
  await withAHeldRecord(page, look);
  await bar.goToSettings();
  await look('settings', page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await look('shortcuts', page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await withoutTheServer(page, server, look);
  await throughAnEscalation(page, look);
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('button', { name: 'Unlock' }).waitFor();
  await look('unlock', page);
}

async function throughTheDoor(page: Page, account: DemoAccount, look: Look): Promise<void> {
  const door = new SignInPage(page);
  const today = new TodayPage(page);
  await door.heading.waitFor();
  await look('sign-in', page);
  await door.signIn(account);
  await today.isComplete();
  await look('today', page);
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await look('find', page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function throughACall(page: Page, look: Look): Promise<void> {
  const today = new TodayPage(page);
  const patient = new PatientPage(page);
  const call = new CallPage(page);
  const screening = new ScreeningPane(page);
  const wrapUp = new WrapUpDialog(page);
  const bar = new TitleBar(page);

  await today.open(today.callableRows.or(today.rows).first());
  await patient.panel('Goals').waitFor();
  await look('patient', page);
  await patient.startCall.click();
  await call.dialLink.waitFor();
  await call.tickIdentifiers('Full name', 'Date of birth');
  await call.type('reason', 'Feels well. Sleeps on two pillows again, no swelling of the ankles.');
  await bar.clockReaches(3);
  await look('call', page);

  await call.show('Screening');
  await screening.start();
  await screening.question.waitFor();
  await look('screening', page);
  await screening.showAs('Whole form');
  await look('screening-whole', page);
  await screening.showAs('Read aloud');
  await screening.answerByKeyboard();
  await screening.needs.waitFor();
  await look('screening-review', page);
  await screening.complete();
  await call.show('Care plan');
  await new CarePlanPane(page).goals.first().waitFor();
  await dismissNotices(page);
  await look('call-care-plan', page);

  await bar.goTo('Today');
  await look('today-in-call', page);
  await bar.clock.click();
  await call.wrapUp();
  await wrapUp.chooseDisposition('Reached, completed');
  await look('wrap-up', page);
  await wrapUp.sign();
  await today.heading.waitFor();
  await today.rows.first().waitFor();
  await look('today-after-call', page);
  await dismissNotices(page);
}
