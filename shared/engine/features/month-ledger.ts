/** @file What a month of billing is made from on this device: the ledger around the month, and what the practice says of itself. */
import type { PracticeFacts } from '#shared/domain/billing/gather-facts.ts';
import { CAUTIOUS_PRACTICE } from '#shared/domain/billing/practice-billing.ts';
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
export const AROUND_MS = 45 * 86_400_000;
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

/** The month after. */
export function monthAfter(month: YearMonth): YearMonth {
  return addDays(`${month}-28`, 4).slice(0, 7);
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

/** The screenings of a patient, where one of her programs asks for them. */
export function screeningsFor(desk: Desk, patient: Patient): Promise<Screening[]> {
  const asks = patient.enrollments.some(({ program }) => WITH_SCALES.has(program));
  return asks ? findOfPatient(desk.store, 'screenings', patient.id, SCREENINGS_READ) : Promise.resolve([]);
}
