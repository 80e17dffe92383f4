import { expect, test } from 'vitest';
import { NOTE_PHRASES } from '../content/note-phrases.ts';
import { CallNote } from './call.ts';
import { cueAt, insertPhrase, matchingPhrases, NotePhrase } from './note-phrase.ts';

test('a cue is a semicolon at the start of a word, up to the cursor', () => {
  expect(cueAt('Slept well. ;bp', 15)).toEqual({ from: 12, until: 15, word: 'bp' });
  expect(cueAt(';', 1)).toEqual({ from: 0, until: 1, word: '' });
  expect(cueAt('Slept well; bp', 14)).toBeNull();
  expect(cueAt('Slept well;bp', 13)).toBeNull();
  expect(cueAt(';bp and more', 3)).toEqual({ from: 0, until: 3, word: 'bp' });
});

test('the phrase takes the place of the cue, and the cursor goes to what is to be filled in', () => {
  const cue = cueAt('Well. ;bp, tired', 9);
  expect(cue).not.toBeNull();
  if (!cue) return;
  expect(insertPhrase('Well. ;bp, tired', cue, 'Home BP ___ today.')).toEqual({
    ...{ text: 'Well. Home BP ___ today., tired', selectFrom: 14, selectUntil: 17 },
  });
  expect(insertPhrase('Well. ;bp', cue, 'Done.')).toMatchObject({ selectFrom: 11, selectUntil: 11 });
});

test('words that begin with the cue come first, those of the section before the others', () => {
  const phrases = [
    { word: 'meds', text: 'Went through the medicines.', section: 'assessment' as const },
    { word: 'me', text: 'Mentioned.', section: 'any' as const },
    { word: 'refill', text: 'Refill of the medicines asked for.', section: 'plan' as const },
  ];
  expect(matchingPhrases(phrases, 'me', 'assessment').map(({ word }) => word)).toEqual(['meds', 'me']);
  expect(matchingPhrases(phrases, 'med', 'plan').map(({ word }) => word)).toEqual(['meds', 'refill']);
});

test('the phrases of this release: each word once, valid, and some for every section', () => {
  for (const phrase of NOTE_PHRASES) expect(NotePhrase.safeParse(phrase).success, phrase.word).toBe(true);
  expect(new Set(NOTE_PHRASES.map(({ word }) => word)).size).toBe(NOTE_PHRASES.length);
  for (const section of Object.keys(CallNote.shape)) {
    expect(NOTE_PHRASES.filter((phrase) => phrase.section === section).length, section).toBeGreaterThan(3);
  }
});
