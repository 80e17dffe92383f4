import { z } from 'zod';
import { NotePhrase } from '#shared/domain/note-phrase.ts';
import { command, query } from '../procedures.ts';

export const notePhrases = {
  /** The phrases that the person at the desk has written for herself on this device. */
  own: query([]).output(z.array(NotePhrase)),
  /** Keeps them as given. INVALID when two have the same word. */
  save: command.input(z.object({ phrases: z.array(NotePhrase).max(200) })).output(z.array(NotePhrase)),
};
