/** @file The patient's copy of her plan: what it says, and the record that she got it (domain.md 2.1). */
import { PATIENT_COPY_LABELS } from '#shared/content/patient-copy/index.ts';
import { PLAN_TEMPLATES } from '#shared/content/plan-templates/index.ts';
import type { CarePlan, PlanCopy } from '#shared/domain/care-plan.ts';
import { patientCopy } from '#shared/domain/patient-copy.ts';
import type { CopyLanguage, PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { effectiveVersion } from '#shared/domain/plan-versions.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { findById, findPatientPlans } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { requirePatient } from './patients.ts';

interface Given extends Omit<PlanCopy, 'id' | 'givenAt' | 'givenBy'> {
  patientId: string;
  versionId: string;
}

/** The copy of the version that holds, in a language; null when nothing was approved yet. */
export async function planCopy(
  desk: Desk,
  { patientId, language }: { patientId: string; language: CopyLanguage },
): Promise<PatientCopy | null> {
  const patient = requirePatient(desk, patientId);
  const plan = effectiveVersion((await findPatientPlans(desk.store, patientId)).versions);
  if (!plan) return null;
  const manager = desk.caseload.staff.get(patient.careManagerId);
  return patientCopy({
    plan,
    patient,
    tasks: [...desk.caseload.openTasks.values()].filter((task) => task.patientId === patientId),
    templates: PLAN_TEMPLATES,
    language,
    words: PATIENT_COPY_LABELS[language],
    practice: { name: desk.person.organizationName, timeZone: desk.person.practiceTimeZone },
    careManager: manager
      ? { name: manager.name, credential: manager.credential, phone: manager.phone }
      : null,
  });
}

/** Records that a copy was given: to whom, how and in which language. It is appended to the version, and billing counts it. */
export async function givePlanCopy(desk: Desk, { patientId, versionId, ...words }: Given): Promise<CarePlan> {
  requirePatient(desk, patientId);
  await desk.writer.write(async () => {
    const plan = await versionOf(desk, patientId, versionId);
    const copy: PlanCopy = {
      ...words,
      id: desk.ports.newId(),
      recipient: words.recipient.trim(),
      givenAt: toInstant(desk.ports.now()),
      givenBy: desk.person.staffId,
    };
    if (copy.recipient === '') throw engineError('INVALID', 'Say who got the copy.');
    return {
      action: 'care-plan.copy-given',
      patientId,
      subject: { collection: 'carePlans', id: plan.id },
      changes: [
        { collection: 'carePlans', document: { ...plan, copies: [...plan.copies, copy] }, base: plan },
      ],
      roles: ['care-manager', 'supervisor'],
    };
  });
  return versionOf(desk, patientId, versionId);
}

async function versionOf(desk: Desk, patientId: string, versionId: string): Promise<CarePlan> {
  const plan = await findById(desk.store, 'carePlans', versionId);
  if (plan?.patientId === patientId && plan.version > 0) return plan;
  throw engineError('NOT_FOUND', 'This version of the plan is not on this device any more.');
}
