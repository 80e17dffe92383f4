import { expect, type Page } from '@playwright/test';

export type NoteSection = 'reason' | 'assessment' | 'education' | 'plan';

const labels: Record<NoteSection, string> = {
  reason: 'Reason and what was said',
  assessment: 'What you gathered',
  education: 'Teaching and support',
  plan: 'Plan and next steps',
};

/** The call workspace: guide, screening or plan in the middle, the note at the right. */
export class CallPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialLink() {
    return this.#page.getByRole('link', { name: /^Dial / });
  }

  get identityVerified() {
    return this.#page.getByText('Identity verified', { exact: true });
  }

  get parkedCalls() {
    return this.#page.getByRole('region', { name: 'Parked calls' });
  }

  get kind() {
    return this.#page.getByRole('combobox', { name: 'Kind of contact' });
  }

  guideSection(title: string) {
    return this.#page.getByRole('region', { name: title });
  }

  /** A part of the script that was opened by its key: `Voicemail`. */
  script(title: string) {
    return this.#page.getByRole('dialog', { name: title });
  }

  /** The phrases offered after `;` in the note. */
  get phrases() {
    return this.#page.getByRole('listbox', { name: 'Phrases' }).getByRole('option');
  }

  /** Ticks the first two identifiers by keys alone. */
  async verifyByKeyboard(): Promise<void> {
    await this.#page.keyboard.press('i');
    await this.#page.keyboard.press('Space');
    await this.#page.keyboard.press('Tab');
    await this.#page.keyboard.press('Space');
    await this.identityVerified.waitFor();
  }

  note(section: NoteSection) {
    return this.#page.getByRole('textbox', { name: labels[section], exact: true });
  }

  get noteSaved() {
    return this.#page.getByRole('region', { name: /^Note/ }).getByText(/^Saved on this device/);
  }

  async tickIdentifiers(...names: string[]): Promise<void> {
    for (const name of names)
      await this.#page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  }

  /** Types as a person does, key by key, and waits until the words are on disk. */
  async type(section: NoteSection, words: string): Promise<void> {
    await this.note(section).focus();
    await this.#page.keyboard.press('End');
    await this.#page.keyboard.type(words, { delay: 4 });
    await expect(this.noteSaved).toBeVisible();
  }

  async show(pane: 'Guide' | 'Screening' | 'Care plan'): Promise<void> {
    await this.#page.getByRole('tab', { name: pane, exact: true }).click();
  }

  async wrapUp(): Promise<void> {
    await this.#page.getByRole('button', { name: /^Wrap up/ }).click();
  }
}
