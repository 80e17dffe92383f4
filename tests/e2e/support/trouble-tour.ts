import type { Page } from '@playwright/test';
import { CallPage } from '../pages/call-page.ts';
import { EscalationDialog } from '../pages/escalation-dialog.ts';
import { PatientPage } from '../pages/patient-page.ts';
import { ReviewsPage } from '../pages/reviews-page.ts';
import { SyncPage } from '../pages/sync-page.ts';
import { TitleBar } from '../pages/title-bar.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WrapUpDialog } from '../pages/wrap-up-dialog.ts';
import { dismissNotices } from './dismiss-notices.ts';
import type { Look } from './look.ts';
import { makeRefusedCall } from './refused-call.ts';
import type { Stack } from './stack.ts';

/** Two values of one field: as they are offered, picked, and decided. */
export async function throughTheInbox(page: Page, look: Look): Promise<void> {
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
export async function withAHeldRecord(page: Page, look: Look): Promise<void> {
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
export async function withoutTheServer(page: Page, server: Stack['server'], look: Look): Promise<void> {
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
export async function throughAnEscalation(page: Page, look: Look): Promise<void> {
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
