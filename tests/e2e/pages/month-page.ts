import type { Page } from '@playwright/test';

/** My month: the numbers of a caseload and what stands behind them. */
export class MonthPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  panel(title: string) {
    return this.#page.getByRole('region', { name: title });
  }

  /** The bars of the days; one of them is a stop of the tab key. */
  get days() {
    return this.#page.getByRole('group', { name: /^Minutes per day/ }).getByRole('button');
  }

  /** Numbers that open the entries they are made from. */
  get numbers() {
    return this.#page.getByRole('button', { name: /show the entries$/ });
  }

  get entries() {
    return this.#page.getByRole('dialog').getByRole('table', { name: 'Entries' }).getByRole('row');
  }

  /** Groups of what is missing, each with those for whom it is. */
  get missing() {
    return this.panel('What is missing').getByRole('button');
  }

  async closeDialog(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}
