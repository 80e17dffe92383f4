import { expect, type Page } from '@playwright/test';

export const coreForm = 'Health-related social needs (AHC core)';

/** How each question of the AHC core begins to be recognized, and the keys that answer it. */
const answers: readonly { says: RegExp; keys: string[] }[] = [
  { says: /your living situation today/, keys: ['1'] },
  { says: /problems with any of/, keys: ['8', 'Enter'] },
  { says: /food would run out/, keys: ['2'] },
  { says: /didn.t last/, keys: ['2'] },
  { says: /reliable transportation/, keys: ['1'] },
  { says: /electric, gas, oil/, keys: ['2'] },
  { says: /Are you alone/, keys: ['1'] },
  { says: /physically hurt/, keys: ['1'] },
  { says: /insult/, keys: ['1'] },
  { says: /threaten/, keys: ['1'] },
  { says: /scream/, keys: ['1'] },
];

/** A screening form, one question in focus. */
export class ScreeningPane {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The question in focus. */
  get question() {
    return this.#page.getByRole('tabpanel').getByRole('heading', { level: 3 });
  }

  async start(form = coreForm): Promise<void> {
    const start = this.#page.getByRole('button', { name: `Start ${form}` });
    await start.click();
    await start.waitFor({ state: 'hidden' });
    await this.#page.getByRole('button', { name: 'Put aside' }).waitFor();
  }

  /** As `start`, without the mouse. */
  async startByKeyboard(form = coreForm): Promise<void> {
    await this.#page.getByRole('button', { name: `Start ${form}` }).press('Enter');
    await this.#page.getByRole('button', { name: 'Put aside' }).waitFor();
  }

  /** Shows the open form in the other view. */
  async showAs(view: 'Read aloud' | 'Whole form'): Promise<void> {
    const button = this.#page.getByRole('button', { name: view, exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    // The keys that answer are not for the button.
    await button.blur();
  }

  /** The answer that is chosen. */
  get chosen() {
    return this.#page.getByRole('radio', { checked: true });
  }

  /** Answers the ten questions without touching the mouse: food and a ride are needed, everything else is well. */
  async answerByKeyboard(): Promise<void> {
    for (const { says, keys } of answers) {
      await expect(this.question).toHaveText(says);
      for (const key of keys) await this.#page.keyboard.press(key);
    }
    await expect(this.question.filter({ hasText: 'Review' })).toBeVisible();
  }

  get needs() {
    return this.#page.getByRole('region', { name: 'Needs found' });
  }

  /** The results on the list of screenings, the newest first and open. */
  get results() {
    return this.#page.getByRole('region', { name: 'Results', exact: true });
  }

  get resultHeadings() {
    return this.results.getByRole('heading', { level: 3 });
  }

  /** The needs of the newest result. */
  get newestNeeds() {
    return this.results.getByRole('region', { name: 'Needs found' }).first();
  }

  async complete(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Complete screening' }).click();
  }
}
