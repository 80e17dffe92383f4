import { expect, type Page } from '@playwright/test';

/** What stands on every screen: the clock of the call, the question about uncounted time, the sync light. */
export class TitleBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get clock() {
    return this.#page.getByRole('banner').getByRole('timer').first();
  }

  /** The clock with its buttons; its name says what it is for, for whom, and whether it runs. */
  get group() {
    return this.#page.getByRole('banner').getByRole('group', { name: /, (running|paused)$/ });
  }

  /** Leads to the call or the chart that the clock is for. */
  get clockLink() {
    return this.#page
      .getByRole('banner')
      .getByRole('link')
      .filter({ has: this.#page.getByRole('timer') });
  }

  get wrongChart() {
    return this.#page.getByRole('region', { name: 'Clock of another patient' });
  }

  get otherDevice() {
    return this.#page.getByRole('region', { name: 'Clock on another device' });
  }

  get moreClocks() {
    return this.#page.getByRole('button', { name: /more clocks$|^More about the clock$/ });
  }

  get finishWork() {
    return this.#page.getByRole('banner').getByRole('button', { name: 'Finish this work' });
  }

  get finishDialog() {
    return this.#page.getByRole('dialog', { name: /^Finish the work/ });
  }

  get gapQuestion() {
    return this.#page.getByRole('region', { name: 'Time that was not counted' });
  }

  get syncLight() {
    return this.#page.getByRole('link', { name: /^Sync: / });
  }

  /** Puts the work that the dialog asks about into the ledger. Fails with what the dialog says where it stays. */
  async putIntoLedger(): Promise<void> {
    await this.#page.keyboard.press('Control+Enter');
    await this.finishDialog.waitFor({ state: 'hidden' }).catch(async (cause: unknown) => {
      const said = await this.finishDialog.getByRole('alert').allInnerTexts();
      throw new Error(`The work was not finished. Its dialog says: ${said.join(' ') || 'nothing'}`, {
        cause,
      });
    });
  }

  /** What the clock shows, in seconds. */
  async seconds(): Promise<number> {
    const parts = (await this.clock.innerText()).split(':').map(Number);
    return parts.reduce((total, part) => total * 60 + part, 0);
  }

  /** Waits until the clock shows at least so many seconds. */
  async clockReaches(seconds: number): Promise<void> {
    await expect
      .poll(() => this.seconds(), { timeout: (seconds + 30) * 1000 })
      .toBeGreaterThanOrEqual(seconds);
  }

  /** How many records the light says are on this device only. */
  async waitingCount(): Promise<number> {
    const name = (await this.syncLight.getAttribute('aria-label')) ?? '';
    return Number(name.match(/^Sync: On this device ([\d,]+)/)?.[1]?.replaceAll(',', '') ?? 0);
  }

  async goTo(screen: 'Today' | 'Team' | 'Caseload' | 'My month' | 'To decide' | 'Sync'): Promise<void> {
    await this.#page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: screen }).click();
    await this.#page.getByRole('heading', { level: 1, name: screen }).waitFor();
  }

  async goToSettings(): Promise<void> {
    await this.#page.getByRole('banner').getByRole('button', { expanded: false }).last().click();
    await this.#page.getByRole('menuitem', { name: 'Settings' }).click();
    await this.#page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    // While the menu fades out, single keys belong to it.
    await this.#page.locator('[role=menu]').waitFor({ state: 'detached' });
  }
}
