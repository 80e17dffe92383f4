import { expect, test } from 'vitest';
import { plainUnit } from './plain-unit.ts';

test.each([
  ['mm[Hg]', 'mmHg'],
  ['[lb_av]', 'lb'],
  ['[in_i]', 'in'],
  ['{score}', ''],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['{tablets}', 'tablets'],
  ['d/wk', 'd/wk'],
  ['%', '%'],
  ['', ''],
])('%s reads as %s', (unit, words) => {
  expect(plainUnit(unit)).toBe(words);
});
