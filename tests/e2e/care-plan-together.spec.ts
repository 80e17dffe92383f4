/**
 * @file Two care managers edit one plan while the server is gone, by keyboard alone: each finds the other's words beside her own in the open
 * editor, marked with who, her caret where it was, and her step back takes nothing of the other's away.
 */
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { deskOf, patientsOf } from './support/desk.ts';
import { expect, sayWhere, test } from './support/test.ts';

const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

test('MERGE-1 two people edit one plan offline, and both open editors have the words of both', async ({
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
  sayWhere('care-plan-together', device.home.where);
  const [mine, hers] = [deskOf(device.home.page), deskOf((await openDevice({ kind: 'web' })).home.page)];
  const patients = await patientsOf(stack);
  const plans = await stack.documents<CarePlan>('carePlans');
  const patient = patients.find(({ id }) =>
    plans.some((plan) => plan.patientId === id && plan.problems.length > 1 && plan.goals.length > 1),
  );
  if (patient === undefined) throw new Error('No patient of the demo has two problems and two goals.');

  await test.step('both have the plan open when the server goes', async () => {
    await Promise.all([mine.signIn(careManager), hers.signIn(colleague)]);
    for (const desk of [mine, hers]) {
      await desk.find(patient);
      await desk.patient.viewByKeyboard('Care plan');
      await desk.plan.goals.first().waitFor();
    }
    await server.kill();
  });

  const [first = '', second = ''] = await mine.plan.goalWords();
  const problems = await mine.plan.problemTitles();
  const page = device.home.page;

  await test.step('each gives a goal other words, and one moves a problem', async () => {
    await mine.plan.typeBehindGoal(first, ' Maria asked again.');
    await mine.plan.saveByKeyboard();
    await hers.plan.typeBehindGoal(second, ' Denise heard it.');
    await hers.plan.moveProblemUp(problems[1] ?? '');
    await hers.plan.saveByKeyboard();
  });

  await test.step('what the other did arrives in the open editor, marked with who, and the caret stays', async () => {
    const field = await mine.plan.openGoal(`${first} Maria asked again.`);
    await page.keyboard.type(' Twice.');
    await server.start();
    await expect(mine.plan.goal(`${second} Denise heard it.`)).toContainText(`Changed by ${colleague.name}`, {
      timeout: 60_000,
    });
    await expect(field).toBeFocused();
    await page.keyboard.type(' Really.');
    await expect(field).toHaveValue(`${first} Maria asked again. Twice. Really.`);
    expect((await mine.plan.problemTitles()).slice(0, 2)).toEqual([problems[1], problems[0]]);
    await expect(hers.plan.goal(`${first} Maria asked again.`)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('her steps back take her own words only', async () => {
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
    await page.keyboard.press('Escape');
    await expect(mine.plan.goal(first)).toBeVisible();
    await expect(mine.plan.goal('Maria asked again.')).toHaveCount(0);
    await expect(mine.plan.goal(`${second} Denise heard it.`)).toBeVisible();
    await page.keyboard.press('Control+Shift+Z');
    await expect(mine.plan.goal(`${first} Maria asked again.`)).toBeVisible();
  });

  await test.step('the server has the words of both', async () => {
    const stored = (await stack.documents<CarePlan>('carePlans')).find(
      ({ patientId, version }) => patientId === patient.id && version === 0,
    );
    const words = stored?.goals.map(({ description }) => description);
    expect(words).toContain(`${first} Maria asked again.`);
    expect(words).toContain(`${second} Denise heard it.`);
  });
});
