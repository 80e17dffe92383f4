import { expect, test } from 'vitest';
import { callability } from '#shared/domain/calling-hours.ts';
import { Patient } from '#shared/domain/patient.ts';
import { FhirImportError } from './import-error.ts';
import { mapBundle } from './map-bundle.ts';

const now = '2026-11-21T17:00:00.000Z';
const SNOMED = 'http://snomed.info/sct';
const LOINC = 'http://loinc.org';
const MR = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] };

const patient = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '000-00-0000' },
    { type: MR, system: 'urn:clinic', value: 'A-17' },
  ],
  name: [
    { use: 'old', family: 'Before', given: ['Rosa'] },
    { use: 'official', family: 'Prueba', given: ['Rosa', 'Maria'] },
    { use: 'nickname', given: ['Rosie'] },
  ],
  birthDate: '1950-05-01',
  telecom: [
    { system: 'email', value: 'rosa@example.org' },
    { system: 'phone', value: '555-0101', use: 'home', rank: 2 },
    { system: 'phone', value: '555-0102', use: 'mobile', rank: 1 },
  ],
  address: [{ line: ['1 Main Street'], city: 'El Paso', state: 'Texas', postalCode: '79901' }],
  communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'es' }] } }],
};
const about = { subject: { reference: 'Patient/p1' } };

function map(...resources: object[]) {
  return mapBundle(
    { resourceType: 'Bundle', entry: [patient, ...resources].map((resource) => ({ resource })) },
    { now },
  );
}
function condition(id: string, code: string, clinical: string, text?: string) {
  return {
    resourceType: 'Condition',
    id,
    ...about,
    clinicalStatus: { coding: [{ code: clinical }] },
    code: { coding: [{ system: SNOMED, code }], ...(text === undefined ? {} : { text }) },
  };
}
function weight(id: string, effectiveDateTime: string, value: number) {
  return {
    resourceType: 'Observation',
    id,
    ...about,
    status: 'final',
    category: [{ coding: [{ code: 'vital-signs' }] }],
    code: { coding: [{ system: LOINC, code: '29463-7', display: 'Body weight' }] },
    effectiveDateTime,
    valueQuantity: { value, unit: 'kg' },
  };
}

test('reads who she is: official name, nickname, preferred telephone, zone of El Paso, interpreter', () => {
  const { patient: mapped, leftOut } = map();
  expect(Patient.parse(mapped)).toMatchObject({
    recordNumber: 'A-17',
    identifiers: [{ system: 'urn:clinic', value: 'A-17' }],
    givenName: 'Rosa Maria',
    familyName: 'Prueba',
    preferredName: 'Rosie',
    address: { state: 'TX' },
    timeZone: 'America/Denver',
    language: 'es',
    needsInterpreter: true,
    administrativeGender: 'unknown',
  });
  expect(mapped.phones.map(({ number, isPreferred }) => [number, isPreferred])).toEqual([
    ['555-0101', false],
    ['555-0102', true],
  ]);
  expect(leftOut).toEqual({
    'Patient.identifier (social security, licence or passport number)': 1,
    'Patient.telecom (not a telephone)': 1,
  });
});

test('an address that tells no zone leaves the zone unknown: she is called in hours that are fit everywhere', () => {
  const abroad = { ...patient, address: [{ city: 'Toronto', state: 'Ontario', postalCode: 'M5V 2T6' }] };
  const entry = [{ resource: abroad }];
  const mapped = mapBundle({ resourceType: 'Bundle', entry }, { now });
  expect(mapped.assumptions).toEqual(['time-zone']);
  const at = (instant: string) => callability(mapped.patient, Date.parse(instant));
  expect(at('2026-11-23T15:00:00.000Z')).toMatchObject({ now: false, localTime: '' });
  expect(at('2026-11-23T20:00:00.000Z').now).toBe(true);
  const told = mapBundle({ resourceType: 'Bundle', entry }, { now, defaultTimeZone: 'America/Toronto' });
  expect(told.patient.timeZone).toBe('America/Toronto');
});

