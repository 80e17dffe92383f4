import { gatherFacts, type PracticeFacts } from '#shared/domain/billing/gather-facts.ts';
import { billingReadiness, type CodeReadiness } from '#shared/domain/billing/readiness.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { YearMonth } from '#shared/domain/primitives.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { chronicConditions } from '../chronic-conditions.ts';
import { BILLING_EXCLUSIONS, BILLING_RULES, BILLING_SWITCHES } from './index.ts';

/** The documents of one patient that her month depends on. */
export interface PatientDocuments {
  patient: Patient;
  carePlan: CarePlan | null;
  planVersions: readonly CarePlan[];
  timeEntries: readonly TimeEntry[];
  calls: readonly Call[];
  screenings: readonly Screening[];
}

/** Every code of a patient's month by the rules of that month. */
export function readinessOf(
  documents: PatientDocuments,
  month: YearMonth,
  practice: PracticeFacts,
): CodeReadiness[] {
  const facts = gatherFacts(
    {
      ...documents,
      evidence: documents.patient.evidence,
      chronicConditions: chronicConditions(documents.patient.conditions).length,
    },
    month,
    practice,
  );
  return billingReadiness(facts, {
    rules: BILLING_RULES,
    exclusions: BILLING_EXCLUSIONS,
    switches: BILLING_SWITCHES,
  });
}
