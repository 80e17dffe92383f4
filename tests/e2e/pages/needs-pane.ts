import type { Page } from '@playwright/test';

/** The needs of a patient, in the middle of a call or on their own page. */
export class NeedsPane {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The need that is open, and takes the keys. */
  get chosen() {
    return this.#page.getByRole('region', { name: 'Needs', exact: true }).getByRole('article');
  }

  /** Goes down the list until a need of this title is open. */
  async choose(title: string): Promise<void> {
    await this.chosen.waitFor();
    for (let steps = 0; steps < 20; steps += 1) {
      const name = (await this.chosen.getAttribute('aria-label')) ?? '';
      if (name.includes(title)) return;
      await this.#page.keyboard.press('j');
      await this.chosen.and(this.#page.locator(`article:not([aria-label="${name}"])`)).waitFor();
    }
    throw new Error(`There is no open need "${title}".`);
  }

  /** Takes all that is proposed into the plan and refers to the first resource: two keys. */
  async acceptAndRefer(): Promise<void> {
    await this.#page.keyboard.press('a');
    await this.chosen.getByRole('button', { name: 'All accepted' }).waitFor();
    await this.#page.keyboard.press('r');
    await this.referrals.waitFor();
  }

  /** The referrals of the open need, the newest first. */
  get referrals() {
    return this.chosen.getByRole('region', { name: 'Referrals' });
  }

  /** Takes a step of the referral under way by its key; it then stands in this state. */
  async takeStep(key: string, state: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.referrals.getByText(state, { exact: true }).first().waitFor();
  }

  /** The needs that are met, declined or closed. */
  get closed() {
    return this.#page.getByRole('region', { name: 'Closed', exact: true });
  }
}
