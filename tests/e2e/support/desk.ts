/** @file The desk of a care manager for specs by keyboard alone, and what they compare it with. */
import type { Page } from '@playwright/test';
import type { Call } from '#shared/domain/call.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { Staff } from '#shared/domain/staff.ts';
import { CallPage } from '../pages/call-page.ts';
import { CallerCard } from '../pages/caller-card.ts';
import { CarePlanPane } from '../pages/care-plan-pane.ts';
import { PatientPage } from '../pages/patient-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { TitleBar } from '../pages/title-bar.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WrapUpDialog } from '../pages/wrap-up-dialog.ts';
import type { DemoAccount, Stack } from './stack.ts';
import { expect } from './test.ts';

/** The desk as one keyboard sees it. */
export function deskOf(page: Page) {
  const today = new TodayPage(page);
  const patient = new PatientPage(page);
  const bar = new TitleBar(page);
  return {
    page,
    today,
    patient,
    bar,
    call: new CallPage(page),
    caller: new CallerCard(page),
    plan: new CarePlanPane(page),
    wrapUp: new WrapUpDialog(page),
    async signIn(account: DemoAccount) {
      await expect(new SignInPage(page).email).toBeFocused();
      await page.keyboard.type(account.email);
      await page.keyboard.press('Tab');
      await page.keyboard.type(account.passphrase);
      await page.keyboard.press('Enter');
      await today.isComplete();
    },
    /** Signs in on a device that knows her: it asks for the passphrase only. */
    async comeBack(account: DemoAccount) {
      await expect(new SignInPage(page).passphrase).toBeFocused();
      await page.keyboard.type(account.passphrase);
      await page.keyboard.press('Enter');
      await today.heading.waitFor();
    },
    /** Goes to a patient by record number. */
    async find(one: Patient) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(one.recordNumber);
      await page.getByRole('option').filter({ hasText: one.recordNumber }).waitFor();
      await page.keyboard.press('Enter');
      await expect(patient.heading(patientName(one))).toBeVisible();
    },
    /** Takes the cursor out of a field, so that single keys are heard. */
    leaveField: () => page.keyboard.press('Escape'),
    isSent: () => expect(bar.syncLight).toHaveAccessibleName(/^Sync: With the server\./, { timeout: 60_000 }),
  };
}

/** The care manager's patients, in the order of their record numbers. */
export async function patientsOf(stack: Stack): Promise<[Patient, Patient, ...Patient[]]> {
  const staff = await stack.documents<Staff>('staff');
  const own = staff.find(({ name }) => name === stack.careManager.name);
  const patients = (await stack.documents<Patient>('patients'))
    .filter(({ careManagerId }) => careManagerId === own?.id)
    .toSorted((one, two) => one.recordNumber.localeCompare(two.recordNumber));
  const [first, second, ...others] = patients;
  if (first === undefined || second === undefined) throw new Error('The demo has too few patients.');
  return [first, second, ...others];
}

/** The newest call with a patient, as PostgreSQL holds it. */
export async function theCall(stack: Stack, patientId: string): Promise<Call> {
  const calls = (await stack.documents<Call>('calls')).filter((call) => call.patientId === patientId);
  const newest = calls.toSorted((one, two) => (one.startedAt < two.startedAt ? 1 : -1))[0];
  if (newest === undefined) throw new Error('There is no call with this patient.');
  return newest;
}
