import { expect, type Page } from '@playwright/test';
import { CallPage } from '../pages/call-page.ts';
import { PatientPage } from '../pages/patient-page.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WrapUpDialog } from '../pages/wrap-up-dialog.ts';

/** A character that comes with a pasted text: nobody sees it, and no server stores it. */
const unseen = '\u0000';

/** Makes a call that the server refuses: its note was pasted, and has a character in it that cannot be stored. */
export async function makeRefusedCall(page: Page, words: string): Promise<void> {
  const [today, call, wrapUp] = [new TodayPage(page), new CallPage(page), new WrapUpDialog(page)];
  await today.open(today.callableRows.or(today.rows).first());
  await new PatientPage(page).startCall.click();
  await call.note('reason').focus();
  await page.evaluate((text) => document.execCommand('insertText', false, text), `${words}${unseen}`);
  await expect(call.noteSaved).toBeVisible();
  await call.wrapUp();
  await wrapUp.chooseDisposition('Reached, completed');
  await wrapUp.sign();
  await today.heading.waitFor();
}

/** Starts a call with the first patient who may be called, and answers who it is. */
export async function startFirstCall(page: Page): Promise<{ name: string; patientId: string }> {
  const today = new TodayPage(page);
  const row = today.callableRows.or(today.rows).first();
  const { name } = await today.textOf(row);
  await today.open(row);
  await new PatientPage(page).startCall.click();
  await new CallPage(page).note('reason').waitFor();
  const patientId = page.url().match(/patients\/([0-9a-f-]{36})/)?.[1];
  if (patientId === undefined) throw new Error('The call is not on a screen of its patient.');
  return { name, patientId };
}
