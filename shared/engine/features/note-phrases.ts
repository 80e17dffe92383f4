import type { NotePhrase } from '#shared/domain/note-phrase.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { NOTE_PHRASES } from '../local-documents.ts';

/** The phrases that the person at the desk has written for herself on this device. */
export async function ownPhrases(desk: Desk): Promise<NotePhrase[]> {
  return (await desk.store.readLocal<NotePhrase[]>(NOTE_PHRASES)) ?? [];
}

/** Keeps her phrases as given. INVALID when two have the same word. */
export async function saveOwnPhrases(desk: Desk, phrases: readonly NotePhrase[]): Promise<NotePhrase[]> {
  const words = phrases.map(({ word }) => word);
  const twice = words.find((word, index) => words.indexOf(word) !== index);
  if (twice !== undefined) {
    throw engineError('INVALID', `Two phrases have the word "${twice}". Give one of them another word.`);
  }
  return desk.writer.exclusive(async () => {
    await desk.store.writeLocal(NOTE_PHRASES, phrases.length > 0 ? [...phrases] : null);
    return [...phrases];
  });
}
