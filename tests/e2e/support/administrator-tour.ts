import type { Page } from '@playwright/test';
import { DevicesPage } from '../pages/devices-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { goByKeys } from './go-by-keys.ts';
import type { Look } from './look.ts';
import type { Stack } from './stack.ts';

/** Past every screen of an administrator, with the questions that stand over them. The care manager has a device. Changes nothing. */
export async function tourOfAdministrator(
  page: Page,
  { accounts, careManager }: Stack,
  look: Look,
): Promise<void> {
  const administrator = accounts.find(({ role }) => role === 'administrator');
  if (administrator === undefined) throw new Error('The demo has no administrator.');
  const dialog = page.getByRole('dialog');
  const leave = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  await new SignInPage(page).signIn(administrator);
  await page.getByRole('table', { name: 'People' }).waitFor({ timeout: 60_000 });
  await look('people', page);
  await page.getByRole('button', { name: new RegExp(`^${careManager.name}`) }).click();
  await dialog.getByRole('textbox', { name: 'Number' }).first().waitFor();
  await look('person', page);
  await leave();
  const devices = new DevicesPage(page);
  await devices.open();
  await look('devices', page);
  await devices.row(careManager.name).getByRole('button', { name: 'Retire…' }).first().click();
  await dialog.waitFor();
  await look('retire-device', page);
  await leave();
  await goByKeys(page, 'g u', 'Audit trail');
  await page.getByRole('table', { name: 'Audit trail' }).getByRole('row').nth(2).waitFor();
  await look('audit-administrator', page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Practice' }).click();
  await page.getByRole('textbox', { name: 'Lock after' }).fill('20');
  await page.getByRole('region', { name: 'Changes that are not saved' }).waitFor();
  await look('practice', page);
}
