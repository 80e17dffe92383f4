/**
 * @file The way of a first call: from the queue to the supervisor, through a server that dies in the middle and an app that is
 * ended while offline. Runs on the web home and on the desktop home.
 */
import { CallPage } from './pages/call-page.ts';
import { CarePlanPane } from './pages/care-plan-pane.ts';
import { PatientPage } from './pages/patient-page.ts';
import { coreForm, ScreeningPane } from './pages/screening-pane.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TeamPage } from './pages/team-page.ts';
import { TitleBar } from './pages/title-bar.ts';
import { TodayPage } from './pages/today-page.ts';
import { WrapUpDialog } from './pages/wrap-up-dialog.ts';
import type { Home } from './support/home.ts';
import { expect, sayWhere, test } from './support/test.ts';

const beforeTheCut = 'Heron on the porch: she says the left ankle is less swollen since Tuesday.';
const afterTheCut =
  ' The line to the office is gone, the talk goes on: 3 "water pills", not 4 & no dizziness.';
const afterTheRestart = 'Weigh every morning; marigold pill box refilled on Sunday.';
const goalWords = 'Walk to the mailbox and back twice a day by the first snow';
const needsFound = ['Not enough food', 'No reliable ride'];
const nextReason = 'Hear how the walks to the mailbox went';

interface StoredCall {
  id: string;
  patientId: string;
  startedAt: string;
  endedAt: string;
  disposition: string;
  note: Record<string, string>;
  nextContact: { reason: string } | null;
}

interface StoredTime {
  callId: string;
  patientId: string;
  seconds: number;
  startedAt: string;
  endedAt: string;
}

interface StoredScreening {
  callId: string;
  needs: { title: string }[];
}

interface StoredTask {
  callId: string;
  status: string;
  detail: string;
}

/** The pages of an open app. */
function pagesOf({ page }: Home) {
  return {
    bar: new TitleBar(page),
    signIn: new SignInPage(page),
    today: new TodayPage(page),
    patient: new PatientPage(page),
    call: new CallPage(page),
    screening: new ScreeningPane(page),
    plan: new CarePlanPane(page),
    wrapUp: new WrapUpDialog(page),
    team: new TeamPage(page),
  };
}

