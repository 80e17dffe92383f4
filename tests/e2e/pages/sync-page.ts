import type { Locator, Page } from '@playwright/test';

/** The Sync screen. */
export class SyncPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The waiting records of a kind, such as `Call`. */
  records(kind: string): Locator {
    return this.#page
      .getByRole('table', { name: 'Waiting records' })
      .getByRole('row')
      .filter({ has: this.#page.getByRole('cell', { name: kind, exact: true }) });
  }

  get correctDialog() {
    return this.#page.getByRole('dialog', { name: /^Correct it/ });
  }

  get sendDialog() {
    return this.#page.getByRole('dialog', { name: /^Send this/ });
  }

  get check() {
    return this.#page.getByRole('button', { name: 'Check everything' });
  }
}
