import type { Locator, Page } from '@playwright/test';

export interface QueueRowText {
  name: string;
  why: string;
  there: string;
}

/** Today: the queue. */
export class TodayPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading() {
    return this.#page.getByRole('heading', { level: 1, name: 'Today' });
  }

  get rows() {
    return this.#page
      .getByRole('grid', { name: /^Call queue/ })
      .getByRole('row')
      .filter({ has: this.#page.getByRole('link') });
  }

  row(patient: string): Locator {
    return this.rows.filter({ has: this.#page.getByRole('link', { name: patient, exact: true }) });
  }

  get callableRows() {
    return this.rows.filter({ hasText: 'Callable now' });
  }

  /** The row the keyboard stands on. */
  get chosen() {
    return this.#page.getByRole('grid', { name: /^Call queue/ }).getByRole('row', { selected: true });
  }

  get filterField() {
    return this.#page.getByRole('textbox', { name: 'Name, number, reason' });
  }

  /** A condition beside the queue, or a saved view. */
  chip(label: string) {
    return this.#page.getByRole('button', { name: new RegExp(`^${label}( \\d+)?$`) });
  }

  /** A condition in the menu of further filters. */
  condition(label: string) {
    return this.#page
      .getByRole('menu', { name: 'More filters' })
      .getByRole('menuitemcheckbox', { name: new RegExp(`^${label} `) });
  }

  /** Closes the menu of further filters; keys are heard by the queue again. */
  async closeFilters(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.locator('[role=menu]').waitFor({ state: 'detached' });
  }

  get why() {
    return this.#page.getByRole('region', { name: 'Why here' });
  }

  get forecast() {
    return this.#page.getByRole('region', { name: 'Will miss the month' });
  }

  get dialog() {
    return this.#page.getByRole('dialog');
  }

  get undo() {
    return this.#page.getByRole('button', { name: 'Undo' }).last();
  }

  /** How many contacts the head of the screen says were made today. */
  async contactsToday(): Promise<number> {
    const words = await this.#page.getByText(/^[\d,]+ contacts? today$/).innerText();
    return Number(words.replace(/\D/g, ''));
  }

  /** Waits until the first copy of the caseload is complete, so that the order is the final one. */
  async isComplete(): Promise<void> {
    await this.heading.waitFor();
    await this.firstCopyIsHere();
    await this.rows.first().waitFor();
  }

  /** Waits, on any screen, until the first copy of the caseload is complete. */
  async firstCopyIsHere(): Promise<void> {
    await this.#page.getByRole('link', { name: /^Sync: With the server\. Every record/ }).waitFor({
      timeout: 120_000,
    });
  }

  async textOf(row: Locator): Promise<QueueRowText> {
    const cells = row.getByRole('gridcell');
    return {
      name: await row.getByRole('link').innerText(),
      why: await cells.nth(2).innerText(),
      there: await cells.nth(3).innerText(),
    };
  }

  async open(row: Locator): Promise<void> {
    await row.getByRole('link').click();
  }
}
