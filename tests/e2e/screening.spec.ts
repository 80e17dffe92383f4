/**
 * @file Forms by keyboard alone, in a call and in both homes: from a yes to plan, task and referral while the server is away, and an answer that cannot
 * wait for the end of the form.
 */
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Task } from '#shared/domain/task.ts';
import { EscalationDialog } from './pages/escalation-dialog.ts';
import { NeedsPane } from './pages/needs-pane.ts';
import { ScreeningPane } from './pages/screening-pane.ts';
import { deskOf, patientsOf } from './support/desk.ts';
import type { Home } from './support/home.ts';
import type { Stack } from './support/stack.ts';
import { expect, sayWhere, test } from './support/test.ts';

const found = ['Not enough food', 'No reliable ride'];

/** Somebody of whom no need is known yet. */
async function withoutNeeds(stack: Stack): Promise<Patient> {
  const patient = (await patientsOf(stack)).find(({ needs }) => needs.length === 0);
  if (patient === undefined) throw new Error('Every patient of the demo has needs.');
  return patient;
}

/** A call with a patient, at its screenings. */
async function inCall({ page }: Home, stack: Stack, patient: Patient) {
  const desk = deskOf(page);
  await desk.signIn(stack.careManager);
  await desk.find(patient);
  await page.keyboard.press('c');
  await expect(desk.call.dialLink).toBeVisible();
  await desk.call.verifyByKeyboard();
  await desk.leaveField();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  return desk;
}

test('the AHC core read aloud, offline: two needs go into plan, tasks and referrals with a key each', async ({
  stack,
  openDevice,
}) => {
  const { home } = await openDevice();
  const { page } = home;
  sayWhere('screening, needs', home.where);
  const patient = await withoutNeeds(stack);
  const desk = await inCall(home, stack, patient);
  await stack.server.kill();
  const screening = new ScreeningPane(page);
  await screening.startByKeyboard();
  await screening.answerByKeyboard();
  for (const need of found) await expect(screening.needs).toContainText(need);
  await page.keyboard.press('Enter');
  await expect(screening.newestNeeds).toContainText(found[0] ?? '');
  await page.keyboard.press('Enter');
  const needs = new NeedsPane(page);
  for (const need of found) {
    await needs.choose(need);
    await needs.acceptAndRefer();
  }
  await expect(desk.bar.syncLight).toHaveAccessibleName(/offline/);
  await stack.server.start();
  await desk.isSent();

  const ofPatient = <One extends { patientId: string }>(all: One[]) =>
    all.filter(({ patientId }) => patientId === patient.id);
  const after = (await stack.documents<Patient>('patients')).find(({ id }) => id === patient.id);
  expect(after?.needs.map(({ title, status }) => [title, status]).toSorted()).toEqual(
    found.map((title) => [title, 'working']).toSorted(),
  );
  const plan = ofPatient(await stack.documents<CarePlan>('carePlans')).find(({ version }) => version === 0);
  const tasks = ofPatient(await stack.documents<Task>('tasks'));
  for (const need of after?.needs ?? []) {
    expect(
      plan?.problems.map(({ id }) => id),
      need.title,
    ).toContain(need.problemId);
    expect(
      plan?.goals.map(({ id }) => id),
      need.title,
    ).toContain(need.goalId);
    const referral = tasks.find(({ id }) => id === need.referralTaskId);
    expect(referral, need.title).toMatchObject({ kind: 'referral', referral: { patientNeedId: need.id } });
    const own = plan?.interventions.filter(({ problemId }) => problemId === need.problemId) ?? [];
    const given = own.filter(({ taskId }) => tasks.some(({ id }) => id === taskId));
    expect(given.length, `tasks of ${need.title}`).toBeGreaterThan(0);
  }
});

test('PHQ-2 goes on into PHQ-9, and item 9 opens the escalation at that key; the form stays where it was', async ({
  stack,
  openDevice,
}) => {
  const { home } = await openDevice();
  const { page } = home;
  sayWhere('screening, escalation', home.where);
  const patient = await withoutNeeds(stack);
  const desk = await inCall(home, stack, patient);
  const screening = new ScreeningPane(page);
  const escalation = new EscalationDialog(page);
  await screening.startByKeyboard('PHQ-2 and PHQ-9');
  await expect(screening.question).toContainText('interest or pleasure');
  await page.keyboard.press('3');
  await expect(screening.question).toContainText('depressed');
  await page.keyboard.press('3');
  for (const says of [/asleep/, /energy/, /appetite/, /about yourself/, /concentrating/, /slowly/]) {
    await expect(screening.question).toContainText(says);
    await page.keyboard.press('1');
  }
  await expect(screening.question).toContainText('better off dead');
  await expect(escalation.dialog()).toHaveCount(0);
  await page.keyboard.press('2');
  await expect(escalation.steps).toBeVisible();
  await expect(escalation.dialog()).toContainText(patientName(patient));
  await page.keyboard.press('Escape');
  await expect(escalation.dialog()).toHaveCount(0);
  await expect(screening.question).toContainText('better off dead');
  await expect(screening.chosen).toContainText('Several days');
  await expect(page.getByText('9 of 10', { exact: true })).toBeVisible();
  await desk.isSent();

  const ofPatient = ({ patientId }: { patientId: string }) => patientId === patient.id;
  const escalations = (await stack.documents<Task>('tasks')).filter(
    (task) => ofPatient(task) && task.kind === 'escalation',
  );
  expect(escalations).toMatchObject([{ escalation: { triggerId: 'suicidal-statement' } }]);
  const completed = (await stack.documents<Screening>('screenings')).filter(
    (one) => ofPatient(one) && one.questionnaire.includes('phq-9') && one.callId !== '',
  );
  expect(completed).toEqual([]);
});
