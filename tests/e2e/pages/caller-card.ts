import type { Page } from '@playwright/test';

/** Who is calling? Opened from anywhere, also in the middle of another call. */
export class CallerCard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog() {
    return this.#page.getByRole('dialog', { name: 'Who is calling?' });
  }

  get search() {
    return this.dialog.getByRole('combobox', { name: /^Number, name, date of birth/ });
  }

  caller(name: string) {
    return this.dialog.getByRole('option').filter({ hasText: name });
  }

  get heardBefore() {
    return this.dialog.getByRole('textbox', { name: /^What you hear/ });
  }

  /** Finds the caller, notes what is heard meanwhile, and starts the call: keys alone. */
  async answer(caller: { name: string; text: string }, heard: string): Promise<void> {
    await this.search.waitFor();
    await this.#page.keyboard.type(caller.text);
    await this.caller(caller.name).waitFor();
    await this.#page.keyboard.press('Tab');
    await this.#page.keyboard.type(heard);
    await this.#page.keyboard.press('Shift+Tab');
    await this.#page.keyboard.press('Enter');
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
