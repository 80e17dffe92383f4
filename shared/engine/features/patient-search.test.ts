import { expect, test } from 'vitest';
import type { Patient } from '#shared/domain/patient.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import type { Desk } from '../desk.ts';
import { searchPatients } from './patient-search.ts';

test('patients who leave together are found no more, and the others still are', () => {
  const patients = new Map<string, Patient>();
  for (const [at, familyName] of ['Alder', 'Birch', 'Cedar', 'Elm'].entries()) {
    const patient = makePatient({ id: testId(at + 1), familyName });
    patients.set(patient.id, patient);
  }
  let touch: (patientId: string) => void = () => undefined;
  const desk = {
    caseload: {
      patients,
      watch(listener: typeof touch) {
        touch = listener;
      },
      staff: new Map(),
      factsOf: () => ({ timeEntries: [], calls: [], tasks: [] }),
    },
    ports: { now: () => Date.parse('2026-11-21T16:00:00.000Z') },
    person: { practiceTimeZone: 'America/New_York' },
  } as unknown as Desk;
  expect(searchPatients(desk, '', 10)).toHaveLength(4);
  for (const id of [testId(1), testId(2), testId(4)]) {
    patients.delete(id);
    touch(id);
  }
  expect(searchPatients(desk, '', 10).map(({ patientId }) => patientId)).toEqual([testId(3)]);
});
