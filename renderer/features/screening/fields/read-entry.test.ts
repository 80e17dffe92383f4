import { expect, test } from 'vitest';
import { entryText, readEntry } from './read-entry.ts';

test('what is typed becomes the answer of its type, or says why not; nothing is nothing', () => {
  expect(readEntry({ type: 'integer' }, ' 12 ').answer).toEqual({ valueInteger: 12 });
  expect(readEntry({ type: 'integer' }, '1.5')).toEqual({
    answer: null,
    problem: 'Enter a whole number, such as 12.',
  });
  expect(readEntry({ type: 'decimal' }, '7,5').answer).toEqual({ valueDecimal: 7.5 });
  expect(readEntry({ type: 'quantity' }, '98', { unit: 'kg', code: 'kg' }).answer).toEqual({
    valueQuantity: { value: 98, unit: 'kg', code: 'kg' },
  });
  expect(readEntry({ type: 'time' }, '09:30').answer).toEqual({ valueTime: '09:30:00' });
  expect(readEntry({ type: 'url' }, 'example').problem).not.toBe('');
  expect(readEntry({ type: 'string' }, '  ')).toEqual({ answer: null, problem: '' });
});

test('an answer goes back into its field as it was typed', () => {
  const typed = '2026-11-21T09:30';
  const { answer } = readEntry({ type: 'dateTime' }, typed);
  expect(entryText(answer ?? undefined)).toBe(typed);
  expect(entryText({ valueTime: '09:30:00' })).toBe('09:30');
  expect(entryText({ valueQuantity: { value: 98, unit: 'kg' } })).toBe('98');
});
