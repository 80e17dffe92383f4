/**
 * @file An overdose in the middle of a call while the server is away, by keyboard alone and in both homes: from the first key to the contact that
 * followed, with a supervisor who sees when it happened beside when it arrived.
 */
import { addressLine, dispatchScript } from '#shared/domain/dispatch-script.ts';
import type { Escalation } from '#shared/domain/escalation.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { Task } from '#shared/domain/task.ts';
import { EscalationDialog } from './pages/escalation-dialog.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { deskOf, patientsOf, theCall } from './support/desk.ts';
import type { Stack } from './support/stack.ts';
import { expect, sayWhere, test } from './support/test.ts';

const TITLE = 'Overdose or poisoning';

/** `2:05 PM` on the desks of the tests. */
const minuteOf = (instant: string) =>
  new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'America/New_York',
  }).format(new Date(instant));

/** The escalation of a patient as PostgreSQL holds it. */
async function escalationOf(stack: Stack, { id }: Patient): Promise<Task & { escalation: Escalation }> {
  const found = (await stack.documents<Task>('tasks')).find(
    ({ patientId, escalation }) => patientId === id && escalation?.triggerId === 'overdose',
  );
  if (found?.escalation == null) throw new Error('There is no escalation of this patient.');
  return { ...found, escalation: found.escalation };
}

/** When the server took a task in for the first time. */
async function firstArrival({ database }: Stack, taskId: string): Promise<string> {
  const [version] = await database.asSteward<{ received_at: Date }>(
    `select received_at from document_versions where collection = 'tasks' and id = $1 order by sequence limit 1`,
    [taskId],
  );
  return version?.received_at.toISOString() ?? '';
}

const inAnHour = () => Date.now() + 3_600_000;

