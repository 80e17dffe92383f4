import { expect, test } from 'vitest';
import { arrivingHead, checkWords, deferredWords } from './sync-words.ts';

const now = new Date(2026, 10, 21, 15, 0).getTime();
const at = new Date(2026, 10, 20, 9, 5).toISOString();

test('CHECK-2 a re-check says when it was, what it compared and what it repaired', () => {
  const lastCheck = { at, compared: 20_140, repaired: 0 };
  expect(checkWords({ checking: null, lastCheck }, now)).toBe(
    'Last check Nov 20, 9:05 AM: 20,140 records compared, all as the server has them.',
  );
  expect(checkWords({ checking: null, lastCheck: { ...lastCheck, repaired: 1 } }, now)).toMatch(
    /1 was not right and is repaired\.$/,
  );
  expect(checkWords({ checking: null, lastCheck: { ...lastCheck, repaired: 1200 } }, now)).toMatch(
    /1,200 were not right and are repaired\.$/,
  );
});

test('a re-check under way says how far it is, and none says that it was never done', () => {
  expect(checkWords({ checking: 0.419, lastCheck: null })).toContain('41 %');
  expect(checkWords({ checking: null, lastCheck: null })).toContain('Not checked');
});

test('one and many are told apart', () => {
  expect(deferredWords(1)).toBe('1 record waits for an update of Careline.');
  expect(deferredWords(3)).toBe('3 records wait for an update of Careline.');
  expect(arrivingHead({ patients: 12, received: 3400 })).toBe(
    'Records of 12 new patients are arriving: 3,400 so far.',
  );
  expect(arrivingHead({ patients: 1, received: 40 })).toContain('of a new patient');
});
