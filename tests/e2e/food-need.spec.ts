/**
 * @file A need for food in both homes and by keyboard alone, from the screening to the food in the house: three weeks that pass for device and server
 * between two openings of the app.
 */
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { addDays, localDate } from '#shared/domain/local-date.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { Task } from '#shared/domain/task.ts';
import { NeedsPane } from './pages/needs-pane.ts';
import { ReferralsPage } from './pages/referrals-page.ts';
import { ScreeningPane } from './pages/screening-pane.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { deskOf, patientsOf } from './support/desk.ts';
import type { Stack } from './support/stack.ts';
import { expect, sayWhere, test } from './support/test.ts';

const NEED = 'Not enough food';
const CAME = 'Food received: two boxes came today.';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The referral for food and the need, as PostgreSQL holds them. */
async function asHeld(stack: Stack, { id }: Patient) {
  const patient = (await stack.documents<Patient>('patients')).find((one) => one.id === id);
  const need = patient?.needs.find(({ title }) => title === NEED);
  const tasks = (await stack.documents<Task>('tasks')).filter(({ patientId }) => patientId === id);
  const referral = tasks.find((task) => task.referral?.patientNeedId === need?.id);
  const plan = (await stack.documents<CarePlan>('carePlans')).find(
    ({ patientId, version }) => patientId === id && version === 0,
  );
  return { need, referral, plan };
}

