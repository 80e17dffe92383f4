import type { Bundle, Resource } from '@medplum/fhirtypes';
import { callOut } from './call.ts';
import { carePlanOut, goalOut, planToExport, problemOut } from './care-plan.ts';
import { allergyOut, conditionOut, immunizationOut, medicationOut, transitionOut } from './clinical.ts';
import { coverageOut, educationOut } from './coverage.ts';
import { ownIdentifier, urn } from './elements.ts';
import { consentOut, enrollmentOut, riskOut } from './enrollment.ts';
import { ExportContext, type ExportInput } from './export-context.ts';
import { needOut } from './need.ts';
import { observationOut } from './observation.ts';
import { patientOut } from './patient.ts';
import { careTeamOut, memberOut, memberRoleOut, organizationOut, staffOut } from './people.ts';
import { provenanceOut, signatureOut } from './provenance.ts';
import { referencesIn, resolveReferences } from './references.ts';
import { screeningOut } from './screening.ts';
import { isSensitiveNeed, isSensitiveTask } from './sensitive.ts';
import { referralRequestOut, resourceOut, taskOut } from './task.ts';
import { withoutViolence } from './withhold.ts';

/** A resource of an export: each has an id. */
type Exported = Resource & { id: string };

export interface ExportedPatient {
  /**
   * A `collection`: a record as it stands, for any reader. A `transaction` would tell a server what to do with it, and that is not ours to say. Every
   * literal reference leads to an entry of it.
   */
  bundle: Bundle;
  /** How many needs, tasks and screenings were left out or cut because they tell of violence or substance use. */
  withheld: number;
}

/**
 * All that our records hold of a patient as a FHIR R4 bundle, but for her minutes, which FHIR has no resource for. Equal records give equal bundles:
 * every id comes from them, and no clock is read.
 */
export function exportPatient(whole: ExportInput): ExportedPatient {
  const { withSensitive } = whole;
  const { record: input, withheld } = withSensitive
    ? { record: whole, withheld: 0 }
    : withoutViolence(exported(whole));
  const context = new ExportContext(input);
  const { patient } = input;
  const needs = patient.needs.filter((need) => withSensitive || !isSensitiveNeed(need, context));
  const tasks = input.tasks.filter((task) => withSensitive || !isSensitiveTask(task, context));
  const screenings = input.screenings.map((screening) => screeningOut(screening, context));
  const plan = planToExport(input.carePlans);
  const planned = plan === null ? [] : planResources(plan, context);
  const record: Resource[] = [
    patientOut(context),
    ...patient.consents.map((consent) => consentOut(consent, context)),
    ...patient.enrollments.map((enrollment) => enrollmentOut(enrollment, context)),
    riskOut(context),
    ...[careTeamOut(context)].filter((team) => team !== null),
    ...patient.careTeam.flatMap((member) => [memberOut(member), memberRoleOut(member, context)]),
    ...patient.conditions.map((condition) => conditionOut(condition, context)),
    ...needs.map((need) => needOut(need, context)),
    ...patient.medications.map((medication) => medicationOut(medication, context)),
    ...patient.allergies.map((allergy) => allergyOut(allergy, context)),
    ...patient.immunizations.map((immunization) => immunizationOut(immunization, context)),
    ...patient.transitions.map((transition) => transitionOut(transition, context)),
    ...patient.coverages.map((coverage) => coverageOut(coverage, context)),
    ...patient.education.map((given) => educationOut(given, context)),
    ...planned,
    ...input.observations.map((observation) => observationOut(observation, context)),
    ...screenings.flat(),
    ...input.calls.map((call) => callOut(call, context)),
    ...tasks.flatMap((task) =>
      task.referral === null
        ? [taskOut(task, context)]
        : [referralRequestOut(task, task.referral, context), taskOut(task, context)],
    ),
    ...provenance(plan, planned, screenings, context),
  ];
  const resources = [...record, ...referredTo(record, context)] as Exported[];
  const resolved = resolveReferences(resources);
  const redacted = screenings.filter(([response]) =>
    response?.meta?.security?.some(({ code }) => code === 'REDACTED'),
  );
  return {
    bundle: {
      resourceType: 'Bundle',
      id: context.id('bundle'),
      identifier: ownIdentifier('bundle', patient.id),
      type: 'collection',
      timestamp: lastChange(input),
      entry: resolved.map((resource) => ({ fullUrl: urn(resource.id), resource })),
    },
    withheld:
      withheld + patient.needs.length - needs.length + (input.tasks.length - tasks.length) + redacted.length,
  };
}

/** With no other plan than the one that is written. */
function exported(input: ExportInput): ExportInput {
  const plan = planToExport(input.carePlans);
  return { ...input, carePlans: plan === null ? [] : [plan] };
}

function planResources(plan: ExportInput['carePlans'][number], context: ExportContext): Resource[] {
  return [
    carePlanOut(plan, context),
    ...plan.problems.map((problem) => problemOut(problem, plan, context)),
    ...plan.goals.map((goal) => goalOut(goal, plan, context)),
  ];
}

/** Who wrote the patient's record, her plan, her screenings, and her calls; a measurement names its performer itself. */
function provenance(
  plan: ExportInput['carePlans'][number] | null,
  planned: readonly Resource[],
  screenings: readonly (readonly Resource[])[],
  context: ExportContext,
): Resource[] {
  const { patient, calls } = context.input;
  const ids = (resources: readonly Resource[]) => resources.map(({ id = '' }) => id);
  return [
    provenanceOut(patient, [patient.id], context),
    ...(plan === null
      ? []
      : [
          provenanceOut(plan, ids(planned), context),
          ...plan.signatures.map((signature) => signatureOut(signature, plan, context)),
        ]),
    ...context.input.screenings.map((screening, index) =>
      provenanceOut(screening, ids(screenings[index] ?? []), context),
    ),
    ...calls.map((call) => provenanceOut(call, [call.id], context)),
  ];
}

/** The practice, and those of its staff and of the directory whom something refers to. */
function referredTo(record: readonly Resource[], context: ExportContext): Resource[] {
  const named = new Set(referencesIn(record));
  return [
    organizationOut(context),
    ...context.input.staff
      .filter(({ id }) => named.has(urn(id)))
      .flatMap((person) => staffOut(person, context)),
    ...context.input.resources.filter(({ id }) => named.has(urn(id))).map(resourceOut),
  ];
}

function lastChange(input: ExportInput): string {
  const { patient, carePlans, calls, screenings, observations, tasks } = input;
  const documents = [patient, ...carePlans, ...calls, ...screenings, ...observations, ...tasks];
  return documents
    .map(({ updatedAt }) => updatedAt)
    .reduce((last, at) => (at.localeCompare(last) > 0 ? at : last));
}
