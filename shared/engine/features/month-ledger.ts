/** @file What a month of billing is made from on this device: the ledger around the month, and what the practice says of itself. */
import { BILLING_EXCLUSIONS, BILLING_RULES, BILLING_SWITCHES } from '#shared/content/billing/index.ts';
import { chronicConditions } from '#shared/content/chronic-conditions.ts';
import { gatherFacts, type PracticeFacts } from '#shared/domain/billing/gather-facts.ts';
import { CAUTIOUS_PRACTICE } from '#shared/domain/billing/practice-billing.ts';
import { billingReadiness, type CodeReadiness } from '#shared/domain/billing/readiness.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { addDays } from '#shared/domain/local-date.ts';
import { effectiveEntries, monthBounds, monthOf } from '#shared/domain/minutes.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { toInstant, type YearMonth } from '#shared/domain/primitives.ts';
import type { Program } from '#shared/domain/program.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findOfPatient, findTimeEntriesBetween } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';

/** How far from its month a correction may stand: time moved to the right day is still found. */
const AROUND_MS = 45 * 86_400_000;
const SCREENINGS_READ = 60;

/** Programs of which a code asks for a rating scale. */
const WITH_SCALES: ReadonlySet<Program> = new Set<Program>(['BHI', 'CoCM']);

/** The present month of the practice. */
export function presentMonth(desk: Desk): YearMonth {
  return monthOf(desk.ports.now(), desk.person.practiceTimeZone);
}

/** The month before. */
export function monthBefore(month: YearMonth): YearMonth {
  return addDays(`${month}-01`, -1).slice(0, 7);
}

/** The standing entries of a month and of the weeks around it. The present month is in memory. */
export async function ledgerAround(desk: Desk, month: YearMonth): Promise<TimeEntry[]> {
  if (month === presentMonth(desk)) return effectiveEntries([...desk.caseload.timeEntries.values()]);
  const { from, until } = monthBounds(month, desk.person.practiceTimeZone);
  return effectiveEntries(
    await findTimeEntriesBetween(desk.store, toInstant(from - AROUND_MS), toInstant(until + AROUND_MS)),
  );
}

/** What the practice says of itself and its people, as the server last told this device. */
export function practiceFacts({ person, caseload }: Pick<Desk, 'person' | 'caseload'>): PracticeFacts {
  return {
    timeZone: person.practiceTimeZone,
    billing: person.practiceBilling ?? CAUTIOUS_PRACTICE,
    credentialOf: (staffId) => caseload.staff.get(staffId)?.credential ?? 'none',
  };
}

/** The documents of one patient that her month depends on. */
export interface PatientDocuments {
  patient: Patient;
  carePlan: CarePlan | null;
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

/** The screenings of a patient, where one of her programs asks for them. */
export function screeningsFor(desk: Desk, patient: Patient): Promise<Screening[]> {
  const asks = patient.enrollments.some(({ program }) => WITH_SCALES.has(program));
  return asks ? findOfPatient(desk.store, 'screenings', patient.id, SCREENINGS_READ) : Promise.resolve([]);
}
