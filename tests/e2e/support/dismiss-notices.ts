import type { Page } from '@playwright/test';

/** Takes away the notices that are shown, which may lie over what is looked at or clicked next. */
export async function dismissNotices(page: Page): Promise<void> {
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
}