test('an interpreter that the record says is not needed is not needed', () => {
  const url = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';
  const entry = [{ resource: { ...patient, extension: [{ url, valueBoolean: false }] } }];
  expect(mapBundle({ resourceType: 'Bundle', entry }, { now }).patient.needsInterpreter).toBe(false);
});

test('the id depends on the record number and its system, not on the logical id or the time', () => {
  const entry = [{ resource: { ...patient, id: 'other' } }];
  const later = mapBundle({ resourceType: 'Bundle', entry }, { now: '2027-01-01T00:00:00.000Z' });
  expect(later.patient.id).toBe(map().patient.id);
  const elsewhere = { ...patient, identifier: [{ type: MR, system: 'urn:elsewhere', value: 'A-17' }] };
  expect(
    mapBundle({ resourceType: 'Bundle', entry: [{ resource: elsewhere }] }, { now }).patient.id,
  ).not.toBe(map().patient.id);
});

test('keeps conditions with their status, active first, and leaves out employment and errors', () => {
  const { patient: mapped, leftOut } = map(
    condition('c1', '444814009', 'resolved', 'Viral sinusitis (disorder)'),
    condition('c2', '38341003', 'active', 'Hypertension'),
    condition('c3', '160903007', 'active', 'Full-time employment (finding)'),
    {
      ...condition('c4', '44054006', 'active'),
      verificationStatus: { coding: [{ code: 'entered-in-error' }] },
    },
    { ...condition('c5', '44054006', 'active'), abatementDateTime: '2020', clinicalStatus: undefined },
  );
  expect(
    mapped.conditions.map(({ text, clinicalStatus, abatedOn }) => [text, clinicalStatus, abatedOn]),
  ).toEqual([
    ['Hypertension', 'active', ''],
    ['Viral sinusitis', 'resolved', ''],
    ['44054006', 'resolved', '2020-01-01'],
  ]);
  expect(leftOut['Condition (employment, schooling or paperwork)']).toBe(1);
  expect(leftOut['Condition (refuted or entered in error)']).toBe(1);
  expect(mapped.enrollments).toEqual([]);
});

test('enrolls in CCM with two chronic conditions, and brings no consent', () => {
  const { patient: mapped } = map(
    condition('c1', '38341003', 'active'),
    condition('c2', '44054006', 'active'),
    condition('c3', '38341003', 'active'),
  );
  expect(mapped.enrollments).toMatchObject([{ program: 'CCM', status: 'active', startedOn: '2026-11-21' }]);
  expect(mapped.consents).toEqual([]);
  expect(mapped.riskReasons).toEqual(['2 chronic conditions at import, not reviewed yet']);
});

test('keeps of each medicine the newest current order, with the dose in words', () => {
  const order = (id: string, status: string, authoredOn: string, more: object = {}) => ({
    resourceType: 'MedicationRequest',
    id,
    ...about,
    status,
    authoredOn,
    medicationCodeableConcept: { coding: [{ system: 'urn:rx', code: '1', display: 'Metformin 500 mg' }] },
    ...more,
  });
  const repeat = { frequency: 2, period: 1, periodUnit: 'd' };
  const { patient: mapped, leftOut } = map(
    order('m1', 'active', '2024-01-01'),
    order('m2', 'active', '2026-02-01', {
      dosageInstruction: [
        { timing: { repeat }, doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] },
      ],
    }),
    order('m3', 'stopped', '2026-03-01'),
    {
      resourceType: 'MedicationRequest',
      ...about,
      status: 'active',
      medicationReference: { reference: 'Medication/x' },
      dosageInstruction: [{ text: 'Take at bedtime' }],
    },
    { resourceType: 'Medication', id: 'x', code: { text: 'Atorvastatin 20 mg' } },
  );
  expect(mapped.medications.map(({ text, dosage, startedOn }) => [text, dosage, startedOn])).toEqual([
    ['Atorvastatin 20 mg', 'Take at bedtime', ''],
    ['Metformin 500 mg', '1 tablet twice a day', '2026-02-01'],
  ]);
  expect(leftOut['MedicationRequest (earlier order of the same medicine)']).toBe(1);
  expect(leftOut['MedicationRequest (not current)']).toBe(1);
});

