/** @file No screen has an accessibility issue that axe calls serious or critical, light or dark. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { isLong } from '#tests/support/long.ts';
import { CallPage } from './pages/call-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TeamPage } from './pages/team-page.ts';
import { TitleBar } from './pages/title-bar.ts';
import { TodayPage } from './pages/today-page.ts';
import { tourOfAdministrator } from './support/administrator-tour.ts';
import { throughTheCallDesk } from './support/call-tour.ts';
import { throughTheCalls, throughTheRecords } from './support/care-manager-tour.ts';
import { laptop } from './support/home.ts';
import type { Look } from './support/look.ts';
import { throughTheMinutes, throughTheMonth } from './support/month-tour.ts';
import { throughTheQueue } from './support/queue-tour.ts';
import { throughWhatWasSent, tourOfSupervisor } from './support/supervisor-tour.ts';
import { expect, sayWhere, test } from './support/test.ts';

for (const colorScheme of isLong ? (['light', 'dark'] as const) : (['light'] as const)) {
  test(`every screen of a care manager’s calls, ${colorScheme}`, async ({ stack, openDevice }) => {
    const issues: string[] = [];
    const { home } = await openDevice({ colorScheme });
    sayWhere(`accessibility, ${colorScheme}`, home.where);
    await throughTheCalls(home.page, stack, judge(issues));
    expect(issues).toEqual([]);
  });

  test(`every other screen of a care manager, ${colorScheme}`, async ({ stack, openDevice }) => {
    const issues: string[] = [];
    const look = judge(issues);
    const { page } = (await openDevice({ colorScheme })).home;
    await new SignInPage(page).signIn(stack.careManager);
    await new TodayPage(page).isComplete();
    await throughTheRecords(page, stack, look);
    const lead = (await openDevice({ colorScheme })).home.page;
    await new SignInPage(lead).signIn(stack.supervisor);
    await new TeamPage(lead).heading.waitFor();
    await new TodayPage(lead).firstCopyIsHere();
    await throughWhatWasSent(lead, look);
    expect(issues).toEqual([]);
  });
}

test('every screen of a supervisor, light and dark', async ({ stack, openDevice }) => {
  const issues: string[] = [];
  const { page } = (await openDevice()).home;
  await tourOfSupervisor(page, stack, judge(issues, { inDarkToo: true }));
  expect(issues).toEqual([]);
});

test('every screen of an administrator, light and dark', async ({ stack, openDevice }) => {
  const issues: string[] = [];
  const nurse = (await openDevice()).home.page;
  await new SignInPage(nurse).signIn(stack.careManager);
  await new TodayPage(nurse).heading.waitFor();
  const { page } = (await openDevice()).home;
  await tourOfAdministrator(page, stack, judge(issues, { inDarkToo: true }));
  expect(issues).toEqual([]);
});

// In the short run, the colors that the other tour has not: `npm test -- --long` looks at both in both.
for (const colorScheme of isLong ? (['light', 'dark'] as const) : (['dark'] as const)) {
  test(`the call day at 200 % zoom, ${colorScheme}`, async ({ stack, openDevice }) => {
    const issues: string[] = [];
    const look = judge(issues);
    const { page } = (await openDevice({ colorScheme })).home;
    const bar = new TitleBar(page);
    // A page at 200 % has half as many pixels of its own on the same screen.
    await page.setViewportSize({ width: laptop.width / 2, height: laptop.height / 2 });
    await new SignInPage(page).signIn(stack.careManager);
    await new TodayPage(page).isComplete();
    await throughTheQueue(page, look);
    await throughTheCallDesk(page, look);
    await throughTheMonth(page, look);
    await throughTheMinutes(page, look);
    for (const screen of ['To decide', 'Sync'] as const) {
      await bar.goTo(screen);
      await page.getByRole('region').first().waitFor();
      await look(screen, page);
    }
    expect(issues).toEqual([]);
  });
}

test('a call from sign-in to wrap-up without a mouse', async ({ stack, openDevice }) => {
  const { page } = (await openDevice()).home;
  const door = new SignInPage(page);
  const today = new TodayPage(page);
  const call = new CallPage(page);
  await expect(door.email).toBeFocused();
  await page.keyboard.type(stack.careManager.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(stack.careManager.passphrase);
  await page.keyboard.press('Enter');
  await today.isComplete();

  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Goals' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(call.dialLink).toBeVisible();
  await page.keyboard.press('n');
  await expect(call.note('reason')).toBeFocused();
  await page.keyboard.type('Quince jam for breakfast, sugar log kept every day.');
  await expect(call.noteSaved).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('combobox', { name: 'How did the call end?' })).toBeFocused();
  await page.keyboard.type('reached, com');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(today.heading).toBeVisible();
  await expect(page.getByText(/^Call with .* signed/)).toBeVisible();
});

/** What darkness can break. */
const colorRules = ['color-contrast', 'link-in-text-block'];

/** Notes what axe calls serious or critical on each screen; `inDarkToo` looks at its colors a second time, in the dark. */
function judge(issues: string[], { inDarkToo = false } = {}): Look {
  return async (screen, page) => {
    issues.push(...(await issuesOf(screen, page, new AxeBuilder({ page }))));
    if (!inDarkToo) return;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('[data-scheme="dark"]').first().waitFor();
    const colors = new AxeBuilder({ page }).withRules(colorRules);
    issues.push(...(await issuesOf(`${screen}, dark`, page, colors)));
    await page.emulateMedia({ colorScheme: 'light' });
    await page.locator('[data-scheme="light"]').first().waitFor();
  };
}

async function issuesOf(screen: string, page: Page, axe: AxeBuilder): Promise<string[]> {
  await isStill(page);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target }) => `${screen}: ${id} (${impact}): ${target.join(' ')}`),
    );
}

/** Waits for the end of what moves or fades: colors are judged as they stay, and a dialog is not measured half transparent. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
}