test('a call survives a dead server and an ended app, and reaches the supervisor word for word', async ({
  stack,
  openDevice,
}) => {
  const { careManager, supervisor, server } = stack;
  const beganAt = new Date().toISOString();
  const device = await openDevice();
  sayWhere('first-call', device.home.where);
  let nurse = pagesOf(device.home);

  await nurse.signIn.signIn(careManager);
  await nurse.today.isComplete();
  const lead = pagesOf((await openDevice({ kind: 'web' })).home);
  await lead.signIn.signIn(supervisor);
  await expect(lead.team.careManager(careManager.name)).toBeVisible({ timeout: 60_000 });

  const contactsBefore = await nurse.today.contactsToday();
  const first = await nurse.today.textOf(nurse.today.callableRows.first());
  expect(first.why.trim()).not.toBe('');
  const patient = first.name;
  let screeningsBefore = 0;
  const screeningIsThere = async ({ screening }: ReturnType<typeof pagesOf>) => {
    await expect(screening.resultHeadings).toHaveCount(screeningsBefore + 1);
    await expect(screening.resultHeadings.first()).toContainText(coreForm);
    for (const need of needsFound) await expect(screening.newestNeeds).toContainText(need);
  };

  await test.step('opens the patient and starts the call', async () => {
    await nurse.today.open(nurse.today.row(patient));
    await expect(nurse.patient.heading(patient)).toBeVisible();
    await expect(nurse.patient.panel('Conditions')).toBeVisible();
    await expect(nurse.patient.panel('Goals')).toBeVisible();
    await nurse.patient.startCall.click();
    await expect(nurse.call.dialLink).toHaveAttribute('href', /^tel:\+?\d{10,}$/);
    await nurse.bar.clockReaches(2);
    await nurse.call.tickIdentifiers('Full name', 'Date of birth');
    await expect(nurse.call.identityVerified).toBeVisible();
  });

  await test.step('writes on while the server dies', async () => {
    await nurse.call.type('reason', beforeTheCut);
    await server.kill();
    await nurse.call.type('reason', afterTheCut);
    await expect(nurse.call.note('reason')).toHaveValue(beforeTheCut + afterTheCut);
  });

  await test.step('asks the ten questions by keyboard', async () => {
    await nurse.call.show('Screening');
    await expect(nurse.screening.results).toBeVisible();
    screeningsBefore = await nurse.screening.resultHeadings.count();
    await nurse.screening.start();
    await nurse.screening.answerByKeyboard();
    for (const need of needsFound) await expect(nurse.screening.needs).toContainText(need);
    await nurse.screening.complete();
    await screeningIsThere(nurse);
  });

  await test.step('changes a goal of the care plan', async () => {
    await nurse.call.show('Care plan');
    await nurse.plan.changeFirstGoal(goalWords);
    await nurse.plan.save();
  });

  await test.step('is ended while offline, and finds everything after signing in again', async () => {
    await nurse.bar.clockReaches(20);
    const secondsBefore = await nurse.bar.seconds();
    await device.end();
    // Longer than the silence that the clock takes for a late heartbeat.
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    nurse = pagesOf(await device.restart());
    await nurse.signIn.signIn(careManager);
    await expect(nurse.bar.gapQuestion).toBeVisible({ timeout: 60_000 });
    expect(await nurse.bar.seconds()).toBeGreaterThanOrEqual(secondsBefore - 1);
    await nurse.bar.gapQuestion.getByRole('button', { name: /^Keep all / }).click();
    await expect(nurse.bar.gapQuestion).toHaveCount(0);
    expect(await nurse.bar.seconds()).toBeGreaterThanOrEqual(secondsBefore + 8);

    await nurse.bar.clock.click();
    await expect(nurse.patient.heading(patient)).toBeVisible();
    await expect(nurse.call.note('reason')).toHaveValue(beforeTheCut + afterTheCut);
    await expect(nurse.call.identityVerified).toBeVisible();
    await nurse.call.show('Screening');
    await screeningIsThere(nurse);
    await nurse.call.show('Care plan');
    await expect(nurse.plan.goal(goalWords)).toBeVisible();
    await nurse.call.type('plan', afterTheRestart);
  });

  await test.step('wraps up, and the queue has moved on', async () => {
    await nurse.bar.clockReaches(61);
    await nurse.call.wrapUp();
    await nurse.wrapUp.chooseDisposition('Reached, completed');
    await expect(nurse.wrapUp.program).toHaveText(/\w/);
    await nurse.wrapUp.planNextContact(nextReason);
    await nurse.wrapUp.sign();
    await expect(nurse.today.heading).toBeVisible();
    await expect.poll(() => nurse.today.contactsToday()).toBe(contactsBefore + 1);
    await expect(nurse.today.rows.first()).toBeVisible();
    await expect(nurse.today.rows.first().getByRole('link')).not.toHaveText(patient);
    await expect(nurse.bar.clock).toHaveCount(0);
    await expect(nurse.bar.syncLight).toHaveAccessibleName(/^Sync: On this device \d+\b.*offline/);
    expect(await nurse.bar.waitingCount()).toBeGreaterThan(0);
    expect(callsSince(await stack.documents<StoredCall>('calls'), beganAt)).toEqual([]);
  });

  const callsBefore = await lead.team.callsWith(patient).count();

  await test.step('the server comes back and everything arrives', async () => {
    await server.start();
    await expect(nurse.bar.syncLight).toHaveAccessibleName(/^Sync: With the server\./, { timeout: 90_000 });
  });

  await test.step('the supervisor sees the call appear and reads it, and can change nothing', async () => {
    const calls = lead.team.callsWith(patient);
    await expect(calls).toHaveCount(callsBefore + 1, { timeout: 90_000 });
    await expect(calls.first()).toContainText(careManager.name);
    await expect(calls.first()).toContainText('Reached, completed');
    // The call and its minutes are two records: the second may arrive a moment after the first.
    const minutes = calls.first().getByRole('cell').nth(2);
    await expect.poll(async () => Number(await minutes.innerText()), { timeout: 30_000 }).toBeGreaterThan(0);
    await lead.team.openPatientOf(calls);

    await expect(lead.patient.heading(patient)).toBeVisible();
    await expect(lead.patient.readOnly).toBeVisible();
    await lead.patient.openNewestNote();
    const contacts = lead.patient.panel('Last contacts');
    await expect(contacts.getByText(beforeTheCut + afterTheCut, { exact: true })).toBeVisible();
    await expect(contacts.getByText(afterTheRestart, { exact: true })).toBeVisible();
    for (const need of needsFound) await expect(lead.patient.panel('Screenings')).toContainText(need);
    await lead.patient.showAll('Goals');
    await expect(lead.patient.panel('Goals')).toContainText(goalWords);
    expect(await lead.patient.writeButtons()).toEqual([]);
    for (const view of ['Call', 'Care plan', 'Screenings'] as const) {
      await lead.patient.view(view);
      await expect(lead.patient.heading(patient)).toBeVisible();
      if (view === 'Care plan') await expect(lead.plan.goal(goalWords)).toBeVisible();
      if (view === 'Screenings') await screeningIsThere(lead);
      expect(await lead.patient.writeButtons(), `buttons that write on ${view}`).toEqual([]);
      expect(await lead.patient.writeFields(), `fields that write on ${view}`).toEqual([]);
    }
  });

  await test.step('PostgreSQL has it once', async () => {
    const calls = callsSince(await stack.documents<StoredCall>('calls'), beganAt);
    expect(calls).toHaveLength(1);
    const [call] = calls;
    if (call === undefined) return;
    expect(call.note).toEqual({
      reason: beforeTheCut + afterTheCut,
      assessment: '',
      education: '',
      plan: afterTheRestart,
    });
    expect(call).toMatchObject({ disposition: 'reached-completed', nextContact: { reason: nextReason } });
    const entries = (await stack.documents<StoredTime>('timeEntries')).filter(
      ({ callId }) => callId === call.id,
    );
    expect(entries).toHaveLength(1);
    const lasted = (Date.parse(call.endedAt) - Date.parse(call.startedAt)) / 1000;
    expect(entries[0]?.seconds).toBeGreaterThanOrEqual(61);
    expect(Math.abs((entries[0]?.seconds ?? 0) - lasted)).toBeLessThanOrEqual(3);
    const screenings = (await stack.documents<StoredScreening>('screenings')).filter(ofCall(call.id));
    expect(screenings.map(({ needs }) => needs.map(({ title }) => title))).toEqual([needsFound]);
    const next = (await stack.documents<StoredTask>('tasks')).filter(ofCall(call.id));
    expect(next.filter(({ status }) => status === 'requested')).toMatchObject([{ detail: nextReason }]);
  });
});

function callsSince(calls: readonly StoredCall[], instant: string): StoredCall[] {
  return calls.filter(({ startedAt }) => startedAt >= instant);
}

function ofCall(id: string) {
  return ({ callId }: { callId: string }) => callId === id;
}
