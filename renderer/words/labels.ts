/** @file Words that only screens need. Those of the domain's codes are content: `shared/content/labels.ts`. */

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** `Spanish` for `es`; the code itself where it has no name. */
export function languageLabel(language: string): string {
  try {
    return languageNames.of(language) ?? language;
  } catch {
    return language;
  }
}
