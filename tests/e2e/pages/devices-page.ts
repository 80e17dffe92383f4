import type { Page } from '@playwright/test';

/** The administrator's devices. */
export class DevicesPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes there from People, where an administrator begins. */
  async open(): Promise<void> {
    await this.#page.getByRole('heading', { level: 1, name: 'People' }).waitFor({ timeout: 60_000 });
    await this.#page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Devices' }).click();
    await this.#page.getByRole('table', { name: 'Devices' }).waitFor();
  }

  row(person: string) {
    return this.#page.getByRole('table', { name: 'Devices' }).getByRole('row').filter({ hasText: person });
  }

  async retire(person: string): Promise<void> {
    await this.row(person).getByRole('button', { name: 'Retire…' }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Retire the device' }).click();
    await this.row(person).waitFor({ state: 'detached' });
  }

  async showRetired(): Promise<void> {
    await this.#page.getByRole('button', { name: /^Retired/ }).click();
  }

  /** Has the key shown, and answers its letters. */
  async recoveryKey(person: string): Promise<string> {
    await this.row(person).getByRole('button', { name: 'Recovery key…' }).click();
    await this.#page.getByRole('button', { name: 'Show the key' }).click();
    const key = await this.#page.getByRole('status', { name: 'Recovery key' }).innerText();
    await this.#page.getByRole('button', { name: 'I have passed it on' }).click();
    return key.trim();
  }

  async wipe(person: string): Promise<void> {
    await this.row(person).getByRole('button', { name: 'Wipe…' }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Wipe for good' }).click();
    await this.row(person).getByText('Wiped').waitFor();
  }
}
