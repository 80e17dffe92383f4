/**
 * @file How many years of school a text asks for. Pure. English by the grade level of Flesch and Kincaid (Navy report, 1975), Spanish by Crawford's
 * formula for primary grades (1984). Both count sentences, words and syllables; they say nothing of whether the words are the right ones.
 */

/** The grade aimed at for what a patient takes home. */
export const GRADE_AIMED_AT = 6;

/** A text with fewer words tells no grade. */
const FEWEST_WORDS = 5;

/** The school grade of a text, to one decimal, not below 0; null when it is too short to tell. A line end ends a sentence. */
export function readingGrade(text: string, language: 'en' | 'es'): number | null {
  const sentences = text.split(/[.!?;:\n]+/).filter((part) => wordsOf(part).length > 0).length;
  const words = wordsOf(text);
  if (words.length < FEWEST_WORDS || sentences === 0) return null;
  const count = language === 'en' ? englishSyllables : spanishSyllables;
  const syllables = words.reduce((sum, word) => sum + count(word), 0);
  const grade =
    language === 'en'
      ? 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
      : -0.205 * ((100 * sentences) / words.length) + 0.049 * ((100 * syllables) / words.length) - 3.407;
  return Math.max(0, Math.round(grade * 10) / 10);
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];
}

/** Groups of vowels, without a silent e at the end; a word has at least one. */
function englishSyllables(word: string): number {
  const plain = word.toLowerCase().replaceAll(/['’]/g, '');
  const spoken = plain
    .replace(/(?:[^laeiouy]es|[^aeioutd]ed|[^laeiouy]e)$/, (end) => end.slice(0, 1))
    .replace(/^y/, '');
  const extra = /(?:ia|io(?!u?s?n)|eo|ua(?!r))/.test(spoken) ? 1 : 0;
  return Math.max(1, (spoken.match(/[aeiouy]+/g) ?? []).length + extra);
}

/** Vowels, where a weak one beside another makes one syllable unless it bears the accent. */
function spanishSyllables(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/qu(?=[eiéí])|gu(?=[eiéí])/g, 'g')
    .replace(/y$/, 'i');
  const groups = plain.match(/[aeiouáéíóúü]+/g) ?? [];
  const inGroup = (group: string) =>
    1 + (group.match(/[aeoáéó](?=[aeoáéó])|[íú](?=[aeo])|[aeo](?=[íú])/g) ?? []).length;
  return Math.max(
    1,
    groups.reduce((sum, group) => sum + inGroup(group), 0),
  );
}
