/** @file What may not leave by default: violence at home and substance use (domain.md 7.4, 7.5). */
import type { Coding } from '@medplum/fhirtypes';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import type { Coding as CarelineCoding } from '#shared/domain/primitives.ts';
import type { Task } from '#shared/domain/task.ts';
import { isViolenceTrigger } from '#shared/domain/violence-codes.ts';
import { SYSTEMS } from './elements.ts';
import type { ExportContext } from './export-context.ts';

/** Restricted: for those who need it to help her. */
export const RESTRICTED: readonly Coding[] = [
  { system: SYSTEMS.confidentiality, code: 'R', display: 'restricted' },
];

/** Says that something was taken out. */
export const REDACTED: readonly Coding[] = [
  { system: SYSTEMS.observationValue, code: 'REDACTED', display: 'redacted' },
];

/** ICD-10-CM F10 to F19: disorders due to substance use. */
const SUBSTANCE_USE = /^F1\d/;

/** How a diagnosis is to be guarded. */
export function labelsOf(codes: readonly CarelineCoding[]): readonly Coding[] {
  const isSubstanceUse = codes.some(
    ({ system, code }) => system === SYSTEMS.icd10 && SUBSTANCE_USE.test(code),
  );
  return isSubstanceUse
    ? [
        ...RESTRICTED,
        { system: SYSTEMS.actCode, code: 'ETH', display: 'substance abuse information sensitivity' },
      ]
    : [];
}

/** Whether a need may not be written where others could read it. */
export function isSensitiveNeed(need: PatientNeed, context: ExportContext): boolean {
  return context.guide(need.needId)?.mayGoOnPlan === false;
}

/** Whether a task tells of a need that may not be written where others could read it. */
export function isSensitiveTask(task: Task, context: ExportContext): boolean {
  const { escalation, referral } = task;
  if (escalation !== null && isViolenceTrigger(escalation.triggerId)) return true;
  const need = context.input.patient.needs.find(
    ({ id, referralTaskId }) => id === referral?.patientNeedId || referralTaskId === task.id,
  );
  return need !== undefined && isSensitiveNeed(need, context);
}
