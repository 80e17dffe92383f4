import { expect, test } from 'vitest';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { decidedWords, nextOpen } from './review-labels.ts';

const entry = (id: string, isOpen: boolean) => ({ id, isOpen }) as ReviewEntry;
const list = [entry('a', true), entry('b', true), entry('c', true), entry('d', false)];

test('after a decision the next open item is chosen, after the last one the one before', () => {
  expect(nextOpen(list, 'a')).toBe('b');
  expect(nextOpen(list, 'c')).toBe('b');
  expect(nextOpen([entry('a', true), entry('d', false)], 'a')).toBeNull();
});

test('a decision is told by what was done', () => {
  expect(decidedWords('kept', 'conflict')).toBe('kept what was in the record');
  expect(decidedWords('seen', 'late')).toBe('marked it as seen');
  expect(decidedWords('seen', 'sent-as-is')).toBe('marked it as done');
});
