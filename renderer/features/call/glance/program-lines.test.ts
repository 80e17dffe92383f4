import { expect, test } from 'vitest';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { programLines } from './program-lines.ts';

test('a program without a consent says so in the call, where it can be asked for', () => {
  const { consents, enrollments } = makePatient();
  const [first] = enrollments;
  if (first === undefined) throw new Error('The patient is in no program.');
  const both = [first, { ...first, id: testId(9301), program: 'RPM' as const }];
  expect(programLines({ consents, enrollments: both })).toEqual([
    { id: 'CCM', text: 'CCM, with consent', isCritical: false },
    { id: 'RPM', text: 'RPM, no consent on record', isCritical: true },
  ]);
});
