import type { Page } from '@playwright/test';

/** The door. */
export class SignInPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading() {
    return this.#page.getByRole('heading', { name: 'Sign in' });
  }

  get email() {
    return this.#page.getByRole('textbox', { name: 'E-mail' });
  }

  get passphrase() {
    return this.#page.getByRole('textbox', { name: 'Passphrase', exact: true });
  }

  get complaint() {
    return this.#page.getByRole('alert');
  }

  /** Types both words and presses Enter; whoever calls waits for the screen behind the door. */
  async signIn({ email, passphrase }: { email: string; passphrase: string }): Promise<void> {
    await this.email.fill(email);
    await this.passphrase.fill(passphrase);
    await this.passphrase.press('Enter');
  }
}
