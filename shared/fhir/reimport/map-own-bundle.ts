import { CarePlan } from '#shared/domain/care-plan.ts';
import { Observation } from '#shared/domain/observation.ts';
import { Patient } from '#shared/domain/patient.ts';
import type { Instant } from '#shared/domain/primitives.ts';
import type { BundleReader } from '../bundle.ts';
import { FhirImportError } from '../import-error.ts';
import type { MappedBundle } from '../mapped-bundle.ts';
import { carePlanIn } from './own-care-plan.ts';
import { observationsIn } from './own-observations.ts';
import { OwnPatient, patientIn } from './own-patient.ts';
import { ownIdOf, ownResources, readOwn } from './own-resources.ts';

/** The kinds that the re-import reads. Calls, screenings, tasks and minutes are the signed work of their authors: they are never made anew. */
const READ_KINDS = new Set([
  'Patient',
  'Consent',
  'EpisodeOfCare',
  'RiskAssessment',
  'CareTeam',
  'Practitioner',
  'PractitionerRole',
  'Condition',
  'MedicationRequest',
  'AllergyIntolerance',
  'Immunization',
  'Observation',
  'Coverage',
  'CarePlan',
  'Goal',
  'Organization',
]);

/** The id of the patient where the bundle is an export of Careline, and undefined where it is another system's. */
export function ownPatientId(patient: { identifier?: Parameters<typeof ownIdOf>[0] }): string | undefined {
  return ownIdOf(patient.identifier, 'patient');
}

/**
 * Maps an export of Careline back to the documents that it was made from, exactly: same ids, same order, nothing assumed, only with the stamp of this
 * import.
 *
 * @throws {FhirImportError} `UNREADABLE_PATIENT` when what the export wrote was changed to what is no record of ours
 */
export function mapOwnBundle(id: string, bundle: BundleReader, now: Instant): MappedBundle {
  const stamp = {
    updatedAt: now,
    updatedBy: 'server' as const,
    deviceId: 'server' as const,
    rev: 0,
    receivedAt: '' as const,
  };
  const own = ownResources(bundle, 'Patient', 'patient', OwnPatient)[0];
  if (own === undefined) throw new FhirImportError('NO_PATIENT', 'It is a FHIR Bundle without a Patient.');
  const plan = carePlanIn(id, bundle);
  const documents = {
    patient: readOwn(Patient, { ...patientIn(id, own.resource, bundle), ...stamp }, 'Patient'),
    observations: observationsIn(id, bundle).map((content) =>
      readOwn(Observation, { ...content, ...stamp }, 'Observation'),
    ),
    carePlan: plan === null ? null : readOwn(CarePlan, { ...plan, ...stamp }, 'CarePlan'),
  };
  bundle.leaveOutAllBut(READ_KINDS);
  return {
    ...documents,
    leftOut: bundle.leftOut.counts(),
    unreadable: bundle.unreadable,
    assumptions: [],
  };
}
