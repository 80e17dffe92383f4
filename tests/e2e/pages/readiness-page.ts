import type { Page } from '@playwright/test';

/** Billing readiness in a patient's chart. */
export class ReadinessPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get facts() {
    return this.#page.getByRole('region', { name: 'Recorded facts' });
  }

  /** What a code needs, met or missing, line by line. */
  requirements(code: string) {
    return this.#page.getByRole('list', { name: `What ${code} needs` }).getByRole('listitem');
  }

  get recordFact() {
    return this.facts.getByRole('button', { name: 'Record a fact' });
  }

  get dialog() {
    return this.#page.getByRole('dialog');
  }

  async earlierMonth(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Earlier month' }).click();
  }
}
