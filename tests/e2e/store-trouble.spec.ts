/**
 * @file Stores that are gone or damaged, as a person meets them on the desktop home: each says which it is, nothing is lost by looking, and the way
 * out leads back to her caseload. A browser's store has no file to take away, so this runs on the desktop home only.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignInPage } from './pages/sign-in-page.ts';
import { StoreTroublePage } from './pages/store-trouble-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { type Device, expect, sayWhere, test } from './support/test.ts';

const PAGE = 4096;

function pagesOf({ home: { page } }: Device) {
  return { signIn: new SignInPage(page), trouble: new StoreTroublePage(page), today: new TodayPage(page) };
}

function storeOf(device: Device): string {
  const folder = join(device.folder, 'stores');
  const file = readdirSync(folder).find((name) => name.endsWith('.db'));
  if (file === undefined) throw new Error('The device has no store.');
  return join(folder, file);
}

/** One bit in every page after the first; in the log, which may hold good copies of all of them, as often. */
function flipBytes(file: string): void {
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  for (let at = PAGE + 99; at < bytes.length; at += PAGE) bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}

test('a store that is missing, then damaged, is told apart from a first sign-in, and started anew', async ({
  openDevice,
  stack,
}) => {
  const device = await openDevice({ kind: 'desktop' });
  sayWhere('store-trouble', device.home.where);
  const first = pagesOf(device);
  await first.signIn.signIn(stack.careManager);
  await expect(first.today.heading).toBeVisible();
  await device.end();

  const path = storeOf(device);
  const elsewhere = join(device.folder, 'elsewhere');
  renameSync(join(device.folder, 'stores'), elsewhere);
  await device.restart();
  const second = pagesOf(device);
  await second.signIn.signIn(stack.careManager);
  await expect(second.trouble.heading).toHaveText('Your records are missing from this device');
  await expect(second.trouble.waysOut).toHaveText(['Look again', 'Start anew on this device']);
  await expect(second.trouble.button('Try again')).toBeFocused();
  rmSync(join(device.folder, 'stores'), { recursive: true, force: true });
  renameSync(elsewhere, join(device.folder, 'stores'));
  await second.trouble.button('Try again').press('Enter');
  await second.signIn.signIn(stack.careManager);
  await expect(second.today.heading).toBeVisible();
  await device.end();

  for (const file of [path, `${path}-wal`]) flipBytes(file);
  await device.restart();
  const third = pagesOf(device);
  await third.signIn.signIn(stack.careManager);
  await expect(third.trouble.heading).toHaveText('Your records on this device are damaged');
  await third.trouble.button('Send').click();
  await device.home.page.getByRole('button', { name: 'Back to what you can do' }).click();
  await third.trouble.button('Start anew…').click();
  await expect(third.trouble.button('No, go back')).toBeFocused();
  await third.trouble.button('No, go back').press('Enter');
  await third.trouble.startAnew();
  await third.signIn.signIn(stack.careManager);
  await expect(third.today.heading).toBeVisible();
  const kept = readdirSync(join(device.folder, 'stores')).filter((name) => /\.aside-[0-9TZ]+$/.test(name));
  expect(kept).toHaveLength(1);
});
