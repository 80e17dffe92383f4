import type { Page } from '@playwright/test';
import { CallPage } from '../pages/call-page.ts';
import { CallerCard } from '../pages/caller-card.ts';
import { PatientPage } from '../pages/patient-page.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WrapUpDialog } from '../pages/wrap-up-dialog.ts';
import { dismissNotices } from './dismiss-notices.ts';
import type { Look } from './look.ts';

/** From Today through a call that an emergency interrupts, and back to Today: what the call desk shows on the way. */
export async function throughTheCallDesk(page: Page, look: Look): Promise<void> {
  const today = new TodayPage(page);
  const patient = new PatientPage(page);
  const call = new CallPage(page);
  const caller = new CallerCard(page);
  const wrapUp = new WrapUpDialog(page);
  const { name: waiting } = await today.textOf(today.rows.nth(3));
  const { name: urgent } = await today.textOf(today.rows.nth(4));

  await today.open(today.row(waiting));
  await patient.panel('Goals').waitFor();
  await patient.startCall.click();
  await call.dialLink.waitFor();
  await look('call-unverified', page);
  await page.getByRole('button', { name: 'Voicemail' }).click();
  await call.script('Voicemail').waitFor();
  await look('call-voicemail', page);
  await page.keyboard.press('Escape');
  await call.script('Voicemail').waitFor({ state: 'hidden' });
  await call.note('assessment').focus();
  await page.keyboard.type(';b');
  await call.phrases.first().waitFor();
  await look('call-phrases', page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('128');
  await call.tickIdentifiers('Full name', 'Date of birth');

  await page.keyboard.press('Control+i');
  await caller.search.fill(urgent);
  await caller.caller(urgent).first().waitFor();
  await look('call-incoming', page);
  await page.keyboard.press('Enter');
  await patient.heading(urgent).waitFor();
  await call.parkedCalls.waitFor();
  await call.type('reason', 'Chest feels tight since this morning.');
  await look('call-interrupted', page);
  await call.wrapUp();
  await wrapUp.chooseDisposition('Emergency, escalated');
  await wrapUp.consequences.first().waitFor();
  await look('wrap-up-emergency', page);
  await wrapUp.sign();
  await page.getByText(`The call with ${waiting} is parked`).waitFor();
  await look('call-parked', page);
  await dismissNotices(page);
  await page.getByRole('button', { name: /^Take up the call/ }).click();
  await call.dialLink.waitFor();
  await call.wrapUp();
  await wrapUp.chooseDisposition('Wrong number');
  await wrapUp.consequences.first().waitFor();
  await look('wrap-up-wrong-number', page);
  await wrapUp.sign();
  await today.heading.waitFor();
  await today.rows.first().waitFor();
}
