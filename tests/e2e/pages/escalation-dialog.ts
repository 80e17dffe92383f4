import { expect, type Page } from '@playwright/test';

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

  /** A part of the report: `Assessment`, `Request`. */
  report(part: string) {
    return this.dialog().getByRole('textbox', { name: new RegExp(`^${part}`) });
  }

  /** A part of the dialog by its title, such as `Lines` or `Times`. */
  part(title: string) {
    return this.dialog().getByRole('region', { name: title, exact: true });
  }

  get level() {
    return this.dialog().getByRole('combobox', { name: 'Level' });
  }

  /** Ticks the step that comes next, which must be this one, by the key that is heard in any field. */
  async tickNext(title: string | RegExp): Promise<void> {
    await expect(this.steps.locator('[aria-current=step]')).toHaveAccessibleName(title);
    await this.#page.keyboard.press('Control+Enter');
    await expect(this.done.filter({ hasText: title })).toHaveCount(1);
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

  /** The supervisor's list of those that were closed. */
  get closedRows() {
    return this.#page.getByRole('table', { name: 'Closed escalations' }).getByRole('row');
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

  /** As {@link close}, without a pointer, with the contact that follows at a time of its own. */
  async closeByKeyboard(outcome: string, callAgainAt: number): Promise<void> {
    const { keyboard } = this.#page;
    await this.dialog().getByRole('button', { name: 'How it ended' }).press('Enter');
    await expect(this.dialog().getByRole('textbox', { name: 'How it ended' })).toBeFocused();
    await keyboard.type(outcome);
    await keyboard.press('Tab');
    const part = await this.#page.evaluate(partsAtDesk, callAgainAt);
    await keyboard.type(`${part.month}${part.day}${part.year}`);
    await keyboard.press('Tab');
    await keyboard.type(`${part.hour}${part.minute}${part.dayPeriod}`);
    await this.dialog().getByRole('button', { name: 'Close the escalation' }).press('Enter');
    await this.dialog().waitFor({ state: 'hidden' });
  }
}

/** An instant in the zone of the desk, as the field of date and time takes it, key by key. */
function partsAtDesk(at: number): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}
