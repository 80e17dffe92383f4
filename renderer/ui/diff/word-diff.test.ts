import { expect, test } from 'vitest';
import { wordDiff } from './word-diff.ts';

const marked = (parts: { text: string; isDifferent: boolean }[]) =>
  parts.map(({ text, isDifferent }) => (isDifferent ? `[${text}]` : text)).join('');

test('the words that differ are marked on both sides, the others are not', () => {
  const { left, right } = wordDiff('1 tablet in the morning', '2 tablets in the morning with food');
  expect(marked(left)).toBe('[1 tablet] in the morning');
  expect(marked(right)).toBe('[2 tablets] in the morning [with food]');
});

test('the parts of a side are its text, whatever is marked', () => {
  const sides = ['one  two\nthree', ' one two three four '] as const;
  const { left, right } = wordDiff(...sides);
  expect([left, right].map((parts) => parts.map(({ text }) => text).join(''))).toEqual(sides);
});

test('equal texts and empty ones have no marks', () => {
  expect(wordDiff('as before', 'as before').left).toEqual([{ text: 'as before', isDifferent: false }]);
  expect(wordDiff('', 'new')).toEqual({ left: [], right: [{ text: 'new', isDifferent: true }] });
});

test('a very long text is marked as a whole', () => {
  const long = 'word '.repeat(500);
  expect(wordDiff(long, `${long}more`).right).toEqual([{ text: `${long}more`, isDifferent: true }]);
});
