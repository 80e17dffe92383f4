/**
 * @file A call day by keyboard alone: a full monthly call, a voicemail, and an emergency that comes in while another call is open. Runs on
 * the web home and on the desktop home.
 */
import type { Call } from '#shared/domain/call.ts';
import { patientName } from '#shared/domain/patient.ts';
import type { Task } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { deskOf, patientsOf, theCall } from './support/desk.ts';
import { expect, sayWhere, test } from './support/test.ts';

test('a full monthly call by keyboard alone', async ({ stack, openDevice }) => {
  const { page, where } = (await openDevice()).home;
  sayWhere('call-day, monthly', where);
  const desk = deskOf(page);
  await desk.signIn(stack.careManager);
  const [patient] = await patientsOf(stack);
  await desk.find(patient);
  await page.keyboard.press('c');
  await expect(desk.call.dialLink).toBeVisible();

  await expect(desk.call.guideSection('At a glance').getByText('Health is closed')).toBeVisible();
  await desk.call.kind.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Monthly');
  await page.keyboard.press('Enter');
  await expect(desk.call.kind).toHaveText('Monthly check-in');
  const since = desk.call.guideSection('Since the last call');
  await expect(since.getByRole('listitem')).toHaveCount(0);
  await desk.leaveField();
  await desk.call.verifyByKeyboard();
  await expect(since.getByRole('listitem').first()).toBeVisible();
  await expect(desk.call.guideSection('At a glance').getByText('Health is closed')).toHaveCount(0);

  await desk.leaveField();
  await page.keyboard.press('n');
  await expect(desk.call.note('reason')).toBeFocused();
  await page.keyboard.type(';wel');
  await expect(desk.call.phrases.first()).toContainText('Feels well');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' The heron is back; she smiles.');
  await page.keyboard.press('Tab');
  await expect(desk.call.note('assessment')).toBeFocused();
  await page.keyboard.type(';bp');
  await page.keyboard.press('Enter');
  await expect(desk.call.note('assessment')).toHaveValue(/^Home blood pressure ___/);
  await expect
    .poll(() => desk.call.note('assessment').evaluate((field: HTMLTextAreaElement) => field.selectionEnd))
    .toBe('Home blood pressure ___'.length);
  await page.keyboard.type('128');
  await expect(desk.call.noteSaved).toBeVisible();

  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('reached, com');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(desk.today.heading).toBeVisible();
  await expect(page.getByText(/^Call with .* signed/)).toBeVisible();
  await desk.isSent();

  const call = await theCall(stack, patient.id);
  expect(call).toMatchObject({
    kind: 'monthly-check-in',
    disposition: 'reached-completed',
    identityCheck: { identifiers: expect.arrayContaining(['full-name']) },
  });
  expect(call.identityCheck?.identifiers).toHaveLength(2);
  expect(call.note.reason).toMatch(/^Feels well, .* The heron is back; she smiles\.$/);
  expect(call.note.assessment).toMatch(/^Home blood pressure 128 /);
});

