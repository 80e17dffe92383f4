/**
 * @file What goes wrong in the middle of a call, by keyboard alone: the app is killed, and words go into the chart of another patient. Runs on the
 * web home and on the desktop home.
 */
import { patientName } from '#shared/domain/patient.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { deskOf, patientsOf, theCall } from './support/desk.ts';
import { expect, sayWhere, test } from './support/test.ts';

/** Longer than the silence that the clock takes for a late heartbeat. */
const CLOSED_MS = 6000;

test('a crash in the middle of a call: the words are there, it asks about the time, and what is discarded is not billed', async ({
  stack,
  openDevice,
}) => {
  const device = await openDevice();
  sayWhere('call-trouble, crash', device.home.where);
  let desk = deskOf(device.home.page);
  await desk.signIn(stack.careManager);
  const [patient] = await patientsOf(stack);
  await desk.find(patient);
  await device.home.page.keyboard.press('c');
  await expect(desk.call.dialLink).toBeVisible();
  await desk.call.verifyByKeyboard();
  await desk.leaveField();
  await device.home.page.keyboard.press('n');
  await device.home.page.keyboard.type('Counts the swallows on the wire');
  await expect(desk.call.noteSaved).toBeVisible();
  await desk.bar.clockReaches(3);

  await device.end();
  const closedAt = new Date();
  await new Promise((resolve) => setTimeout(resolve, CLOSED_MS));
  const { page } = await device.restart();
  desk = deskOf(page);
  await desk.comeBack(stack.careManager);
  await expect(desk.bar.gapQuestion).toContainText(
    `The clock of ${patientName(patient)} (a call was open) was last seen running`,
  );
  await desk.bar.gapQuestion.getByRole('button', { name: /^Discard, with the \d+ seconds before$/ }).focus();
  await page.keyboard.press('Enter');
  await expect(desk.bar.gapQuestion).toHaveCount(0);

  await desk.bar.clockLink.focus();
  await page.keyboard.press('Enter');
  await expect(desk.call.note('reason')).toHaveValue('Counts the swallows on the wire');
  await expect(desk.call.identityVerified).toBeVisible();
  // It was asked once.
  await desk.bar.clockReaches(1);
  await expect(desk.bar.gapQuestion).toHaveCount(0);
  await desk.leaveField();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('reached, com');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(desk.today.heading).toBeVisible();
  await desk.isSent();

  const call = await theCall(stack, patient.id);
  expect(call.note.reason).toBe('Counts the swallows on the wire');
  const counted = (await stack.documents<TimeEntry>('timeEntries')).filter(
    ({ callId, isBillable }) => callId === call.id && isBillable,
  );
  expect(counted.length).toBeGreaterThan(0);
  for (const { startedAt, seconds } of counted) {
    expect(seconds).toBeGreaterThan(0);
    expect(Date.parse(startedAt)).toBeGreaterThan(closedAt.getTime() + CLOSED_MS);
  }
});

test('words in the chart of another patient: it warns while the clock runs for the first, and she decides', async ({
  stack,
  openDevice,
}) => {
  const { page, where } = (await openDevice()).home;
  sayWhere('call-trouble, wrong patient', where);
  const desk = deskOf(page);
  await desk.signIn(stack.careManager);
  const [first, second] = await patientsOf(stack);
  await desk.find(first);
  await page.keyboard.press('c');
  await expect(desk.call.dialLink).toBeVisible();
  const runsForFirst = `Call with ${patientName(first)}, running`;
  await expect(desk.bar.group).toHaveAccessibleName(runsForFirst);

  const write = async (words: string) => {
    await desk.patient.viewByKeyboard('Care plan');
    await desk.plan.goals
      .first()
      .getByRole('button', { name: /^Edit goal: / })
      .focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(words);
  };
  await desk.find(second);
  await expect(desk.bar.wrongChart).toHaveCount(0);
  await write(' Twice round the pond');
  await expect(desk.bar.wrongChart).toContainText(
    `The clock runs for ${patientName(first)}. You are writing in ${patientName(second)}’s chart.`,
  );
  // The keys go on where they went.
  await page.keyboard.type(' every evening');
  await page.keyboard.press('Enter');
  await expect(desk.plan.goal('Twice round the pond every evening')).toBeVisible();
  await desk.bar.wrongChart.getByRole('button', { name: `Keep it on ${patientName(first)}` }).focus();
  await page.keyboard.press('Enter');
  await expect(desk.bar.wrongChart).toHaveCount(0);
  await expect(desk.bar.group).toHaveAccessibleName(runsForFirst);
  await write(' and back');
  await expect(desk.bar.wrongChart).toHaveCount(0);
  await page.keyboard.press('Enter');

  // Another visit is asked about anew.
  await desk.find(first);
  await desk.find(second);
  await write(' again');
  await desk.bar.wrongChart.getByRole('button', { name: `Switch to ${patientName(second)}` }).focus();
  await page.keyboard.press('Enter');
  await expect(desk.bar.group).toHaveAccessibleName(`Chart review with ${patientName(second)}, running`);
  await expect(desk.bar.moreClocks).toHaveText('+1');
});
