import { expect, type Locator, type Page } from '@playwright/test';

/** The care plan, on its own page or in the middle of a call. */
export class CarePlanPane {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get goals(): Locator {
    return this.#page.getByRole('list', { name: 'Goals' }).getByRole('listitem');
  }

  goal(words: string): Locator {
    return this.goals.filter({ hasText: words });
  }

  /** Gives the first goal other words. */
  async changeFirstGoal(words: string): Promise<void> {
    await this.goals
      .first()
      .getByRole('button', { name: /^Edit goal: / })
      .click();
    await this.#page.getByRole('textbox', { name: 'Goal', exact: true }).fill(words);
    await this.#page.keyboard.press('Enter');
    await expect(this.goal(words)).toBeVisible();
  }

  /** Gives the first goal that is measured another value to reach. */
  async changeFirstTarget(value: string): Promise<void> {
    const field = this.#page.getByRole('textbox', { name: /^Value/ });
    for (const goal of await this.goals.all()) {
      const change = goal.getByRole('button', { name: /^Change goal / });
      await change.click();
      if (await field.isVisible()) {
        await field.fill(value);
        await change.click();
        return;
      }
      await change.click();
    }
    throw new Error('No goal of this plan has a target.');
  }

  /** The words of the goals, in the order in which they stand. */
  async goalWords(): Promise<string[]> {
    return this.#labels('Edit goal: ');
  }

  /** The titles of the problems, in the order in which they stand. */
  async problemTitles(): Promise<string[]> {
    return this.#labels('Edit problem: ');
  }

  async #labels(beginning: string): Promise<string[]> {
    const labels = await this.#page
      .getByRole('button', { name: new RegExp(`^${beginning}`) })
      .evaluateAll((buttons) => buttons.map(({ ariaLabel }) => ariaLabel ?? ''));
    return labels.map((label) => label.slice(beginning.length));
  }

  /** Opens the words of a goal by keyboard, the caret behind them; answers the field. */
  async openGoal(words: string): Promise<Locator> {
    await this.#page.getByRole('button', { name: `Edit goal: ${words}`, exact: true }).press('Enter');
    const field = this.#page.getByRole('textbox', { name: 'Goal', exact: true });
    await expect(field).toBeFocused();
    await field.press('End');
    return field;
  }

  /** Writes behind the words of a goal by keyboard. */
  async typeBehindGoal(words: string, more: string): Promise<void> {
    const field = await this.openGoal(words);
    await this.#page.keyboard.type(more);
    await field.press('Enter');
    await expect(this.goal(`${words}${more}`)).toBeVisible();
  }

  /** Moves a problem one place up by keyboard. */
  async moveProblemUp(title: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Move problem ${title}`, exact: true }).press('Alt+ArrowUp');
  }

  /** Saves by keyboard and waits until the engine has it on disk. */
  async saveByKeyboard(): Promise<void> {
    await this.#page.keyboard.press('Control+s');
    await expect(this.#page.getByText('Care plan saved on this device.')).toBeVisible();
  }

  /** Saves and waits until the engine has it on disk. */
  async save(): Promise<void> {
    await this.#page.getByRole('button', { name: /^Save plan/ }).click();
    await expect(this.#page.getByText('Care plan saved on this device.')).toBeVisible();
  }
}
