import { expect, test } from 'vitest';
import { Disposition } from '#shared/domain/call.ts';
import { searchDispositions } from './disposition-groups.ts';

const found = (text: string) =>
  searchDispositions(text).flatMap(({ dispositions }) => dispositions.map(({ disposition }) => disposition));

test('every disposition can be chosen, each once', () => {
  expect([...found('')].sort()).toEqual([...Disposition.options].sort());
});

test('a search finds by any of its words, in any order', () => {
  expect(found('voice')).toEqual(['voicemail-left', 'voicemail-unavailable']);
  expect(found('left voicemail')).toEqual(['voicemail-left']);
  expect(found('unheard of')).toEqual([]);
});
