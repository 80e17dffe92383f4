import type { Locator, Page } from '@playwright/test';

/** The supervisor's board. */
export class TeamPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading() {
    return this.#page.getByRole('heading', { level: 1, name: 'Team' });
  }

  careManager(name: string) {
    return this.#page
      .getByRole('table', { name: 'Care managers' })
      .getByRole('row')
      .filter({ hasText: name });
  }

  /** The last calls of the team, the newest first. */
  get recentCalls() {
    return this.#page
      .getByRole('table', { name: 'Recent calls' })
      .getByRole('row')
      .filter({ has: this.#page.getByRole('link') });
  }

  /** The calls with one patient. */
  callsWith(patient: string) {
    return this.recentCalls.filter({ has: this.#page.getByRole('link', { name: patient, exact: true }) });
  }

  async openPatientOf(call: Locator): Promise<void> {
    await call.first().getByRole('link').first().click();
  }
}
