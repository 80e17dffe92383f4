import type { Page } from '@playwright/test';

/** Goes to a screen by its two keys, such as `g k`, and waits for its heading. */
export async function goByKeys(page: Page, keys: string, heading: string): Promise<void> {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}
