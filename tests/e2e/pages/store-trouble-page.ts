import type { Page } from '@playwright/test';

/** The screen of a store that does not open. */
export class StoreTroublePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading() {
    return this.#page.getByRole('heading', { level: 1 });
  }

  get waysOut() {
    return this.#page.getByRole('list', { name: 'What you can do' }).getByRole('heading', { level: 2 });
  }

  button(name: string) {
    return this.#page.getByRole('button', { name, exact: true });
  }

  /** Starts anew, through the second question, by keyboard. */
  async startAnew(): Promise<void> {
    await this.button('Start anew…').press('Enter');
    await this.button('Yes, start anew').press('Enter');
  }
}
