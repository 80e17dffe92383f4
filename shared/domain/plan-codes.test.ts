import { expect, test } from 'vitest';
import { codeSystemName, readProblemCode } from './plan-codes.ts';

test.each([
  ['i10', 'ICD-10', 'I10'],
  [' e11.65 ', 'ICD-10', 'E11.65'],
  ['Z59.41', 'ICD-10', 'Z59.41'],
  ['38341003', 'SNOMED', '38341003'],
  ['59621000', 'SNOMED', '59621000'],
  ['44054006', 'SNOMED', '44054006'],
  ['84114007', 'SNOMED', '84114007'],
])('%s is a code of %s', (typed, system, code) => {
  const read = readProblemCode(typed);
  expect(read?.code).toBe(code);
  expect(codeSystemName(read?.system ?? '')).toBe(system);
});

test.each(['', 'I1', 'I10.', 'I10.12345', '38341004', '83341003', '0123456', 'high blood pressure'])(
  '“%s” is none',
  (typed) => {
    expect(readProblemCode(typed)).toBeNull();
  },
);
