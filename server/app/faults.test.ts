import { expect, test } from 'vitest';
import { describeFault, isDatabaseAway } from './faults.ts';

test('a fault is described without its message', () => {
  const error = Object.assign(new TypeError('Rosa Alvarez is not right\nsecond line'), { code: '22P02' });
  const fault = describeFault(error);
  expect(fault).toMatchObject({ fault: 'TypeError', code: '22P02' });
  expect(fault.at[0]).toContain('faults.test.ts');
  expect(JSON.stringify(fault)).not.toMatch(/Rosa|second line/);
});

test('a database that is gone is told from a question that is wrong', () => {
  expect(isDatabaseAway(Object.assign(new Error(''), { code: '57P01' }))).toBe(true);
  expect(isDatabaseAway(new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })]))).toBe(
    true,
  );
  expect(isDatabaseAway(new Error('timeout exceeded when trying to connect'))).toBe(true);
  expect(isDatabaseAway(Object.assign(new Error(''), { code: '22P02' }))).toBe(false);
});
