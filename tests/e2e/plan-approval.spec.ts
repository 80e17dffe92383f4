/**
 * @file The way of a care plan from a template to the patient's hand, in both homes and by keyboard alone: the care manager submits, the supervisor reads
 * what changed and approves, and the copy is printed, saved and recorded as given.
 */
import type { Page } from '@playwright/test';
import { PLAN_TEMPLATES } from '#shared/content/plan-templates/index.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { patientName } from '#shared/domain/patient.ts';
import { isTagged, pdfText } from '#tests/support/pdf-text.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { deskOf, patientsOf } from './support/desk.ts';
import { savedFile } from './support/saved-file.ts';
import type { Stack } from './support/stack.ts';
import { expect, sayWhere, test } from './support/test.ts';

/** The plan of a patient as PostgreSQL holds it. */
async function plansOf(stack: Stack, patientId: string): Promise<CarePlan[]> {
  return (await stack.documents<CarePlan>('carePlans')).filter((plan) => plan.patientId === patientId);
}

const squeezed = (text: string) => text.replaceAll(/\s/g, '');

test('PLAN-1 a template goes into a plan, is submitted, approved, and printed for the patient', async ({
  stack,
  openDevice,
}) => {
  const { careManager, supervisor } = stack;
  const { home } = await openDevice();
  const { page } = home;
  sayWhere('plan-approval', home.where);
  const nurse = deskOf(page);
  const [patient] = (await patientsOf(stack)).toSorted((one, two) => one.id.localeCompare(two.id));
  if (patient === undefined) throw new Error('The demo has no patient.');
  const before = await plansOf(stack, patient.id);
  const highest = Math.max(0, ...before.map(({ version }) => version));
  const titles = new Set(before.flatMap(({ problems }) => problems.map(({ title }) => title)));
  const template = PLAN_TEMPLATES.find(({ problems }) => problems.every(({ title }) => !titles.has(title)));
  const [problem] = template?.problems ?? [];
  if (template === undefined || problem === undefined) throw new Error('Every template is in this plan.');

  await test.step('a template goes into the plan, which is saved and submitted', async () => {
    await nurse.signIn(careManager);
    await nurse.find(patient);
    await nurse.patient.viewByKeyboard('Care plan');
    await page.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: template.title, exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Take all' }).press('Enter');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Care plan saved on this device.')).toBeVisible();
    await page.getByRole('button', { name: 'Submit for approval' }).press('Enter');
    await page.keyboard.type('Begun after the visit last week.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/The plan waits for approval since/)).toBeVisible();
    await nurse.isSent();
  });

  await test.step('the supervisor reads what changed and approves', async () => {
    const desk = (await openDevice({ kind: 'web' })).home.page;
    await new SignInPage(desk).signIn(supervisor);
    await new TodayPage(desk).firstCopyIsHere();
    await desk.getByRole('link', { name: /^Plans to approve/ }).press('Enter');
    const row = desk
      .getByRole('listbox', { name: 'Plans that wait' })
      .getByRole('option')
      .filter({ hasText: patientName(patient) });
    await row.click();
    const plan = desk.getByRole('region', { name: 'Plan' });
    await expect(plan.getByText('Begun after the visit last week.')).toBeVisible();
    await expect(plan.getByRole('region', { name: 'Problems' }).getByText(problem.title)).toBeVisible();
    await desk.keyboard.press('a');
    await expect(desk.getByRole('dialog', { name: 'Approve this plan' })).toBeVisible();
    await desk.keyboard.press('Control+Enter');
    await expect(row).toHaveCount(0);
    await expect(deskOf(desk).bar.syncLight).toHaveAccessibleName(/^Sync: With the server\./, {
      timeout: 60_000,
    });
  });

  await test.step('the copy is printed, saved and recorded as given', async () => {
    await expect(page.getByText(`Version ${highest + 1} is active`)).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Patient’s copy' }).press('Enter');
    await page.getByRole('button', { name: 'English' }).press('Enter');
    const copy = page.getByRole('main').getByRole('article', { name: 'My care plan' });
    await expect(copy.getByRole('heading', { name: 'Call 911 or go to the emergency room' })).toBeVisible();
    const [goal] = problem.goals;
    for (const text of await printed(page)) {
      expect(text).toContain(squeezed(patientName(patient)));
      expect(text).toContain(squeezed(goal?.description ?? ''));
      expect(text).toContain('Call911orgototheemergencyroom');
      expect(text).not.toContain('Recordasgiven');
    }
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByRole('button', { name: 'Record' }).press('Enter');
    await expect(page.getByRole('list', { name: 'Copies given' }).getByText('by mail').first()).toBeVisible();
    await nurse.isSent();
  });

  const versions = (await plansOf(stack, patient.id)).filter(({ version }) => version > 0);
  expect(versions.filter(({ status }) => status === 'active').map(({ version }) => version)).toEqual([
    highest + 1,
  ]);
  expect(versions.find(({ version }) => version === highest + 1)?.copies).toMatchObject([{ method: 'mail' }]);
});

/** What the printer gets, which carries tags, and what is saved as a file. */
async function printed(page: Page): Promise<string[]> {
  const print = await page.pdf({ preferCSSPageSize: true, tagged: true });
  expect(isTagged(print)).toBe(true);
  const saved = await savedFile(page, async () => {
    await page.keyboard.press('d');
    await expect(page.getByText('The PDF is made. It holds health data')).toBeVisible({ timeout: 20_000 });
  });
  return [pdfText(print), pdfText(saved)];
}