test('overdose call offline from first key to closed follow-up, seen by the supervisor with both times', async ({
  stack,
  openDevice,
}) => {
  const { page, where } = (await openDevice()).home;
  sayWhere('overdose', where);
  const nurse = deskOf(page);
  const escalation = new EscalationDialog(page);
  const patient = (await patientsOf(stack)).find(({ emergencyContacts }) => emergencyContacts.length > 0);
  if (patient === undefined) throw new Error('Nobody in the demo has an emergency contact.');
  const name = patientName(patient);
  const [contact] = patient.emergencyContacts;
  const phone = patient.phones.find(({ isPreferred }) => isPreferred) ?? patient.phones[0];

  await test.step('in a call, with the server gone, a key and a word open the protocol', async () => {
    await nurse.signIn(stack.careManager);
    await nurse.find(patient);
    await page.keyboard.press('c');
    await expect(nurse.call.dialLink).toBeVisible();
    await nurse.call.verifyByKeyboard();
    await nurse.leaveField();
    await page.keyboard.press('n');
    await page.keyboard.type('Slurs her words, then nothing');
    await stack.server.kill();
    await expect(nurse.bar.syncLight).toHaveAccessibleName(/offline/);
    await escalation.escalate('overdose');
    await expect(escalation.dialog(TITLE)).toContainText(name);
    await expect(escalation.level).toHaveText('911 now');
    await expect(escalation.level).toBeDisabled();
  });

  await test.step('the address and the number to call back come first, and the dispatcher’s words have them', async () => {
    const place = escalation.part('Where help must go');
    await expect(place).toContainText(addressLine(patient.address));
    await expect(escalation.callbackNumber).toHaveValue(phone?.number ?? '');
    const [above, below] = [await place.boundingBox(), await escalation.steps.boundingBox()];
    expect(above?.y).toBeLessThan(below?.y ?? 0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(place.getByRole('button', { name: 'Is there' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(escalation.location).toHaveValue(addressLine(patient.address));
    const script = { address: patient.address, location: addressLine(patient.address) };
    await expect(escalation.part('911 where the patient is')).toContainText(
      dispatchScript({ ...script, callbackNumber: phone?.number ?? '' }),
    );
    await expect(escalation.part('Lines')).toContainText('1-800-222-1222');
    await expect(escalation.part('Lines')).toContainText('988');
    await expect(escalation.part('Emergency contacts')).toContainText(contact?.phone ?? '');
    await expect(escalation.part('Emergency contacts')).toContainText(
      contact?.mayShareHealthInformation ? 'may be told about health' : 'No consent on file',
    );
    await expect(escalation.part('Who can take over')).toContainText(stack.supervisor.name);
  });

  await test.step('step by step, each with its time, and the line is held', async () => {
    for (const title of [/^Stay on the line/, /^Ask where/, /^Confirm the number/, /^Ask who is with/]) {
      await escalation.tickNext(title);
    }
    await escalation.tickNext(/^Naloxone/);
    await escalation.tickNext(/^On the side/);
    await escalation.tickNext(/^Get 911/);
    await escalation.step(/^Naloxone/).press('Enter');
    await escalation.step(/^Check: awake/).press('Enter');
    await escalation.step(/^Check: awake/).press('Enter');
    await expect(escalation.step(/^Check: awake/)).toHaveText(/\d:\d\d:\d\d [AP]M, \d+:\d\d:\d\d [AP]M$/);
    for (const step of await escalation.done.all()) await expect(step).toHaveText(/\d:\d\d:\d\d [AP]M/);
  });

  await test.step('the report is filled from the chart, and takes her words', async () => {
    await expect(escalation.situation).toHaveValue(new RegExp(name));
    await expect(escalation.situation).toHaveValue(
      new RegExp(patient.address.lines[0] ?? patient.address.city),
    );
    await expect(escalation.report('Request')).toHaveValue(/Emergency services at the address above now/);
    await escalation.report('Assessment').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Eight breaths a minute.');
    await escalation.step(/^Help is with the patient/).focus();
    await expect(escalation.report('Assessment')).toHaveValue(/Eight breaths a minute\.$/);
  });

  await test.step('folded, the call goes on where it was, and is signed', async () => {
    await page.keyboard.press('Escape');
    await expect(escalation.banner).toContainText(`911 now: ${TITLE}, ${name}.`);
    await expect(escalation.banner).toContainText('not with the server yet');
    await expect(nurse.call.note('reason')).toHaveValue('Slurs her words, then nothing');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('emergency');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(nurse.today.heading).toBeVisible();
    await expect(escalation.banner).toContainText('Nobody has acknowledged it for');
  });

  const backAt = new Date().toISOString();
  await stack.server.start();
  const { page: lead } = (await openDevice({ kind: 'web' })).home;
  const loud = new EscalationDialog(lead);

  await test.step('the connection comes back: it is loud at the supervisor’s, with both times, and she takes it over', async () => {
    await nurse.isSent();
    await new SignInPage(lead).signIn(stack.supervisor);
    await new TodayPage(lead).firstCopyIsHere();
    const { id: taskId, escalation: sent } = await escalationOf(stack, patient);
    const arrivedAt = await firstArrival(stack, taskId);
    expect(arrivedAt > backAt && sent.occurredAt < backAt).toBe(true);
    await expect(loud.banner).toContainText(
      `Happened today, ${minuteOf(sent.occurredAt)}, arrived today, ${minuteOf(arrivedAt)}.`,
    );
    const cells = loud.rows.filter({ hasText: name }).getByRole('cell');
    await expect(cells.nth(4)).toHaveText(`today, ${minuteOf(sent.occurredAt)}`);
    await expect(cells.nth(5)).toHaveText(`today, ${minuteOf(arrivedAt)}`);
    await expect(cells.nth(6)).toHaveText(/^Nobody, /);
    await loud.banner.getByRole('button', { name: 'I take this over' }).press('Enter');
    await expect(cells.nth(6)).toHaveText(stack.supervisor.name);
    await expect(loud.banner).toHaveCount(0);
  });

  await test.step('the nurse sees who has it, plans the contact that follows and closes it', async () => {
    await expect(escalation.banner).toContainText(`${stack.supervisor.name} has it.`, { timeout: 30_000 });
    await page.keyboard.press('Control+e');
    await expect(escalation.dialog(TITLE)).toContainText(`${stack.supervisor.name} has it since`);
    await escalation.closeByKeyboard('Awake, taken to the hospital by ambulance.', inAnHour());
    await expect(escalation.banner).toHaveCount(0);
  });

  await test.step('she calls again, and the contact that follows is done', async () => {
    await nurse.find(patient);
    await page.keyboard.press('c');
    await expect(nurse.call.dialLink).toBeVisible();
    await nurse.call.verifyByKeyboard();
    await nurse.leaveField();
    await page.keyboard.press('n');
    await page.keyboard.type('Home again since noon, breathes well.');
    await expect(nurse.call.noteSaved).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('reached, com');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(nurse.today.heading).toBeVisible();
    await nurse.isSent();
  });

  await test.step('the supervisor sees it closed: how it ended, both times, and that the contact was made', async () => {
    const { escalation: closed } = await escalationOf(stack, patient);
    await lead.getByRole('button', { name: /^Closed in the last/ }).press('Enter');
    const row = loud.closedRows.filter({ hasText: name });
    await expect(row).toContainText('Awake, taken to the hospital by ambulance.');
    await expect(row).toContainText(`today, ${minuteOf(closed.occurredAt)}`);
    await expect(row).toContainText(stack.supervisor.name);
    await expect(row).toContainText(/done today, /, { timeout: 30_000 });
    await row.getByRole('button', { name: 'Show' }).press('Enter');
    await expect(loud.dialog(TITLE)).toContainText(/Closed today, /);
    await expect(loud.part('Times')).toContainText(/Naloxone.*Check: awake/);
    await expect(loud.part('Times')).toContainText(/Contact that followsdone today, /);
    await expect(loud.report('Assessment')).toHaveValue(/Eight breaths a minute\.$/);
  });

  const call = await theCall(stack, patient.id);
  const { escalation: kept } = await escalationOf(stack, patient);
  const tasks = await stack.documents<Task>('tasks');
  expect(tasks.find(({ id }) => id === kept.followUpTaskId)).toMatchObject({
    ...{ kind: 'callback', status: 'completed', callId: call.id },
  });
  const count = (stepId: string) => kept.steps.filter((step) => step.stepId === stepId).length;
  expect(['naloxone', 'still-answers', 'arrived', 'acknowledged', 'closed'].map(count)).toEqual([
    2, 2, 1, 1, 1,
  ]);
  expect(await stack.documents<{ disposition: string; patientId: string }>('calls')).toContainEqual(
    expect.objectContaining({ patientId: patient.id, disposition: 'emergency-escalated' }),
  );
});
