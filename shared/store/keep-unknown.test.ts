import { expect, test } from 'vitest';
import { Patient } from '#shared/domain/patient.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { keepUnknown } from './keep-unknown.ts';

const coding = { system: 'rxnorm', code: '29046' };
const medicine = (dosage: string, extra: object = {}) => ({
  id: testId(400),
  codes: [{ ...coding, ...extra }],
  text: 'Lisinopril',
  dosage,
  status: 'active' as const,
  startedOn: '',
  ...extra,
});

/** As a newer version wrote it: with `newer` in the document, in an object, in an item, and in a value of a list inside the item. */
const base = {
  ...makePatient({ medications: [medicine('10 mg', { newer: 'a word' })] }),
  newer: 'a word',
  address: { ...makePatient().address, newer: 'a word' },
  _meta: { lwt: 1 },
};

test('READ-1 an edit keeps at every depth what this version does not know, and nothing of it is taken for its own', () => {
  const edited = Patient.parse({
    ...base,
    medications: [medicine('20 mg', { newer: 'a word' })],
    language: 'es',
  });
  expect(JSON.stringify(edited)).not.toContain('newer');
  const { _meta: _bookkeeping, ...expected } = base;
  expect(keepUnknown('patients', edited, base)).toEqual({
    ...expected,
    language: 'es',
    medications: [medicine('20 mg', { newer: 'a word' })],
  });
});

test('READ-1 an item that was taken out stays out, and a new one gets nothing of another', () => {
  const other = { ...medicine('5 mg'), id: testId(401), codes: [{ system: 'rxnorm', code: '1' }] };
  const edited = Patient.parse({ ...base, medications: [other] });
  expect(keepUnknown('patients', edited, base).medications).toEqual([other]);
  expect(keepUnknown('patients', edited, null)).toBe(edited);
});
