import type { Page } from '@playwright/test';

/** A call whose patient was given to somebody else while it was open. */
export class LeftCallPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  heading(patient: string) {
    return this.#page.getByRole('heading', { level: 1, name: `Finish the call with ${patient}` });
  }

  get words() {
    return this.#page.getByRole('region', { name: 'What you wrote' });
  }

  async sign(disposition: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'How did the call end?' }).fill(disposition);
    await this.#page.keyboard.press('Enter');
    await this.#page.getByRole('button', { name: /^Sign and finish/ }).click();
  }
}
