import { expect, test } from 'vitest';
import { distance, isMeant, patientKey, patientQuestion } from './find-patient.ts';
import { makePatient } from './test-documents.ts';

const phone = makePatient().phones[0];
if (!phone) throw new Error('the patient has no telephone');
const key = patientKey(
  makePatient({
    ...{ givenName: 'José', preferredName: 'Pepe', familyName: 'Núñez-O’Hara', recordNumber: 'MRN-00417' },
    birthDate: '1950-03-04',
    phones: [{ ...phone, number: '(518) 555-0142' }],
  }),
);

test.each([
  ['jose'],
  ['núñez jo'],
  ['O’HARA'],
  ['pepe nun'],
  ['mrn-00417'],
  ['00417'],
  ['417'],
  ['518.555.0142'],
  ['+1 (518) 555-0142'],
  ['15185550142'],
  ['555 0142'],
  ['0142'],
  ['nunez 0142'],
  ['1950-03-04'],
  ['3/4/1950'],
  ['03/04/50'],
  ['03041950'],
  ['3-4-1950'],
  [''],
])('%s finds her', (text) => {
  expect(isMeant(key, patientQuestion(text))).toBe(true);
});

test.each([
  ['maria'],
  ['jose smith'],
  ['518 555 0143'],
  ['4/3/1950'],
  ['1950-03-05'],
  ['nunez 0143'],
  ['04031950'],
])('%s does not', (text) => {
  expect(isMeant(key, patientQuestion(text))).toBe(false);
});

test('who is meant by the beginning of a word comes before who has it inside one', () => {
  expect(distance(key, patientQuestion('nun jo'))).toBe(0);
  expect(distance(key, patientQuestion('unez'))).toBe(1);
});
