import type { Page } from '@playwright/test';

const writes =
  /start|call|wrap|save|add|edit|change|remove|undo|resume|screen|complete|progress|resolve|plan|goal|step|sign/i;

/** A patient: header, views, summary. */
export class PatientPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  heading(name: string) {
    return this.#page.getByRole('heading', { level: 1, name, exact: true });
  }

  panel(title: string) {
    return this.#page.getByRole('region', { name: title });
  }

  /** Shows all entries of a panel that lists only its first. */
  async showAll(title: string): Promise<void> {
    const more = this.panel(title).getByRole('button', { name: /^Show all/ });
    if (await more.isVisible()) await more.click();
  }

  get startCall() {
    return this.#page.getByRole('button', { name: /^Start call/ });
  }

  get readOnly() {
    return this.#page.getByText('Read only', { exact: true });
  }

  async view(
    name: 'Summary' | 'Call' | 'Care plan' | 'Screenings' | 'Education' | 'Minutes' | 'Billing readiness',
  ): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Patient' })
      .getByRole('link', { name, exact: true })
      .click();
  }

  /** As {@link view}, without a pointer. */
  async viewByKeyboard(...[name]: Parameters<PatientPage['view']>): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Patient' })
      .getByRole('link', { name, exact: true })
      .press('Enter');
  }

  /** Opens the whole note of the newest contact on the summary. */
  async openNewestNote(): Promise<void> {
    await this.panel('Last contacts').getByRole('button', { name: 'Whole note' }).first().click();
  }

  /** Buttons of the screen, tabs and disclosures aside, whose words are those of a change. */
  async writeButtons(): Promise<string[]> {
    const names = await this.#page
      .getByRole('main')
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? button.textContent ?? ''));
    return names.filter((name) => writes.test(name));
  }

  /** Fields of the screen that take words or choices. */
  writeFields(): Promise<string[]> {
    return this.#page
      .getByRole('main')
      .locator('input, textarea, select, [contenteditable=true]')
      .evaluateAll((fields) => fields.map((field) => field.outerHTML));
  }
}
