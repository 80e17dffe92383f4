import type pg from 'pg';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { withHeldConditions, withHeldLines } from '#shared/fhir/export/withhold.ts';
import type { MappedBundle } from '#shared/fhir/mapped-bundle.ts';
import { inOrganization, type Transaction } from '../database/transaction.ts';
import { assignPatients } from '../organization/assign-patients.ts';
import type { PersonRow } from '../organization/people.ts';
import { type StoreSummary, storeDocuments } from '../sync/store-documents.ts';

export interface PatientOutcome {
  patients: StoreSummary;
  observations: StoreSummary;
  carePlans: StoreSummary;
}

const NOTHING: StoreSummary = { created: 0, updated: 0, unchanged: 0, kept: 0 };

/** Stores one imported patient and assigns her, all or nothing. Storing the same again makes no new version. */
export function storeImportedPatient(
  pool: pg.Pool,
  person: PersonRow,
  mapped: MappedBundle,
): Promise<PatientOutcome> {
  const { organizationId, id: staffId } = person;
  return inOrganization(pool, organizationId, async (transaction) => {
    const patient = await keepOwn(transaction, organizationId, mapped.patient);
    await assignPatients(transaction, { organizationId, staffId, patientIds: [patient.id] });
    return {
      patients: await storeDocuments(transaction, {
        organizationId,
        collection: 'patients',
        documents: [patient],
      }),
      observations: await storeDocuments(transaction, {
        organizationId,
        collection: 'observations',
        documents: mapped.observations,
      }),
      carePlans:
        mapped.carePlan === null
          ? NOTHING
          : await storeDocuments(transaction, {
              organizationId,
              collection: 'carePlans',
              documents: [await keepLines(transaction, organizationId, mapped.carePlan, patient)],
            }),
    };
  });
}

/**
 * An enrollment began with the first import: a later import of the same patient does not begin it anew. Needs that the bundle is silent about stay,
 * and so do diagnoses that tell of violence: an export leaves these out, and other systems know no needs.
 */
async function keepOwn(transaction: Transaction, organizationId: string, patient: Patient): Promise<Patient> {
  const { rows } = await transaction.query<{
    enrollments: Patient['enrollments'] | null;
    needs: Patient['needs'] | null;
    conditions: Patient['conditions'] | null;
  }>(
    `select body -> 'enrollments' as enrollments, body -> 'needs' as needs,
            body -> 'conditions' as conditions from documents
      where organization_id = $1 and collection = 'patients' and id = $2 for update`,
    [organizationId, patient.id],
  );
  const held = rows[0]?.enrollments ?? [];
  const brought = new Map(patient.needs.map((need) => [need.id, need]));
  const heldNeeds = rows[0]?.needs ?? [];
  const heldIds = new Set(heldNeeds.map(({ id }) => id));
  return {
    ...patient,
    conditions: withHeldConditions(patient.conditions, rows[0]?.conditions ?? []),
    enrollments: held.length === 0 ? patient.enrollments : held,
    needs: [
      ...heldNeeds.map((need) => brought.get(need.id) ?? need),
      ...patient.needs.filter(({ id }) => !heldIds.has(id)),
    ],
  };
}

/** Lines about violence that the plan has here stay where the bundle is silent about them. */
async function keepLines(
  transaction: Transaction,
  organizationId: string,
  plan: CarePlan,
  patient: Patient,
): Promise<CarePlan> {
  const { rows } = await transaction.query<{ body: CarePlan }>(
    `select body from documents where organization_id = $1 and collection = 'carePlans' and id = $2 for update`,
    [organizationId, plan.id],
  );
  return rows[0] === undefined ? plan : withHeldLines(plan, rows[0].body, patient);
}
