import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { errorCode, errorSentence } from './error-sentence.ts';

test('the detail of the engine comes before the sentence of the code', () => {
  const error = new ORPCError('INVALID', { data: { detail: 'Enter a date that is not in the future.' } });
  expect(errorSentence(error)).toBe('Enter a date that is not in the future.');
  expect(errorSentence(new ORPCError('OFFLINE'))).toBe('The server cannot be reached.');
});

test('an unknown error never shows its own text, which might name a patient', () => {
  expect(errorSentence(new Error('Rosa Alvarez: boom'))).not.toContain('Rosa');
  expect(errorCode(new Error('boom'))).toBe('UNKNOWN');
  expect(errorCode(new ORPCError('LOCKED'))).toBe('LOCKED');
});
