import { expect, type Page } from '@playwright/test';

/** The inbox of what waits for a person. */
export class ReviewsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get list() {
    return this.#page.getByRole('listbox', { name: 'Items to decide' });
  }

  get open() {
    return this.list.getByRole('group', { name: 'Open' }).getByRole('option');
  }

  get decided() {
    return this.list.getByRole('group', { name: 'Decided' }).getByRole('option');
  }

  get item() {
    return this.#page.getByRole('region', { name: 'Item', exact: true });
  }

  value(title: 'In the record now' | 'The other value') {
    return this.item.getByRole('radio', { name: new RegExp(`^${title}`) });
  }

  get another() {
    return this.item.getByLabel('Another value');
  }

  get comment() {
    return this.item.getByRole('textbox', { name: /^Why/ });
  }

  /** Moves the choice with the arrow keys until the item of that subject is chosen. */
  async chooseByKeyboard(subject: RegExp): Promise<void> {
    await this.list.getByRole('option').filter({ hasText: subject }).first().waitFor({ timeout: 30_000 });
    await this.list.focus();
    await this.#page.keyboard.press('Home');
    const chosen = this.list.getByRole('option', { selected: true });
    for (let step = 0; step < 50; step++) {
      if (subject.test(await chosen.innerText())) break;
      await this.#page.keyboard.press('ArrowDown');
    }
    await expect(this.item.getByRole('heading', { level: 2 })).toHaveText(subject);
  }
}
