/**
 * @file A supervisor gives forty patients of one nurse to another while the first one's device is offline with unsent words: they arrive with the
 * other with all their history; what was written offline arrives late, word for word, and waits for a decision; and the first one has them no more.
 */
import type { Page } from '@playwright/test';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { type Line, openLine } from '#tests/integration/line.ts';
import { ReviewsPage } from './pages/reviews-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TeamPage } from './pages/team-page.ts';
import { MovePage, TeamPatientsPage } from './pages/team-patients-page.ts';
import { TitleBar } from './pages/title-bar.ts';
import { TodayPage } from './pages/today-page.ts';
import { deskOf, patientsOf, theCall } from './support/desk.ts';
import { startFirstCall } from './support/refused-call.ts';
import { expect, sayWhere, test } from './support/test.ts';

const MOVED = 40;
const STAY = 2;
const WORDS = 'Larkspur by the gate. Ankles thinner than on Monday, walks to the mailbox again.';
const MORE = ' Heron said so.';

test.use({ patientsPerCareManager: MOVED + STAY });

let line: Line | undefined;
test.afterEach(() => line?.close());

test('SCOPE-5 forty patients move while the device that loses them is offline with unsent words, and none is lost', async ({
  stack,
  openDevice,
}) => {
  const { careManager, supervisor, accounts } = stack;
  const colleague = accounts.find(
    ({ role, email }) => role === 'care-manager' && email !== careManager.email,
  );
  if (colleague === undefined) throw new Error('The demo has one care manager only.');
  line = await openLine(stack.server.url);
  const device = await openDevice({ serverUrl: line.url });
  sayWhere('reassignment', device.home.where);
  const nurse = deskOf(device.home.page);
  const other = deskOf((await openDevice({ kind: 'web' })).home.page);
  const lead = (await openDevice({ kind: 'web' })).home.page;
  const [bar, patients, move] = [new TitleBar(lead), new TeamPatientsPage(lead), new MovePage(lead)];
  const hers = await patientsOf(stack);
  const plans = await stack.documents<CarePlan>('carePlans');

  await test.step('all three have their patients', async () => {
    await Promise.all([nurse.signIn(careManager), other.signIn(colleague)]);
    await new SignInPage(lead).signIn(supervisor);
    await new TodayPage(lead).firstCopyIsHere();
  });

  let planned: Patient | undefined;
  const written =
    await test.step('offline she signs a call and changes the plan of another patient', async () => {
      line?.cut(true);
      const { name, patientId } = await startFirstCall(device.home.page);
      await nurse.call.type('reason', WORDS);
      await nurse.call.wrapUp();
      await nurse.wrapUp.chooseDisposition('Reached, completed');
      await nurse.wrapUp.sign();
      await nurse.today.heading.waitFor();
      planned = hers.find(
        ({ id }) => id !== patientId && plans.some((plan) => plan.patientId === id && plan.goals.length > 0),
      );
      if (planned === undefined) throw new Error('No other patient of the demo has a plan with a goal.');
      await nurse.find(planned);
      await nurse.patient.viewByKeyboard('Care plan');
      await nurse.plan.goals.first().waitFor();
      const [goal = ''] = await nurse.plan.goalWords();
      await nurse.plan.typeBehindGoal(goal, MORE);
      await nurse.plan.saveByKeyboard();
      await expect(nurse.bar.syncLight).toHaveAccessibleName(/^Sync: On this device/);
      return { name, patientId, goal: `${goal}${MORE}` };
    });

  await test.step('the supervisor sees what will move and whose device may hold more, and moves forty', async () => {
    await bar.goTo('Team');
    await patients.openOf(careManager.name);
    const busy = new Set([written.name, planned === undefined ? '' : patientName(planned)]);
    const stay = (await patients.names()).filter((name) => !busy.has(name)).slice(0, STAY);
    await patients.moveAllBut(stay);
    await move.heading.waitFor();
    await expect(move.rows).toHaveCount(MOVED);
    await expect(move.givers).toContainText(`${careManager.name}: ${MOVED} patients`);
    await expect(move.givers).toContainText('last contact');
    await expect(move.givers).toContainText('marked late');
    await move.taker(colleague.name).press('Space');
    await expect(move.rows.filter({ hasText: colleague.name })).toHaveCount(MOVED);
    await move.move(MOVED);
  });

  await test.step('the colleague has all of them with their history', async () => {
    await other.bar.goTo('Caseload');
    await expect(patientsShown(other.page)).toHaveText(`${MOVED + STAY + MOVED} patients`, {
      timeout: 60_000,
    });
    await other.isSent();
    const plan = plans.find(({ patientId, goals }) => patientId === planned?.id && goals.length > 0);
    await other.find(planned as Patient);
    await other.patient.viewByKeyboard('Care plan');
    await expect(other.plan.goal(plan?.goals[0]?.description ?? 'no goal')).toBeVisible();
  });

  await test.step('when she is back her words arrive, and the patients leave her device', async () => {
    line?.cut(false);
    await nurse.isSent();
    expect((await theCall(stack, written.patientId)).note.reason).toBe(WORDS);
    const goals = (await stack.documents<CarePlan>('carePlans')).flatMap((plan) => plan.goals);
    expect(goals.map(({ description }) => description)).toContain(written.goal);
    await nurse.bar.goTo('Caseload');
    await expect(patientsShown(device.home.page)).toHaveText(`${STAY} patients`, {
      timeout: 60_000,
    });
  });

  await test.step('both stand under To decide of the supervisor, as late and in her name', async () => {
    const reviews = new ReviewsPage(lead);
    await bar.goTo('To decide');
    await reviews.chooseByKeyboard(/^Call/);
    await expect(reviews.item).toContainText('Came late');
    await expect(reviews.item).toContainText(careManager.name);
    await expect(reviews.item).toContainText(WORDS);
    await reviews.chooseByKeyboard(/^Care plan/);
    await expect(reviews.item).toContainText('Came late');
    await expect(reviews.item).toContainText(careManager.name);
    await reviews.chooseByKeyboard(/^Call/);
    await reviews.item.getByRole('link', { name: written.name, exact: true }).click();
    await new TeamPage(lead).heading.waitFor({ state: 'detached' });
    await expect(lead.getByRole('region', { name: 'Last contacts' })).toContainText('Larkspur');
  });
});

/** How many the caseload says it shows; while it loads that stands there too. */
function patientsShown(page: Page) {
  return page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /patients$/ });
}
