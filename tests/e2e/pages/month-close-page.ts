import type { Locator, Page } from '@playwright/test';

/** Month close, the supervisor's. */
export class MonthClosePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading() {
    return this.#page.getByRole('heading', { level: 1, name: 'Month close' });
  }

  /** How many stand so, as the picture says. */
  standing(title: string) {
    return this.#page
      .getByRole('group', { name: 'Patients by how their month stands' })
      .getByRole('button', { name: new RegExp(`^${title}`) });
  }

  get grid() {
    return this.#page.getByRole('grid', { name: 'Months of the patients' });
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: name });
  }

  detail(name: string) {
    return this.#page.getByRole('region', { name: `Month of ${name}` });
  }

  get trail() {
    return this.#page.getByRole('list', { name: 'Trail' }).getByRole('listitem');
  }

  /** Goes there and chooses a patient, by keys. */
  async choose(name: string): Promise<void> {
    await this.grid.focus();
    await this.#page.keyboard.press('Home');
    for (let step = 0; step < 60; step++) {
      if (await this.detail(name).isVisible()) return;
      await this.#page.keyboard.press('ArrowDown');
    }
    throw new Error('The patient is not in the list.');
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('g');
    await this.#page.keyboard.press('y');
    await this.heading.waitFor();
    await this.grid.waitFor();
  }
}