test('keeps the newest three of each code, and names what it could not read by its place', () => {
  const { observations, leftOut, unreadable } = map(
    weight('o1', '2026-01-01', 80.123456),
    weight('o2', '2026-04-01T10:00:00-05:00', 81),
    weight('o3', '2026-03', 82),
    weight('o4', '2025-12-01', 83),
    { ...weight('o5', '2026-05-01', 0), valueQuantity: { value: 'heavy' } },
    { ...weight('o6', '2026-05-01', 1), subject: { reference: 'Patient/somebody' } },
    { ...weight('o7', '', 1), effectiveDateTime: undefined },
  );
  expect(observations.map(({ effectiveAt, value }) => [effectiveAt, value])).toEqual([
    ['2026-04-01T15:00:00.000Z', 81],
    ['2026-03-01T12:00:00.000Z', 82],
    ['2026-01-01T12:00:00.000Z', 80.12],
  ]);
  expect(leftOut['Observation (older than the newest 3 of its kind)']).toBe(1);
  expect(leftOut['Observation (not readable)']).toBe(1);
  expect(leftOut['Observation (of somebody else)']).toBe(1);
  expect(leftOut['Observation (without date)']).toBe(1);
  expect(unreadable).toHaveLength(1);
  expect(unreadable[0]).toContain('entry 6 (Observation) at valueQuantity.value');
  expect(unreadable[0]).not.toContain('heavy');
});

test('makes one draft plan of the current care plans, with their goals and activities', () => {
  const { carePlan } = map(
    condition('c1', '38341003', 'active', 'Hypertension'),
    {
      resourceType: 'CarePlan',
      id: 'plan',
      ...about,
      status: 'active',
      addresses: [{ reference: 'Condition/c1' }],
      goal: [{ reference: 'Goal/g1' }],
      activity: [{ detail: { code: { text: 'Low salt diet' }, status: 'in-progress' } }],
    },
    { resourceType: 'CarePlan', id: 'over', ...about, status: 'completed' },
    {
      resourceType: 'Goal',
      id: 'g1',
      ...about,
      lifecycleStatus: 'accepted',
      description: { text: 'Blood pressure below 130' },
      target: [
        {
          measure: { coding: [{ system: LOINC, code: '8480-6' }] },
          detailQuantity: { value: 130, unit: 'mm[Hg]', comparator: '<' },
          dueDate: '2027-02-01',
        },
      ],
    },
  );
  expect(carePlan).toMatchObject({
    status: 'draft',
    problems: [{ title: 'Hypertension' }],
    goals: [
      {
        problemId: carePlan?.problems[0]?.id,
        lifecycleStatus: 'accepted',
        dueOn: '2027-02-01',
        target: { measureLoinc: '8480-6', comparator: '<', value: 130 },
      },
    ],
    interventions: [{ description: 'Low salt diet', status: 'in-progress' }],
  });
});

test.each([
  [undefined, 'NOT_A_BUNDLE'],
  [[], 'NOT_A_BUNDLE'],
  [{ resourceType: 'Bundle' }, 'NOT_A_BUNDLE'],
  [{ resourceType: 'Bundle', entry: [] }, 'NO_PATIENT'],
  [
    { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient', name: 'Rosa' } }] },
    'UNREADABLE_PATIENT',
  ],
  [{ resourceType: 'Bundle', entry: [{ resource: { ...patient, name: [] } }] }, 'UNREADABLE_PATIENT'],
])('refuses %j with %s', (bundle, code) => {
  let error: unknown;
  try {
    mapBundle(bundle, { now });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(FhirImportError);
  expect((error as FhirImportError).code).toBe(code);
  expect((error as FhirImportError).message).not.toContain('Prueba');
});
