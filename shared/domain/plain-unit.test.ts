import { expect, test } from 'vitest';
import { plainUnit } from './plain-unit.ts';

test.each([
  ['mm[Hg]', 'mm Hg'],
  ['[lb_av]', 'lb'],
  ['{score}', ''],
  ['mL/min/{1.73_m2}', 'mL/min'],
  ['d/wk', 'd/wk'],
  ['%', '%'],
  ['', ''],
])('%s reads as %s', (unit, words) => {
  expect(plainUnit(unit)).toBe(words);
});
