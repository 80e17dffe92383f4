import { BILLING_RULES } from '#shared/content/billing/index.ts';
import { readinessOf } from '#shared/content/billing/readiness-of.ts';
import type { PatientReadiness } from '#shared/contract/engine/month.ts';
import { nearestCodes } from '#shared/domain/billing/month-blocks.ts';
import { rulesOn } from '#shared/domain/billing/units.ts';
import { localDate } from '#shared/domain/local-date.ts';
import { wholeMinutes } from '#shared/domain/minutes.ts';
import { monthLines, secondsByPatient } from '#shared/domain/month-lines.ts';
import { fromInstant, type YearMonth } from '#shared/domain/primitives.ts';
import { Program } from '#shared/domain/program.ts';
import { findOfPatient, findPatientPlans } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { ledgerAround, monthBefore, practiceFacts, presentMonth, screeningsFor } from './month-ledger.ts';
import { requirePatient } from './patients.ts';

/** How far back a patient's months can be looked at. */
const MONTHS = 12;
const CALLS_READ = 400;

/**
 * What the codes of a patient's month have and lack, by the rules of that month. It prepares for a biller and submits nothing. NOT_FOUND,
 * or INVALID for a month that is not among the last twelve.
 */
export async function patientReadiness(
  desk: Desk,
  patientId: string,
  asked?: YearMonth,
): Promise<PatientReadiness> {
  const patient = requirePatient(desk, patientId);
  const months = lastMonths(presentMonth(desk));
  const month = asked ?? presentMonth(desk);
  if (!months.includes(month)) {
    throw engineError('INVALID', 'This month cannot be looked at here. Choose one of the last twelve.');
  }
  const [ledger, plans, calls, screenings] = await Promise.all([
    ledgerAround(desk, month),
    findPatientPlans(desk.store, patientId),
    findOfPatient(desk.store, 'calls', patientId, CALLS_READ),
    screeningsFor(desk, patient),
  ]);
  const timeEntries = ledger.filter((entry) => entry.patientId === patientId);
  const codes = readinessOf(
    { patient, carePlan: plans.working, planVersions: plans.versions, timeEntries, calls, screenings },
    month,
    practiceFacts(desk),
  );
  const nearest = new Set(nearestCodes(codes, rulesOn(BILLING_RULES, `${month}-01`)));
  const zone = desk.person.practiceTimeZone;
  const lines = monthLines([patient], timeEntries, month, zone);
  const minutes = Program.options.flatMap((program) => {
    const seconds = secondsByPatient(lines, program).get(patientId);
    return seconds === undefined ? [] : [{ program, minutes: wholeMinutes(seconds) }];
  });
  return {
    patientId,
    month,
    months,
    today: localDate(desk.ports.now(), zone),
    minutes,
    codes: codes.map((code) => ({ ...code, isNearest: nearest.has(code) })),
    evidence: patient.evidence
      .map((one) => ({
        ...one,
        recordedByName: desk.caseload.staff.get(one.recordedBy)?.name ?? 'An import',
      }))
      .sort((left, right) => (left.on < right.on ? 1 : left.on > right.on ? -1 : later(left, right))),
    mayWrite: desk.person.role === 'care-manager',
  };
}

function later(left: { recordedAt: string }, right: { recordedAt: string }): number {
  return fromInstant(right.recordedAt) - fromInstant(left.recordedAt);
}

function lastMonths(present: YearMonth): YearMonth[] {
  const months = [present];
  while (months.length < MONTHS) months.push(monthBefore(months.at(-1) ?? present));
  return months;
}
