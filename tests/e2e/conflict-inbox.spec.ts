/**
 * @file What Careline does not decide by itself, in both homes: two care managers give one target two values while the server is gone, and
 * one of them decides by keyboard; a record that the server refuses is corrected, and another passed on to the supervisor.
 */
import type { Page } from '@playwright/test';
import { CallPage } from './pages/call-page.ts';
import { CarePlanPane } from './pages/care-plan-pane.ts';
import { LeftCallPage } from './pages/left-call-page.ts';
import { PatientPage } from './pages/patient-page.ts';
import { ReviewsPage } from './pages/reviews-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { SyncPage } from './pages/sync-page.ts';
import { TitleBar } from './pages/title-bar.ts';
import { TodayPage } from './pages/today-page.ts';
import { makeRefusedCall, startFirstCall } from './support/refused-call.ts';
import type { DemoAccount, Stack } from './support/stack.ts';
import { expect, sayWhere, test } from './support/test.ts';

const TARGET = /^Goal: .*, target/;
const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const MINE = '127';
const HERS = '133';

function colleagueOf({ accounts, careManager }: Stack): DemoAccount {
  const found = accounts.find(({ role, email }) => role === 'care-manager' && email !== careManager.email);
  if (found === undefined) throw new Error('The demo has one care manager only.');
  return found;
}

async function enter(page: Page, account: DemoAccount): Promise<void> {
  await new SignInPage(page).signIn(account);
  await new TodayPage(page).firstCopyIsHere();
}

async function openPlan(page: Page, patient: string): Promise<CarePlanPane> {
  await new TitleBar(page).goTo('Caseload');
  await page
    .getByRole('table', { name: 'Patients' })
    .getByRole('link', { name: patient, exact: true })
    .click();
  await new PatientPage(page).heading(patient).waitFor();
  await new PatientPage(page).view('Care plan');
  const plan = new CarePlanPane(page);
  await plan.goals.first().waitFor();
  return plan;
}

const isWithTheServer = (page: Page) =>
  expect(new TitleBar(page).syncLight).toHaveAccessibleName(/^Sync: With the server\./, { timeout: 90_000 });

test('MERGE-3 two targets of one goal are decided by keyboard, and both devices show the decision', async ({
  stack,
  openDevice,
}) => {
  const { careManager, accounts, server } = stack;
  const colleague = accounts.find(
    ({ role, email }) => role === 'care-manager' && email !== careManager.email,
  );
  if (colleague === undefined) throw new Error('The demo has one care manager only.');
  await stack.admin('cover', colleague.email, careManager.email, '--until', inAWeek);
  const device = await openDevice();
  sayWhere('conflict-inbox', device.home.where);
  const nurse = device.home.page;
  const other = (await openDevice({ kind: 'web' })).home.page;
  await enter(nurse, careManager);
  await enter(other, colleague);
  const patient = await new TodayPage(nurse).rows.first().getByRole('link').innerText();

  await test.step('both change the target while nobody can know of the other', async () => {
    const [mine, hers] = [await openPlan(nurse, patient), await openPlan(other, patient)];
    await server.kill();
    await mine.changeFirstTarget(MINE);
    await mine.save();
    await hers.changeFirstTarget(HERS);
    await hers.save();
    await server.start();
    await isWithTheServer(nurse);
    await isWithTheServer(other);
  });

  const [left, right] = [new ReviewsPage(nurse), new ReviewsPage(other)];
  const decided =
    await test.step('the inbox of both has the two values, and one decides by keyboard', async () => {
      await new TitleBar(other).goTo('To decide');
      await expect(right.open.filter({ hasText: /Goal: .*target/ })).toHaveCount(1, { timeout: 30_000 });
      await nurse.keyboard.press('g');
      await nurse.keyboard.press('d');
      await expect(left.open.filter({ hasText: /Goal: .*target/ })).toHaveCount(1, { timeout: 30_000 });
      const openBefore = await left.open.count();
      await left.chooseByKeyboard(TARGET);
      const [kept, offered] = [left.value('In the record now'), left.value('The other value')];
      const words = `${await kept.innerText()} ${await offered.innerText()}`;
      for (const part of [MINE, HERS, careManager.name, colleague.name]) expect(words).toContain(part);
      await nurse.keyboard.press('ArrowLeft');
      await expect(kept).toHaveAttribute('aria-checked', 'true');
      await nurse.keyboard.press('ArrowRight');
      await expect(offered).toHaveAttribute('aria-checked', 'true');
      await expect(kept).toHaveAttribute('aria-checked', 'false');
      const value = (await offered.innerText()).includes(MINE) ? MINE : HERS;
      await left.comment.focus();
      await nurse.keyboard.type('As the cardiologist wrote on Monday.');
      await nurse.keyboard.press('Control+Enter');
      await expect(left.open).toHaveCount(openBefore - 1);
      return value;
    });

  await test.step('the chart of both has the value, and the trail says who decided', async () => {
    for (const page of [nurse, other]) {
      const plan = await openPlan(page, patient);
      const goal = plan.goals.filter({ hasText: new RegExp(`\\b${decided}\\b`) });
      await expect(goal).toHaveCount(1, { timeout: 30_000 });
    }
    await new TitleBar(other).goTo('To decide');
    await right.chooseByKeyboard(TARGET);
    await expect(right.item).toContainText(`${careManager.name} took the other value`);
    await expect(right.item).toContainText('As the cardiologist wrote on Monday.');
    await isWithTheServer(nurse);
  });
});

