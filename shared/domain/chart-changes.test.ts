import { expect, test } from 'vitest';
import { chartChanges } from './chart-changes.ts';
import type { Patient } from './patient.ts';
import { makeCall, makePatient, testId } from './test-documents.ts';

const medicine = (id: number, dosage: string): Patient['medications'][number] => ({
  ...{ id: testId(id), codes: [], text: 'Lisinopril', dosage, status: 'active', startedOn: '' },
});
const chart = (patient: Patient, calls: { id: string }[] = []) => ({
  ...{ patient, carePlan: null, screenings: [], calls },
});

test('a chart does not differ from itself', () => {
  const one = chart(makePatient({ medications: [medicine(1, '10 mg')] }), [makeCall()]);
  expect(chartChanges(one, one)).toEqual([]);
});

test('what came, went and was changed in the record is listed, and of calls what came', () => {
  const then = chart(makePatient({ medications: [medicine(1, '10 mg'), medicine(2, '5 mg')] }), [
    makeCall({ id: testId(601) }),
  ]);
  const now = chart(makePatient({ medications: [medicine(1, '20 mg'), medicine(3, '1 mg')] }), [makeCall()]);
  expect(chartChanges(then, now).map(({ list, kind, id }) => [list, kind, id])).toEqual([
    ['medications', 'changed', testId(1)],
    ['medications', 'added', testId(3)],
    ['medications', 'removed', testId(2)],
    ['calls', 'added', makeCall().id],
  ]);
});
