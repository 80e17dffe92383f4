/** @file A walk past every screen, for those who look at them all: the accessibility check and the screenshots. */
import type { Page } from '@playwright/test';
import { CallPage } from '../pages/call-page.ts';
import { CarePlanPane } from '../pages/care-plan-pane.ts';
import { EscalationDialog } from '../pages/escalation-dialog.ts';
import { MonthPage } from '../pages/month-page.ts';
import { PatientPage } from '../pages/patient-page.ts';
import { ReadinessPage } from '../pages/readiness-page.ts';
import { ReviewsPage } from '../pages/reviews-page.ts';
import { ScreeningPane } from '../pages/screening-pane.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { SyncPage } from '../pages/sync-page.ts';
import { TeamPage } from '../pages/team-page.ts';
import { MovePage } from '../pages/team-patients-page.ts';
import { TitleBar } from '../pages/title-bar.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WrapUpDialog } from '../pages/wrap-up-dialog.ts';
import { throughTheCallDesk } from './call-tour.ts';
import { dismissNotices } from './dismiss-notices.ts';
import type { Look } from './look.ts';
import { throughTheQueue } from './queue-tour.ts';
import { makeRefusedCall } from './refused-call.ts';
import type { DemoAccount, Stack } from './stack.ts';

/** Past every screen of a care manager, through a whole call and a second one without the server. */
export async function tourOfCareManager(
  page: Page,
  { careManager, server }: Stack,
  look: Look,
): Promise<void> {
  const today = new TodayPage(page);
  const patient = new PatientPage(page);
  const bar = new TitleBar(page);

  await throughTheDoor(page, careManager, look);
  await throughTheQueue(page, look);
  await dismissNotices(page);
  await throughACall(page, look);
  await throughTheCallDesk(page, look);
  await dismissNotices(page);
  await throughOtherWork(page, look);

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
  await throughTheReferrals(page, look);
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

async function throughTheReferrals(page: Page, look: Look): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.getByRole('region', { name: 'Under way', exact: true }).waitFor();
  await look('referrals', page);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Needs' }).getByRole('article').waitFor();
  await look('needs', page);
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

/** Clocks for other work: offered, running, two kept apart, the wrong chart, and finished. */
async function throughOtherWork(page: Page, look: Look): Promise<void> {
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
  // Until it is gone, the clock of the other chart stands there.
  await bar.wrongChart.waitFor({ state: 'hidden' });
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
    await page.keyboard.press('Control+Enter');
    await bar.finishDialog.waitFor({ state: 'hidden' });
  }
  await dismissNotices(page);
  await bar.goTo('Today');
}

/** Two values of one field: as they are offered, picked, and decided. */
async function throughTheInbox(page: Page, look: Look): Promise<void> {
  const reviews = new ReviewsPage(page);
  await new TitleBar(page).goTo('To decide');
  await reviews.open.first().waitFor();
  await look('to-decide', page);
  await reviews.chooseByKeyboard(/^Medicine: /);
  await page.keyboard.press('ArrowRight');
  await reviews.comment.fill('The pharmacy says at bedtime.');
  await look('to-decide-picked', page);
  await page.keyboard.press('Control+Enter');
  await reviews.decided.first().waitFor();
  await dismissNotices(page);
  await reviews.chooseByKeyboard(/^Medicine: /);
  await look('to-decide-decided', page);
}

/** A record that the server refuses, and the two ways on for it; it is passed on to the supervisor. */
async function withAHeldRecord(page: Page, look: Look): Promise<void> {
  const bar = new TitleBar(page);
  const sync = new SyncPage(page);
  await bar.goTo('Today');
  await makeRefusedCall(page, 'Copied from the telephone program: she slept well and weighs 182 pounds.');
  await dismissNotices(page);
  await bar.goTo('Sync');
  const held = sync.records('Call');
  await held.getByRole('button', { name: 'Correct it' }).click();
  await sync.correctDialog.getByRole('textbox').first().waitFor();
  await look('sync-correct', page);
  await page.keyboard.press('Escape');
  await sync.correctDialog.waitFor({ state: 'hidden' });
  await look('sync-held', page);
  await held.getByRole('button', { name: /^Send it to your supervisor/ }).click();
  await look('sync-send', page);
  await sync.sendDialog.getByRole('button', { name: 'Send it' }).click();
  await sync.sendDialog.waitFor({ state: 'hidden' });
  await sync.check.click();
  await page
    .getByText(/^Last check/)
    .first()
    .waitFor();
  await dismissNotices(page);
  await look('sync-sent', page);
}

/** A call while the server is dead: what waits on this device. The server lives again afterwards. */
async function withoutTheServer(page: Page, server: Stack['server'], look: Look): Promise<void> {
  const bar = new TitleBar(page);
  const call = new CallPage(page);
  const wrapUp = new WrapUpDialog(page);
  await bar.goTo('Today');
  await server.kill();
  await page.getByRole('button', { name: /^Start call/ }).click();
  await call.type('reason', 'Refilled the pill box on Sunday.');
  await call.wrapUp();
  await wrapUp.chooseDisposition('Reached, completed');
  await wrapUp.sign();
  await dismissNotices(page);
  await bar.goTo('Sync');
  await page.getByRole('link', { name: /^Sync: On this device \d+.* offline/ }).waitFor();
  await look('sync-offline', page);
  await server.start();
  await bar.goToSettings();
}

/** From the first key to the steps; folded, it stays above every screen. */
async function throughAnEscalation(page: Page, look: Look): Promise<void> {
  const today = new TodayPage(page);
  const escalation = new EscalationDialog(page);
  await new TitleBar(page).goTo('Today');
  await today.open(today.rows.first());
  await new PatientPage(page).panel('Goals').waitFor();
  await page.keyboard.press('Control+e');
  await escalation.trigger.waitFor();
  await look('escalation-trigger', page);
  await escalation.trigger.fill('overdose');
  await page.keyboard.press('Enter');
  await escalation.steps.waitFor();
  await look('escalation', page);
  await escalation.fold();
  await new TitleBar(page).goToSettings();
}

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
  await page.getByRole('button', { name: 'Move…' }).click();
  await new MovePage(page).heading.waitFor();
  await new MovePage(page).rows.first().waitFor();
  await look('move-patients', page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('heading', { level: 1, name: 'Plans to approve' }).waitFor();
  await look('approvals', page);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('region', { name: 'Now and later' }).waitFor();
  await look('covers', page);
  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await page.getByRole('grid', { name: 'Months of the patients' }).waitFor();
  await look('month-close', page);
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.getByRole('heading', { level: 1, name: 'Calls to review' }).waitFor();
  await page.getByRole('region', { name: 'Signed note' }).waitFor();
  await page.keyboard.press('o');
  await page.getByRole('region', { name: /^The chart of/ }).waitFor();
  await look('call-review', page);
  await new TitleBar(page).goTo('To decide');
  await new ReviewsPage(page).chooseByKeyboard(/^Call/);
  await look('to-decide-sent', page);
}
