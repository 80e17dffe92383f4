import type { Bundle, CodeableConcept, Resource } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CarePlan } from '#shared/domain/care-plan.ts';
import { Observation } from '#shared/domain/observation.ts';
import { Patient } from '#shared/domain/patient.ts';
import { PatientNeed } from '#shared/domain/patient-need.ts';
import { arbitraryDocument } from '#tests/support/arbitrary-document.ts';
import { fullRecord, makeNeed } from '#tests/support/fhir-record.ts';
import { bundleProblems, structureProblems } from '#tests/support/fhir-validator.ts';
import { mapBundle } from '../map-bundle.ts';
import type { ExportInput } from './export-context.ts';
import { exportPatient } from './export-patient.ts';

const now = '2026-11-22T00:00:00.000Z';

function exported(changes: Partial<ExportInput> = {}): Bundle {
  return exportPatient({ ...fullRecord(), ...changes }).bundle;
}

/** The resources of a kind, as plain JSON. */
function all<Kind extends Resource['resourceType']>(bundle: Bundle, kind: Kind) {
  return (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === kind ? [resource as Extract<Resource, { resourceType: Kind }>] : [],
  );
}

function codesOf(concepts: readonly (CodeableConcept | undefined)[] | undefined) {
  return (concepts ?? []).map((concept) => concept?.coding?.[0]?.code);
}

/** What a document says, without who wrote it when and without whom the patient is assigned to. */
function content<Document extends object>(document: Document): object {
  const { updatedAt, updatedBy, deviceId, rev, receivedAt, careManagerId, ...rest } = document as Record<
    string,
    unknown
  >;
  return rest;
}

describe('a record with one of everything', () => {
  test('is a valid bundle, with and without what is sensitive', () => {
    expect(bundleProblems(exported())).toEqual([]);
    expect(bundleProblems(exported({ withSensitive: true }))).toEqual([]);
  });

  test('has all kinds, and every entry only once', () => {
    const kinds = new Set(exported().entry?.map(({ resource }) => resource?.resourceType));
    expect([...kinds].sort()).toEqual(
      'AllergyIntolerance CarePlan CareTeam Communication Condition Consent Coverage Encounter EpisodeOfCare Goal Immunization MedicationRequest Observation Organization Patient Practitioner PractitionerRole Provenance QuestionnaireResponse RiskAssessment ServiceRequest Task'.split(
        ' ',
      ),
    );
  });

  test('is the same to the byte each time, and comes back as it was', () => {
    const input = { ...fullRecord(), withSensitive: true };
    const text = JSON.stringify(exportPatient(input).bundle);
    expect(JSON.stringify(exportPatient(structuredClone(input)).bundle)).toBe(text);
    const back = mapBundle(JSON.parse(text), { now });
    expect(content(back.patient)).toEqual(content(input.patient));
    expect(back.observations.map(content)).toEqual(input.observations.map(content));
    expect(back.carePlan).toMatchObject(content(input.carePlans[1] as CarePlan));
    expect(back.unreadable).toEqual([]);
  });

  test('is known again after another system gave everything its own logical ids and order', () => {
    const bundle = exported();
    const renamed = (bundle.entry ?? []).toReversed().map(({ resource }, index) => ({
      fullUrl: `https://ehr.example/${resource?.resourceType}/${index}`,
      resource: { ...resource, id: String(index) },
    }));
    const back = mapBundle({ ...bundle, entry: renamed }, { now });
    expect(back.patient.id).toBe(fullRecord().patient.id);
    expect(back.patient.conditions).toEqual(fullRecord().patient.conditions);
    expect(back.carePlan?.goals).toEqual(fullRecord().carePlans[1]?.goals);
  });

  test('that was changed to what is no record of ours is refused by its element', () => {
    const bundle = exported();
    const [patient] = all(bundle, 'Patient');
    const broken = { ...bundle, entry: [{ resource: { ...patient, gender: 'f' } }] };
    expect(() => mapBundle(broken, { now })).toThrow(
      /changed to what is no record of ours: Patient\.administrativeGender/,
    );
  });
});

