import type { Page } from '@playwright/test';

/** The escalation: what was heard, where help must go, the steps, the report, how it ended; and its banner. */
export class EscalationDialog {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The dialog with a protocol of this title; without one, of any, also where the trigger is being chosen. */
  dialog(title = '') {
    return this.#page.getByRole('dialog', {
      name: title === '' ? /^Escalate: |: / : new RegExp(`^${title}: `),
    });
  }

  /** What was heard is asked for. */
  get trigger() {
    return this.#page.getByRole('combobox', { name: 'What did you hear or see?' });
  }

  /** Opens it by its key and chooses the trigger that a word finds first. */
  async escalate(word: string): Promise<void> {
    await this.#page.keyboard.press('Control+e');
    await this.trigger.fill(word);
    await this.#page.keyboard.press('Enter');
    await this.steps.waitFor();
  }

  get steps() {
    return this.dialog().getByRole('region', { name: 'Steps' });
  }

  step(title: string | RegExp) {
    return this.steps.getByRole('button', { name: title });
  }

  /** The steps that are done. */
  get done() {
    return this.steps.getByRole('button', { pressed: true });
  }

  get location() {
    return this.dialog().getByRole('textbox', { name: 'Where is the patient now?' });
  }

  get callbackNumber() {
    return this.dialog().getByRole('textbox', { name: 'Number to call back' });
  }

  get situation() {
    return this.dialog().getByRole('textbox', { name: 'Situation' });
  }

  /** Folds it to its banner. */
  async fold(): Promise<void> {
    await this.dialog().getByRole('button', { name: 'Fold' }).click();
    await this.dialog().waitFor({ state: 'hidden' });
  }

  /** The lines that stay loud on every screen. */
  get banner() {
    return this.#page.getByRole('region', { name: 'Escalations that wait' });
  }

  /** The supervisor's list. */
  get rows() {
    return this.#page
      .getByRole('table', { name: 'Escalations' })
      .getByRole('row')
      .filter({ hasNotText: 'To do' });
  }

  async takeOver(): Promise<void> {
    await this.dialog().getByRole('button', { name: 'I take this over' }).click();
  }

  /** Says how it ended; the contact that follows is the one proposed. */
  async close(outcome: string): Promise<void> {
    await this.dialog().getByRole('button', { name: 'How it ended' }).click();
    await this.dialog().getByRole('textbox', { name: 'How it ended' }).fill(outcome);
    await this.dialog().getByRole('button', { name: 'Close the escalation' }).click();
    await this.dialog().waitFor({ state: 'hidden' });
  }
}
