import type { Page } from '@playwright/test';

/** How the call ended, where the minutes go, when the next contact is. */
export class WrapUpDialog {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog() {
    return this.#page.getByRole('dialog', { name: /^Wrap up/ });
  }

  async chooseDisposition(label: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'How did the call end?' }).fill(label);
    await this.#page.keyboard.press('Enter');
    await this.dialog.getByRole('option', { name: label, selected: true }).waitFor();
  }

  get program() {
    return this.dialog.getByRole('combobox', { name: 'Minutes go to' });
  }

  get nextReason() {
    return this.dialog.getByRole('textbox', { name: 'Reason' });
  }

  /** What is said to happen on signing. */
  get consequences() {
    return this.dialog.getByRole('region', { name: 'When you sign' }).getByRole('listitem');
  }

  chosen(label: string) {
    return this.dialog.getByRole('option', { name: label, selected: true });
  }

  async planNextContact(reason: string): Promise<void> {
    await this.dialog.getByRole('switch', { name: 'Plan one' }).check();
    await this.nextReason.fill(reason);
  }

  async sign(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Sign and finish/ }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