test('any patient, plan and measurement of our shapes is a valid bundle and comes back as it was', () => {
  const record = fc.record({
    patient: arbitraryDocument(Patient),
    need: arbitraryDocument(PatientNeed),
    plan: arbitraryDocument(CarePlan),
    observation: arbitraryDocument(Observation),
  });
  fc.assert(
    fc.property(record, ({ patient, need, plan, observation }) => {
      const input: ExportInput = {
        ...fullRecord(),
        patient: { ...patient, needs: [...patient.needs, need] },
        carePlans: [{ ...plan, version: 0, patientId: patient.id }],
        observations: [{ ...observation, patientId: patient.id }],
        withSensitive: true,
      };
      const { bundle } = exportPatient(input);
      expect(structureProblems(bundle)).toEqual([]);
      const back = mapBundle(JSON.parse(JSON.stringify(bundle)), { now });
      expect(content(back.patient)).toEqual(content(input.patient));
      expect(back.carePlan).toMatchObject(content(input.carePlans[0] as CarePlan));
      expect(back.observations.map(content)).toEqual(input.observations.map(content));
    }),
    { numRuns: 40, seed: 20261121 },
  );
});

describe('every code of a required list is checked', () => {
  /** Elements of our resources with a required binding in FHIR R4. */
  const REQUIRED: [Resource['resourceType'], string[]][] = Object.entries({
    Patient: ['gender', 'name.0.use', 'telecom.0.system', 'telecom.0.use', 'address.0.use'],
    Consent: ['status'],
    EpisodeOfCare: ['status'],
    RiskAssessment: ['status'],
    CareTeam: ['status'],
    Coverage: ['status'],
    Condition: ['clinicalStatus.coding.0.code', 'verificationStatus.coding.0.code'],
    MedicationRequest: ['status', 'intent'],
    AllergyIntolerance: ['clinicalStatus.coding.0.code', 'criticality'],
    Immunization: ['status'],
    Encounter: ['status'],
    Communication: ['status'],
    CarePlan: ['status', 'intent', 'activity.0.detail.status', 'text.status'],
    Goal: ['lifecycleStatus', 'target.0.detailQuantity.comparator'],
    Observation: ['status', 'valueQuantity.comparator'],
    QuestionnaireResponse: ['status'],
    Task: ['status', 'intent', 'priority'],
    ServiceRequest: ['status', 'intent', 'priority'],
  }) as [Resource['resourceType'], string[]][];

  test.each(REQUIRED)('%s', (kind, paths) => {
    for (const path of paths) {
      const steps = path.split('.');
      const last = steps.pop() ?? '';
      const held = all(exported(), kind).find((resource) => at(resource, path.split('.')) !== undefined);
      const changed = structuredClone(held) as Resource;
      const place = at(changed, steps) as Record<string, unknown>;
      place[last] = 'no-such-code';
      expect(structureProblems(changed), path).toHaveLength(1);
    }
  });

  function at(value: unknown, steps: readonly string[]): unknown {
    return steps.reduce((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
  }
});

describe('a need', () => {
  const needs = (need: Partial<PatientNeed>) =>
    all(exported({ patient: { ...fullRecord().patient, needs: [makeNeed(need)] } }), 'Condition').find(
      ({ identifier }) => identifier?.[0]?.system?.endsWith(':need'),
    );

  test('is a health concern of its domain, unconfirmed until a clinician confirmed its code', () => {
    const proposed = needs({});
    expect(codesOf(proposed?.category)).toEqual(['health-concern', 'sdoh', 'food-insecurity']);
    expect(codesOf([proposed?.verificationStatus])).toEqual(['unconfirmed']);
    expect(codesOf([proposed?.code])[0]).toBe('Z59.41');
    expect(codesOf([needs({ codeStatus: 'confirmed' })?.verificationStatus])).toEqual(['confirmed']);
  });

  test('has a rejected code no longer as its code', () => {
    expect(needs({ codeStatus: 'rejected' })?.code).toEqual({ text: 'Food runs out' });
  });

  test.each([
    ['open', 'active'],
    ['working', 'active'],
    ['declined', 'active'],
    ['met', 'resolved'],
    ['closed', 'inactive'],
  ] as const)('that is %s is %s', (status, clinical) => {
    expect(codesOf([needs({ status })?.clinicalStatus])).toEqual([clinical]);
  });

  test('refers to the screening that showed it', () => {
    expect(needs({})?.evidence?.[0]?.detail?.[0]?.reference).toBe(`urn:uuid:${makeNeed().sourceScreeningId}`);
  });
});

test('a referral is a request to the service and a task to see it through, tied to the need', () => {
  const bundle = exported();
  const [request] = all(bundle, 'ServiceRequest');
  const task = all(bundle, 'Task').find(({ focus }) => focus !== undefined);
  expect(task?.focus?.reference).toBe(`urn:uuid:${request?.id}`);
  expect(request).toMatchObject({ status: 'active', intent: 'order', priority: 'routine' });
  expect(request?.reasonReference).toEqual([{ reference: `urn:uuid:${makeNeed().id}` }]);
  expect(request?.performer?.[0]?.display).toBe('Pantry');
  expect(codesOf(request?.category)).toEqual(['410606002', 'sdoh', 'food-insecurity']);
});

test('the version in force is written, and the plan that is worked on only where there is none', () => {
  expect(all(exported(), 'CarePlan')).toMatchObject([{ status: 'active' }]);
  const [working] = fullRecord().carePlans;
  expect(all(exported({ carePlans: working === undefined ? [] : [working] }), 'CarePlan')).toMatchObject([
    { id: working?.id, status: 'draft' },
  ]);
});

test('what is sensitive stays out unless it is asked for, and is labelled then', () => {
  const { bundle, withheld } = exportPatient(fullRecord());
  const text = JSON.stringify(bundle);
  expect(withheld).toBe(3);
  expect(text).not.toMatch(/Not safe at home|95618-5|95614-4|She told/);
  expect(all(bundle, 'QuestionnaireResponse')[0]?.meta?.security?.[0]?.code).toBe('REDACTED');
  const whole = exported({ withSensitive: true });
  const labelled = (whole.entry ?? []).filter(({ resource }) =>
    resource?.meta?.security?.some(({ code }) => code === 'R'),
  );
  const kinds = labelled.map(({ resource }) => resource?.resourceType);
  expect(new Set(kinds)).toEqual(new Set(['Condition', 'QuestionnaireResponse', 'Observation', 'Task']));
});

describe('a screening', () => {
  const bundle = exported();
  const [response] = all(bundle, 'QuestionnaireResponse');
  const answers = all(bundle, 'Observation').filter(({ derivedFrom }) => derivedFrom !== undefined);
  const answerTo = (loinc: string) => answers.find(({ code }) => codesOf([code])[0] === loinc);

  test('is nested as its form', () => {
    const food = response?.item?.find(({ linkId }) => linkId === 'food');
    expect(food?.item?.map(({ linkId }) => linkId)).toEqual(['88122-7', '88123-5']);
    expect(food?.item?.[0]?.answer?.[0]?.valueCoding?.code).toBe('LA28397-0');
  });

  test('gives an observation for each answer, derived from it, positive only where a need followed', () => {
    expect(codesOf(answerTo('88122-7')?.interpretation)[0]).toBe('POS');
    expect(answerTo('88123-5')?.interpretation).toBeUndefined();
    expect(answerTo('88122-7')?.derivedFrom).toEqual([{ reference: `urn:uuid:${response?.id}` }]);
    expect(codesOf(answerTo('71802-3')?.category)).toEqual([
      'survey',
      'sdoh',
      'homelessness',
      'housing-instability',
    ]);
  });

  test('says that an answer was declined', () => {
    expect(codesOf([answerTo('93030-5')?.dataAbsentReason])[0]).toBe('asked-declined');
    const ride = response?.item?.find(({ linkId }) => linkId === 'transportation')?.item?.[0];
    expect(ride).toMatchObject({ extension: [{ valueCode: 'asked-declined' }] });
    expect(ride?.answer).toBeUndefined();
  });
});
