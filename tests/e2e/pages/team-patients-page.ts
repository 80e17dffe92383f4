import { expect, type Page } from '@playwright/test';

/** The patients behind a number of the supervisor's board, and those of them who are chosen. */
export class TeamPatientsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get grid() {
    return this.#page.getByRole('grid', { name: 'Patients' });
  }

  /** Opens the patients of one care manager from the board. */
  async openOf(careManager: string): Promise<void> {
    await this.#page.getByRole('link', { name: new RegExp(`^Patients, ${careManager}: `) }).click();
    await this.grid.waitFor();
  }

  tick(patient: string) {
    return this.grid.getByRole('checkbox', { name: `Choose ${patient}`, exact: true });
  }

  /** The names of the patients whose rows are drawn, from the top. */
  async names(): Promise<string[]> {
    return this.grid.locator('.body [role=row] a').allInnerTexts();
  }

  /** Ticks all of them but these, and goes on to what will move, by keyboard. */
  async moveAllBut(patients: readonly string[]): Promise<void> {
    await this.grid.press('Control+a');
    for (const patient of patients) await this.tick(patient).click();
    await this.grid.press('m');
  }

  chosen(count: number) {
    return this.#page.getByRole('status').filter({ hasText: new RegExp(`^${count} patients? chosen`) });
  }
}

/** What will move, and to whom. */
export class MovePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading() {
    return this.#page.getByRole('heading', { level: 1, name: 'Move patients' });
  }

  taker(name: string) {
    return this.#page.getByRole('region', { name: 'Who takes them' }).getByRole('checkbox', { name });
  }

  get givers() {
    return this.#page.getByRole('region', { name: 'Who gives them' });
  }

  get rows() {
    return this.#page.getByRole('table', { name: 'What will move' }).locator('tbody tr');
  }

  /** Moves them by keyboard and waits until the server has. */
  async move(count: number): Promise<void> {
    await expect(
      this.#page.getByRole('button', { name: new RegExp(`^Move ${count} patients`) }),
    ).toBeEnabled();
    await this.#page.keyboard.press('Control+Enter');
    await this.#page
      .getByRole('heading', { level: 1, name: `${count} patients moved` })
      .waitFor({ timeout: 60_000 });
  }
}