test('a food need from screening to "food received" across three weeks of simulated time', async ({
  stack,
  openDevice,
}) => {
  const device = await openDevice();
  sayWhere('food-need', device.home.where);
  const patient = (await patientsOf(stack)).find(({ needs }) => needs.length === 0);
  if (patient === undefined) throw new Error('Every patient of the demo has needs.');
  const name = patientName(patient);

  let clockAheadMs = 0;
  /** Days pass while the app is closed; the care manager opens it again at her referrals. */
  const openAt = async (instant: number) => {
    clockAheadMs = instant - Date.now();
    await device.end();
    await stack.server.stop();
    await stack.server.start(clockAheadMs);
    const { page } = await device.restart(clockAheadMs);
    const desk = deskOf(page);
    await desk.comeBack(stack.careManager);
    const referrals = new ReferralsPage(page);
    await referrals.open();
    return { ...{ page, desk, referrals }, row: referrals.rows.filter({ hasText: name }) };
  };
  let sentAt = 0;
  /** The follow-up that is due next, which is that of so many days after it was sent by the patient's calendar. */
  const followUpOf = async (days: number) => {
    const { dueAt } = (await asHeld(stack, patient)).referral ?? { dueAt: '' };
    const zone = patient.timeZone;
    expect(localDate(Date.parse(dueAt), zone)).toBe(addDays(localDate(sentAt, zone), days));
    return Date.parse(dueAt);
  };

  await test.step('offline in a call: the screening finds it, keys take it into the plan and refer it', async () => {
    const { page } = device.home;
    const desk = deskOf(page);
    const [screening, needs] = [new ScreeningPane(page), new NeedsPane(page)];
    await desk.signIn(stack.careManager);
    await desk.find(patient);
    await page.keyboard.press('c');
    await expect(desk.call.dialLink).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await expect(page.getByText('Handouts are closed until two identifiers are ticked')).toBeVisible();
    await page.keyboard.press('i');
    await expect(page.locator('#identity-check').getByRole('checkbox').first()).toBeFocused();
    await desk.call.verifyByKeyboard();
    await desk.leaveField();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await stack.server.kill();
    await screening.startByKeyboard();
    await screening.answerByKeyboard();
    await expect(screening.needs).toContainText(NEED);
    await page.keyboard.press('Enter');
    await expect(screening.newestNeeds).toContainText(NEED);
    await page.keyboard.press('Enter');
    await needs.choose(NEED);
    await needs.acceptAndRefer();
    await needs.takeStep('s', 'Agreed, not sent');
    await needs.takeStep('s', 'Sent');
    await expect(needs.referrals).toContainText('open 0 days');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('reached, com');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(desk.today.heading).toBeVisible();
    await expect(desk.bar.syncLight).toHaveAccessibleName(/offline/);
    await stack.server.start();
    await desk.isSent();
    const { need, referral, plan } = await asHeld(stack, patient);
    expect(need).toMatchObject({ status: 'working', referralTaskId: referral?.id });
    expect(plan?.problems.map(({ id }) => id)).toContain(need?.problemId);
    expect(plan?.goals.map(({ id }) => id)).toContain(need?.goalId);
    expect(referral).toMatchObject({ kind: 'referral', status: 'in-progress', referral: { state: 'sent' } });
    sentAt = Date.parse(referral?.referral?.events.at(-1)?.at ?? '');
  });

  await test.step('day 7: the follow-up has come due, on the referrals and on the list of tasks; no news yet', async () => {
    const { page, desk, referrals, row } = await openAt((await followUpOf(7)) + HOUR);
    await expect(row).toContainText(/Sent.*follow-up overdue, due (today|yesterday)/);
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    const overdue = page.getByRole('grid', { name: 'Tasks' }).getByRole('row').filter({ hasText: name });
    await expect(overdue.filter({ hasText: NEED })).toHaveCount(1);
    await referrals.open();
    await referrals.choose(name);
    await page.keyboard.press('o');
    await expect(row).not.toContainText('overdue');
    await desk.isSent();
  });

  await test.step('day 14: the service has taken it on; the next follow-up is that of day 30', async () => {
    const { page, desk, referrals, row } = await openAt((await followUpOf(14)) + HOUR);
    await expect(row).toContainText(/Sent.*follow-up overdue/);
    await referrals.choose(name);
    await page.keyboard.press('v');
    await expect(row).toContainText('Accepted by the service');
    await desk.isSent();
    await followUpOf(30);
  });

  await test.step('the third week: food came, and the need is met because she says so', async () => {
    const { page, desk, referrals, row } = await openAt(sentAt + 21 * DAY + HOUR);
    await expect(row).toContainText('open 21 days');
    await referrals.choose(name);
    await page.keyboard.press('e');
    await page.keyboard.type(CAME);
    await page.keyboard.press('Enter');
    await page.keyboard.press('f');
    const needs = new NeedsPane(page);
    await needs.choose(NEED);
    await expect(needs.chosen).toContainText('Ask: is this need met?');
    await page.keyboard.press('y');
    await expect(needs.closed).toContainText(new RegExp(`${NEED}.*Met.*after 21 days`));
    await desk.isSent();
    const { need, referral, plan } = await asHeld(stack, patient);
    expect(need).toMatchObject({ status: 'met' });
    expect(plan?.problems.find(({ id }) => id === need?.problemId)).toMatchObject({ status: 'resolved' });
    expect(plan?.goals.find(({ id }) => id === need?.goalId)).toMatchObject({
      achievementStatus: 'achieved',
    });
    expect(referral).toMatchObject({
      status: 'completed',
      referral: { state: 'received', events: { length: 6 } },
    });
    expect(referral?.referral?.events.at(-1)).toMatchObject({ state: 'received', note: CAME });
  });

  await test.step('the supervisor sees what came of it, and after how many days', async () => {
    const { page } = (await openDevice({ kind: 'web', clockAheadMs })).home;
    await new SignInPage(page).signIn(stack.supervisor);
    await new TodayPage(page).firstCopyIsHere();
    const referrals = new ReferralsPage(page);
    await referrals.open();
    const ended = referrals.ended.filter({ hasText: name });
    await expect(ended).toContainText(new RegExp(`Help received.*closed after 21 days.*${CAME}`));
    await expect(referrals.numbers('Days to the outcome')).toContainText(
      /\d+ ended, \d+ with help received. Half took \d+ days? or less/,
    );
    await expect(referrals.rows.filter({ hasText: name })).toHaveCount(0);
  });
});
