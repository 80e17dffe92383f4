/** @file Quick phrases in a note: `;` and a word, and the phrase stands there. Pure. */
import { z } from 'zod';
import type { CallNote } from './call.ts';

/** A phrase that is put into a note by its word. Where the nurse has to fill in something, it says `___`. */
export const NotePhrase = z.object({
  /** Letters and digits, as typed after `;`. */
  word: z.string().regex(/^[a-z0-9]{2,16}$/, 'The word needs 2 to 16 letters or digits, without spaces.'),
  text: z.string().trim().min(1, 'Write the phrase.').max(2000),
});
export type NotePhrase = z.infer<typeof NotePhrase>;

/** A phrase of this release, with the section of the note it is mostly for. */
export interface OfferedPhrase extends NotePhrase {
  section: keyof CallNote | 'any';
}

/** The word being typed after a `;` in front of the cursor, or null. */
export interface PhraseCue {
  /** Where the `;` stands. */
  from: number;
  /** Where the cursor stands. */
  until: number;
  word: string;
}

/** Finds the cue in front of the cursor. A `;` that follows a word without a space is punctuation. */
export function cueAt(text: string, cursor: number): PhraseCue | null {
  const match = /(?:^|\s);([a-z0-9]*)$/i.exec(text.slice(0, cursor));
  if (!match) return null;
  const word = (match[1] ?? '').toLowerCase();
  return { from: cursor - word.length - 1, until: cursor, word };
}

/** The phrases whose word begins with the cue, then those whose words hold it; those of the section first, the shortest word first. */
export function matchingPhrases(
  phrases: readonly OfferedPhrase[],
  word: string,
  section: keyof CallNote,
): OfferedPhrase[] {
  const begins = phrases.filter((phrase) => phrase.word.startsWith(word));
  const holds =
    word.length < 3
      ? []
      : phrases.filter((phrase) => !begins.includes(phrase) && phrase.text.toLowerCase().includes(word));
  const rank = (phrase: OfferedPhrase) => (phrase.section === section ? 0 : 1);
  const inOrder = begins.toSorted(
    (one, other) => rank(one) - rank(other) || one.word.length - other.word.length,
  );
  return [...inOrder, ...holds.toSorted((one, other) => rank(one) - rank(other))];
}

/** The text with the phrase in the place of the cue, and where the cursor goes: onto the first `___`, else behind the phrase. */
export function insertPhrase(
  text: string,
  cue: PhraseCue,
  phrase: string,
): { text: string; selectFrom: number; selectUntil: number } {
  const next = text.slice(0, cue.from) + phrase + text.slice(cue.until);
  const blank = phrase.indexOf('___');
  const at = cue.from + (blank < 0 ? phrase.length : blank);
  return { text: next, selectFrom: at, selectUntil: blank < 0 ? at : at + 3 };
}
