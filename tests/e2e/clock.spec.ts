/** @file The clock for other work than calls, by keyboard: the wrong chart, an app that is ended, and a second device of the same person. */
import { CarePlanPane } from './pages/care-plan-pane.ts';
import { PatientPage } from './pages/patient-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TitleBar } from './pages/title-bar.ts';
import { TodayPage } from './pages/today-page.ts';
import type { Home } from './support/home.ts';
import { expect, sayWhere, test } from './support/test.ts';

interface StoredTime {
  method: string;
  narrative: string;
  reason: string;
  seconds: number;
  startedAt: string;
  endedAt: string;
}

const pagesOf = ({ page }: Home) => ({
  page,
  bar: new TitleBar(page),
  signIn: new SignInPage(page),
  today: new TodayPage(page),
  patient: new PatientPage(page),
  plan: new CarePlanPane(page),
});

test('work is timed by keyboard, kept apart by chart, asked about after a crash, and told on another device', async ({
  stack,
  openDevice,
}) => {
  const { careManager } = stack;
  const device = await openDevice();
  sayWhere('clock', device.home.where);
  let nurse = pagesOf(device.home);
  await nurse.signIn.signIn(careManager);
  await nurse.today.isComplete();
  const [first = '', second = ''] = await nurse.today.rows.getByRole('link').allInnerTexts();

  await test.step('one key starts the clock of the open chart, another pauses it', async () => {
    await nurse.today.open(nurse.today.row(first));
    await expect(nurse.patient.heading(first)).toBeVisible();
    await nurse.page.keyboard.press('t');
    await nurse.bar.clockReaches(2);
    await nurse.page.keyboard.press('p');
    await expect(nurse.bar.group).toHaveAccessibleName(`Chart review with ${first}, paused`);
    await nurse.page.keyboard.press('p');
    await expect(nurse.bar.group).toHaveAccessibleName(`Chart review with ${first}, running`);
  });

  await test.step('writing in another chart warns, and switching keeps both apart', async () => {
    await nurse.bar.goTo('Today');
    await nurse.today.open(nurse.today.row(second));
    await nurse.patient.view('Care plan');
    await expect(nurse.bar.wrongChart).toHaveCount(0);
    await nurse.plan.changeFirstGoal('Walk to the mailbox and back twice a day');
    await expect(nurse.bar.wrongChart).toContainText(`The clock runs for ${first}.`);
    await nurse.bar.wrongChart.getByRole('button', { name: `Switch to ${second}` }).press('Enter');
    await expect(nurse.bar.wrongChart).toHaveCount(0);
    await expect(nurse.bar.group).toHaveAccessibleName(`Chart review with ${second}, running`);
    await expect(nurse.bar.moreClocks).toHaveText('+1');
    await nurse.bar.clockReaches(3);
  });

  await test.step('after a crash it asks once, with what it knows', async () => {
    const before = await nurse.bar.seconds();
    await device.end();
    // Longer than the silence that the clock takes for a late heartbeat.
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    nurse = pagesOf(await device.restart());
    await nurse.signIn.signIn(careManager);
    await expect(nurse.bar.gapQuestion).toContainText('passed while Careline was closed', {
      timeout: 60_000,
    });
    await expect(nurse.bar.gapQuestion).toContainText(`The clock of ${second} (Chart review)`);
    await nurse.bar.gapQuestion.getByRole('button', { name: /^Keep up to / }).press('Enter');
    await expect(nurse.bar.gapQuestion).toHaveCount(0);
    const after = await nurse.bar.seconds();
    expect(after).toBeGreaterThanOrEqual(before - 1);
  });

  await test.step('another device of hers says that the clock runs here', async () => {
    const other = pagesOf((await openDevice({ kind: 'web' })).home);
    await other.signIn.signIn(careManager);
    await expect(other.bar.otherDevice).toContainText('A clock is running on your other device', {
      timeout: 60_000,
    });
    await other.bar.otherDevice.getByRole('button', { name: 'I know' }).click();
    await expect(other.bar.otherDevice).toHaveCount(0);
  });

  await test.step('finishing asks what was done, and both works are in the ledger', async () => {
    await expect(nurse.bar.clock).toBeVisible();
    for (const words of ['Read the discharge letter of the county hospital.', 'Called the pharmacy.']) {
      await nurse.page.keyboard.press('e');
      await expect(nurse.bar.finishDialog).toBeVisible();
      await nurse.page.keyboard.press('Control+Enter');
      await expect(nurse.bar.finishDialog).toContainText('An auditor reads this.');
      await nurse.page.keyboard.type(words);
      await nurse.bar.putIntoLedger();
    }
    await expect(nurse.bar.group).toHaveCount(0);
    const ofWork = async () =>
      (await stack.documents<StoredTime>('timeEntries')).filter(({ narrative }) => narrative !== '');
    await expect
      .poll(async () => new Set((await ofWork()).map(({ narrative }) => narrative)).size, { timeout: 60_000 })
      .toBe(2);
    const lines = (await ofWork()).sort((one, next) => (one.startedAt < next.startedAt ? -1 : 1));
    for (const [index, line] of lines.entries()) {
      expect(line.method).toBe('timer');
      expect(line.seconds).toBeGreaterThanOrEqual(1);
      expect(line.startedAt >= (lines[index - 1]?.endedAt ?? '')).toBe(true);
    }
    expect(lines.some(({ reason }) => /^Unseen from .* It is not counted\.$/.test(reason))).toBe(true);
  });
});
