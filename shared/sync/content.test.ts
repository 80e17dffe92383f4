import { expect, test } from 'vitest';
import { contentText, isSameContent } from './content.ts';

test('stamps and bookkeeping are not content, and the order of fields does not matter', () => {
  const here = { id: 'a', note: { plan: 'x', reason: 'y' }, rev: 0, receivedAt: '', _rev: '1-b' };
  const there = { receivedAt: '2026-01-01T00:00:00.000Z', rev: 4, note: { reason: 'y', plan: 'x' }, id: 'a' };
  expect(isSameContent(here, there)).toBe(true);
});

test('a different word, a different order of a list and a missing field are different content', () => {
  const base = { id: 'a', list: [1, 2], word: 'x' };
  expect(isSameContent(base, { ...base, word: 'y' })).toBe(false);
  expect(isSameContent(base, { ...base, list: [2, 1] })).toBe(false);
  expect(isSameContent(base, { id: 'a', list: [1, 2] })).toBe(false);
});

test('an undefined field is the same as none, as it is on the wire', () => {
  expect(contentText({ id: 'a', word: undefined })).toBe(contentText({ id: 'a' }));
});
