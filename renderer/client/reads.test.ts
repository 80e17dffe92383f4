import { expect, test } from 'vitest';
import { readsOf } from './reads.ts';

test('a query key of the engine names the collections of its contract', () => {
  expect(readsOf([['queue', 'today'], { type: 'query' }])).toEqual([
    'patients',
    'tasks',
    'calls',
    'timeEntries',
    'staff',
  ]);
  expect(readsOf([['patients', 'chart'], { type: 'query', input: { patientId: 'x' } }])).toContain(
    'carePlans',
  );
});

test('a key that is not of the engine is made from nothing', () => {
  expect(readsOf([['queue', 'unheard-of'], {}])).toEqual([]);
  expect(readsOf(['settings'])).toEqual([]);
});
