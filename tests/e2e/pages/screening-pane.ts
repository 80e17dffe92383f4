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
    await this.#page.getByRole('button', { name: `Start ${form}` }).click();
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

  /** What a completed form found, on the list of screenings. */
  result(form: string) {
    return this.#page
      .getByRole('region', { name: 'Results', exact: true })
      .filter({ has: this.#page.getByRole('heading', { level: 3 }).filter({ hasText: form }) });
  }

  async complete(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Complete screening' }).click();
  }
}