test('a voicemail by keyboard alone: it discloses nothing, and what follows is said', async ({
  stack,
  openDevice,
}) => {
  const { page, where } = (await openDevice()).home;
  sayWhere('call-day, voicemail', where);
  const desk = deskOf(page);
  await desk.signIn(stack.careManager);
  const patient = (await patientsOf(stack)).find(({ phones }) => {
    const first = phones.find(({ isPreferred }) => isPreferred) ?? phones[0];
    return first?.mayLeaveVoicemail === true;
  });
  if (patient === undefined) throw new Error('Nobody in the demo may be left a message.');
  await desk.find(patient);
  await page.keyboard.press('c');
  await expect(desk.call.dialLink).toBeVisible();
  await page.keyboard.press('v');
  const script = desk.call.script('Voicemail');
  await expect(script).toContainText(stack.careManager.name);
  const words = await script.innerText();
  for (const telling of [
    ...patient.conditions.map(({ text }) => text),
    'CCM',
    'Chronic',
    patient.familyName,
  ]) {
    expect(words, telling).not.toContain(telling);
  }
  await expect(script.getByRole('button', { name: 'I have left it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(desk.wrapUp.chosen('Voicemail left')).toBeVisible();
  await expect(desk.wrapUp.nextReason).toHaveValue(/^Voicemail left/);
  await page.keyboard.press('Control+Enter');
  await expect(desk.today.heading).toBeVisible();
  await desk.isSent();

  const call = await theCall(stack, patient.id);
  expect(call).toMatchObject({ disposition: 'voicemail-left', identityCheck: null });
  expect(call.numberDialled).not.toBe('');
  const entries = (await stack.documents<TimeEntry>('timeEntries')).filter(
    ({ callId }) => callId === call.id,
  );
  expect(entries.every(({ isBillable, isInteractive }) => !isBillable && !isInteractive)).toBe(true);
  const tasks = (await stack.documents<Task>('tasks')).filter(({ callId }) => callId === call.id);
  expect(tasks).toMatchObject([{ kind: 'next-contact', status: 'requested' }]);
});

test('an emergency comes in while another call is open: parked, taken up again, nothing lost', async ({
  stack,
  openDevice,
}) => {
  const { page, where } = (await openDevice()).home;
  sayWhere('call-day, emergency', where);
  const desk = deskOf(page);
  await desk.signIn(stack.careManager);
  const [waiting, urgent] = await patientsOf(stack);
  await desk.find(waiting);
  await page.keyboard.press('c');
  await expect(desk.call.dialLink).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('Half a sentence about the marigolds');
  await desk.bar.clockReaches(3);

  await page.keyboard.press('Control+i');
  await desk.caller.answer({ name: patientName(urgent), text: urgent.birthDate }, 'Chest feels tight.');
  await expect(desk.patient.heading(patientName(urgent))).toBeVisible();
  await expect(desk.call.note('reason')).toHaveValue('Chest feels tight.');
  await expect(desk.call.parkedCalls).toContainText(patientName(waiting));
  await desk.call.verifyByKeyboard();
  await desk.leaveField();
  await desk.bar.clockReaches(4);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('emergency');
  await page.keyboard.press('Enter');
  await expect(desk.wrapUp.consequences.filter({ hasText: 'your supervisor' })).toHaveCount(1);
  await page.keyboard.press('Control+Enter');

  // Whoever was left on the line comes first.
  await expect(page.getByText(`The call with ${patientName(waiting)} is parked`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText([patientName(waiting)]);
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(desk.call.note('reason')).toHaveValue('Half a sentence about the marigolds');
  await expect(desk.call.parkedCalls).toHaveCount(0);
  await desk.bar.clockReaches(5);
  await page.keyboard.press('n');
  await page.keyboard.type(', finished now.');
  await expect(desk.call.noteSaved).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('reached, com');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(desk.today.heading).toBeVisible();
  await desk.isSent();

  const [first, second] = [await theCall(stack, waiting.id), await theCall(stack, urgent.id)];
  expect(first.note.reason).toBe('Half a sentence about the marigolds, finished now.');
  expect(second).toMatchObject({ direction: 'inbound', disposition: 'emergency-escalated' });
  const tasks = (await stack.documents<Task>('tasks')).filter(({ callId }) => callId === second.id);
  expect(tasks).toContainEqual(expect.objectContaining({ kind: 'review', priority: 'stat' }));
  const entries = await stack.documents<TimeEntry>('timeEntries');
  const of = ({ id }: Call) =>
    entries
      .filter(({ callId }) => callId === id)
      .toSorted((one, two) => (one.startedAt < two.startedAt ? -1 : 1));
  const [between] = of(second);
  expect(of(first).length).toBeGreaterThan(1);
  expect(
    of(first)
      .at(0)
      ?.endedAt.localeCompare(between?.startedAt ?? ''),
  ).toBeLessThanOrEqual(0);
  expect(
    of(first)
      .at(-1)
      ?.startedAt.localeCompare(between?.endedAt ?? ''),
  ).toBeGreaterThanOrEqual(0);
});
