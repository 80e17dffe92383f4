import { expect, type Page } from '@playwright/test';

/** The referrals under way, and how they stand in numbers. */
export class ReferralsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes there by its keys. */
  async open(): Promise<void> {
    await this.#page.keyboard.press('g');
    await this.#page.keyboard.press('f');
    await this.#page.getByRole('heading', { level: 1, name: 'Referrals' }).waitFor();
  }

  get rows() {
    return this.#page.getByRole('region', { name: 'Under way' }).locator('[data-referral]');
  }

  /** Those that ended last. */
  get ended() {
    return this.#page.getByRole('region', { name: 'Ended last' }).locator('[data-referral]');
  }

  /** A part of the numbers: `Follow-ups`, `Days to the outcome`. */
  numbers(part: string) {
    return this.#page.getByRole('region', { name: part, exact: true });
  }

  /** Goes down the list until the row with these words takes the keys. */
  async choose(words: string): Promise<void> {
    const row = this.rows.filter({ hasText: words });
    await row.waitFor();
    const current = this.rows.and(this.#page.locator('[aria-current=true]'));
    for (let steps = 0; steps < 60; steps += 1) {
      const id = (await current.getAttribute('data-referral')) ?? '';
      if ((await row.getAttribute('data-referral')) === id) return;
      await this.#page.keyboard.press('j');
      await expect(current).not.toHaveAttribute('data-referral', id);
    }
    throw new Error(`There is no referral "${words}" under way.`);
  }
}
