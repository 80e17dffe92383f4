import { expect, test } from 'vitest';
import { lengthWords } from './clock-words.ts';

test('lengths are told in the units a person would use, never rounded up', () => {
  expect([1, 59, 60, 3599, 3600, 3660, 36_300].map(lengthWords)).toEqual([
    '1 second',
    '59 seconds',
    '1 minute',
    '59 minutes',
    '1 hour',
    '1 hour 1 minute',
    '10 hours 5 minutes',
  ]);
});
