/** @file From `Spanish`, `es` or `spa` to the code of a language. */

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Names to codes. The languages with two letters, and those of the United States that have three. */
const CODES: ReadonlyMap<string, string> = new Map(
  [
    ...LETTERS.flatMap((one) => LETTERS.map((two) => one + two)),
    'hmn',
    'haw',
    'nv',
    'yue',
    'cmn',
    'ase',
    'chr',
  ]
    .flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : ([[name.toLowerCase(), code]] as const);
    })
    .concat([
      ['mandarin', 'cmn'],
      ['mandarin chinese', 'cmn'],
      ['asl', 'ase'],
      ['creole', 'ht'],
      ['farsi', 'fa'],
      ['tagalog', 'fil'],
    ]),
);

/** The BCP 47 code of a language by its English name or its code; null where it is none. */
export function languageOf(words: string): string | null {
  const word = words.trim().toLowerCase();
  const byName = CODES.get(word);
  if (byName !== undefined) return byName;
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/.test(word)) return null;
  const code = Intl.getCanonicalLocales(word.replaceAll('_', '-'))[0];
  return code !== undefined && names.of(code) !== undefined ? code : null;
}
