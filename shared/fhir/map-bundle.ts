import { chronicConditions } from '#shared/content/chronic-conditions.ts';
import { UNKNOWN_TIME_ZONE } from '#shared/domain/address-time-zone.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { Instant } from '#shared/domain/primitives.ts';
import { allergiesOf, FhirAllergy } from './allergy.ts';
import { BundleReader, type Found, itemIds } from './bundle.ts';
import { carePlanOf, FhirCarePlan } from './care-plan.ts';
import { CARE_TEAM_KINDS, careTeamOf, FhirCareTeam } from './care-team.ts';
import { conditionsOf, FhirCondition } from './condition.ts';
import { enrollmentOnImport, riskOnImport } from './enrollment.ts';
import { FhirGoal } from './goal.ts';
import { FhirImmunization, immunizationsOf } from './immunization.ts';
import { FhirImportError } from './import-error.ts';
import type { MappedBundle } from './mapped-bundle.ts';
import { currentMedicationUses, MEDICATION_KINDS, medicationsOf } from './medication.ts';
import { FhirObservation, observationsOf } from './observation.ts';
import {
  demographicsOf,
  emergencyContactsOf,
  FhirPatient,
  homeOf,
  identifiersOf,
  languageOf,
  patientIdentity,
  phonesOf,
  recordNumberOf,
} from './patient.ts';
import { mapOwnBundle, ownPatientId } from './reimport/map-own-bundle.ts';
import { stableId } from './stable-id.ts';

export interface MapOptions {
  /** The time of the import: the stamp of the documents and the first day of an enrollment. */
  now: Instant;
  /** How many observations of each LOINC code to keep; 3 when left out. */
  observationsPerCode?: number;
  /** The zone of an address whose state is missing or unknown. When left out the zone stays unknown, and the calling hours are those fit everywhere. */
  defaultTimeZone?: string;
}

const READ_KINDS = new Set([
  'Patient',
  'Condition',
  'AllergyIntolerance',
  'Immunization',
  'Observation',
  'CarePlan',
  'Goal',
  'Medication',
  ...MEDICATION_KINDS,
  ...CARE_TEAM_KINDS,
]);

/**
 * Maps a FHIR R4 bundle of one patient to our documents: what a care manager works with. The same bundle gives the same
 * documents with the same ids, whenever and wherever it is mapped, except for the stamp. Nothing is fetched. An export of Careline gives the
 * documents that it was made from.
 *
 * @throws {FhirImportError} when it is no bundle, has no patient or several, or the patient cannot be identified
 */
export function mapBundle(source: unknown, options: MapOptions): MappedBundle {
  const bundle = new BundleReader(source);
  const found = onlyPatient(bundle);
  const fhirPatient = found.resource;
  const ownId = ownPatientId(fhirPatient);
  if (ownId !== undefined) return mapOwnBundle(ownId, bundle, options.now);
  const id = stableId('patient', ...patientIdentity(fhirPatient));
  const newId = itemIds(id);
  const { names } = found;
  const stamp = {
    updatedAt: options.now,
    updatedBy: 'server' as const,
    deviceId: 'server' as const,
    rev: 0,
    receivedAt: '' as const,
  };
  const uses = currentMedicationUses(bundle, names);
  const conditions = conditionsOf(bundle.allOf('Condition', FhirCondition, names), newId, bundle.leftOut);
  const chronic = chronicConditions(conditions);
  const careTeam = careTeamOf(
    bundle,
    fhirPatient,
    bundle.allOf('CareTeam', FhirCareTeam, names),
    uses.map(({ use }) => use),
    newId,
  );
  const home = homeOf(fhirPatient);
  const patient: Patient = {
    needs: [],
    education: [],
    careGapAnswers: [],
    coverages: [],
    monthCloses: [],
    id,
    ...stamp,
    recordNumber: recordNumberOf(fhirPatient),
    identifiers: identifiersOf(fhirPatient, bundle.leftOut),
    ...demographicsOf(fhirPatient),
    phones: phonesOf(fhirPatient, newId, bundle.leftOut),
    address: home.address,
    timeZone: home.timeZone ?? options.defaultTimeZone ?? UNKNOWN_TIME_ZONE,
    ...languageOf(fhirPatient),
    callWindows: [],
    consents: [],
    enrollments: enrollmentOnImport(chronic, options.now, careTeam[0]?.name ?? '', newId),
    ...riskOnImport(chronic),
    conditions,
    medications: medicationsOf(uses, newId),
    allergies: allergiesOf(bundle.allOf('AllergyIntolerance', FhirAllergy, names), newId, bundle.leftOut),
    immunizations: immunizationsOf(
      bundle.allOf('Immunization', FhirImmunization, names),
      newId,
      bundle.leftOut,
    ),
    careTeam,
    emergencyContacts: emergencyContactsOf(fhirPatient, newId),
    transitions: [],
    evidence: [],
    holds: [],
    personalNotes: '',
    careManagerId: '',
  };
  const observations = observationsOf(
    bundle.allOf('Observation', FhirObservation, names),
    id,
    options.observationsPerCode ?? 3,
    bundle.leftOut,
  ).map((content) => ({ ...content, ...stamp }));
  const plan = carePlanOf(
    bundle,
    bundle.allOf('CarePlan', FhirCarePlan, names),
    bundle.allOf('Goal', FhirGoal, names),
    id,
    newId,
  );
  bundle.leaveOutAllBut(READ_KINDS);
  return {
    patient,
    observations,
    carePlan: plan === null ? null : { ...plan, ...stamp },
    leftOut: bundle.leftOut.counts(),
    unreadable: bundle.unreadable,
    assumptions: [
      ...(home.timeZone === undefined ? (['time-zone'] as const) : []),
      ...(fhirPatient.communication === undefined ? (['language'] as const) : []),
    ],
  };
}

function onlyPatient(bundle: BundleReader): Found<FhirPatient> {
  const patients = bundle.all('Patient', FhirPatient);
  const [first] = patients;
  if (first === undefined) {
    const reason = bundle.unreadable.find((line) => line.includes('(Patient)'));
    throw reason === undefined
      ? new FhirImportError('NO_PATIENT', 'It is a FHIR Bundle without a Patient.')
      : new FhirImportError('UNREADABLE_PATIENT', `Its Patient cannot be read: ${reason}.`);
  }
  if (patients.length > 1) {
    throw new FhirImportError(
      'SEVERAL_PATIENTS',
      `It holds ${patients.length} patients. Export one Bundle for each patient.`,
    );
  }
  return first;
}