interface StoredCall {
  note: { reason: string };
}

const pastedFirst = 'Marigold pill box by the door.';
const pastedSecond = 'Heron at the window.';

test('HOLD-2 a held call is corrected and arrives; HOLD-3 another is passed on, and the supervisor reads it', async ({
  stack,
  openDevice,
}) => {
  const { careManager, supervisor } = stack;
  const nurse = (await openDevice()).home.page;
  const [bar, sync] = [new TitleBar(nurse), new SyncPage(nurse)];
  await enter(nurse, careManager);

  await test.step('the first one is corrected', async () => {
    await makeRefusedCall(nurse, pastedFirst);
    await expect(bar.syncLight).toHaveAccessibleName(/^Sync: Held 1/, { timeout: 30_000 });
    await bar.goTo('Sync');
    await sync.records('Call').getByRole('button', { name: 'Correct it' }).click();
    const note = sync.correctDialog.getByRole('textbox', { name: 'Note, reason' });
    await expect(note).toHaveValue(pastedFirst);
    await sync.correctDialog.getByRole('button', { name: 'Save and send again' }).click();
    await isWithTheServer(nurse);
    const reasons = (await stack.documents<StoredCall>('calls')).map(({ note: { reason } }) => reason);
    expect(reasons).toContain(pastedFirst);
  });

  await test.step('the second one is passed on as it is', async () => {
    await bar.goTo('Today');
    await makeRefusedCall(nurse, pastedSecond);
    await expect(bar.syncLight).toHaveAccessibleName(/^Sync: Held 1/, { timeout: 30_000 });
    await bar.goTo('Sync');
    await sync
      .records('Call')
      .getByRole('button', { name: /^Send it to your supervisor/ })
      .click();
    await sync.sendDialog.getByRole('button', { name: 'Send it' }).click();
    await expect(sync.records('Call')).toContainText('Sent to your supervisor');
    await expect(bar.syncLight).not.toHaveAccessibleName(/^Sync: Held/);
  });

  await test.step('the supervisor reads it and closes it', async () => {
    const lead = (await openDevice({ kind: 'web' })).home.page;
    const reviews = new ReviewsPage(lead);
    await enter(lead, supervisor);
    await new TitleBar(lead).goTo('To decide');
    await reviews.chooseByKeyboard(/^Call/);
    await expect(reviews.item).toContainText(careManager.name);
    await expect(reviews.item).toContainText(pastedSecond);
    await expect(reviews.item).toContainText('characters that cannot be stored');
    await lead.keyboard.press('Control+Enter');
    await expect(reviews.decided.filter({ hasText: 'Call' })).toHaveCount(1);
    await isWithTheServer(lead);
  });
});

test('SCOPE-5 a call whose patient is given away while it is open is finished, and reaches the colleague as late', async ({
  stack,
  openDevice,
}) => {
  const { careManager } = stack;
  const colleague = colleagueOf(stack);
  const nurse = (await openDevice()).home.page;
  const [left, call] = [new LeftCallPage(nurse), new CallPage(nurse)];
  await enter(nurse, careManager);
  const { name, patientId } = await startFirstCall(nurse);
  await call.type('reason', 'Larkspur in the garden, no swelling.');

  await test.step('she reads that the patient is with somebody else, and signs what she wrote', async () => {
    await stack.admin('assign', colleague.email, patientId);
    await expect(left.heading(name)).toBeVisible({ timeout: 30_000 });
    await expect(left.words).toContainText('Larkspur in the garden, no swelling.');
    await left.sign('Reached, completed');
    await new TodayPage(nurse).heading.waitFor();
    await isWithTheServer(nurse);
  });

  await test.step('the colleague reads it in her inbox', async () => {
    const other = (await openDevice({ kind: 'web' })).home.page;
    const reviews = new ReviewsPage(other);
    await enter(other, colleague);
    await new TitleBar(other).goTo('To decide');
    await reviews.chooseByKeyboard(/^Call/);
    await expect(reviews.item).toContainText('Came late');
    await expect(reviews.item).toContainText(careManager.name);
    await expect(reviews.item).toContainText('Larkspur in the garden, no swelling.');
    await other.keyboard.press('Control+Enter');
    await expect(reviews.decided.filter({ hasText: 'Call' }).first()).toBeVisible();
    await reviews.item.getByRole('link', { name, exact: true }).click();
    await expect(new PatientPage(other).panel('Last contacts')).toContainText('Larkspur');
  });
});
