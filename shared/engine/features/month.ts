import { BILLING_RULES } from '#shared/content/billing/index.ts';
import { readinessOf } from '#shared/content/billing/readiness-of.ts';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type {
  MonthBlockGroup,
  MonthEntries,
  MonthEntriesInput,
  MonthView,
} from '#shared/contract/engine/month.ts';
import { type MonthBlock, monthBlocks } from '#shared/domain/billing/month-blocks.ts';
import { rulesOn } from '#shared/domain/billing/units.ts';
import { countBusinessDays } from '#shared/domain/business-days.ts';
import { lastDayOfMonth, localDate } from '#shared/domain/local-date.ts';
import { wholeMinutes } from '#shared/domain/minutes.ts';
import { linesBehind, monthLines, secondsOfLines } from '#shared/domain/month-lines.ts';
import { monthReport } from '#shared/domain/month-report.ts';
import { outOfReach } from '#shared/domain/month-summary.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { YearMonth } from '#shared/domain/primitives.ts';
import { rankQueue } from '#shared/domain/queue.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findCarePlans } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { byPatient } from './by-patient.ts';
import { entriesInWords } from './ledger-entries.ts';
import { ledgerAround, monthBefore, practiceFacts, presentMonth, screeningsFor } from './month-ledger.ts';
import { queueInput } from './queue.ts';

/** The month of the caseload on this device: minutes, thresholds, what is missing, who will not get there. INVALID for a month to come. */
export async function monthView(desk: Desk, asked?: YearMonth): Promise<MonthView> {
  const month = pastOrPresent(desk, asked);
  const present = presentMonth(desk);
  const today = localDate(desk.ports.now(), desk.person.practiceTimeZone);
  const patients = [...desk.caseload.patients.values()];
  const ledger = await ledgerAround(desk, month);
  const lines = monthLines(patients, ledger, month, desk.person.practiceTimeZone);
  const endsOn = lastDayOfMonth(month);
  return {
    month,
    months: [present, monthBefore(present)],
    isCurrent: month === present,
    today,
    endsOn,
    workdaysLeft: month === present ? countBusinessDays(today, endsOn) : 0,
    ...monthReport(patients, lines, month, PROGRAM_TARGETS),
    blocks: await blockGroups(desk, patients, ledger, month),
    forecast: month === present ? forecastOf(desk, patients) : [],
  };
}

function pastOrPresent(desk: Desk, asked: YearMonth | undefined): YearMonth {
  const present = presentMonth(desk);
  if (asked !== undefined && asked > present) {
    throw engineError('INVALID', 'This month has not begun. Choose this month or an earlier one.');
  }
  return asked ?? present;
}

/** By the same rows and pace as the number on Today. */
function forecastOf(desk: Desk, patients: readonly Patient[]): MonthView['forecast'] {
  const input = queueInput(desk, patients);
  return outOfReach(input, rankQueue(input)).map((row) => ({
    patientId: row.patientId,
    name: row.name,
    programs: row.programs,
    minutes: row.minutesThisMonth,
    target: row.minutesTarget,
  }));
}

async function blockGroups(
  desk: Desk,
  patients: readonly Patient[],
  ledger: readonly TimeEntry[],
  month: YearMonth,
): Promise<MonthBlockGroup[]> {
  const practice = practiceFacts(desk);
  const rules = rulesOn(BILLING_RULES, `${month}-01`);
  const plans = await findCarePlans(desk.store);
  const entries = byPatient(ledger);
  const calls = byPatient(desk.caseload.calls.values());
  const groups = new Map<MonthBlockGroup['what'], MonthBlockGroup>();
  for (const patient of patients) {
    if (patient.enrollments.length === 0 || patient.deceased === 'confirmed') continue;
    const codes = readinessOf(
      {
        patient,
        carePlan: plans.get(patient.id)?.working ?? null,
        planVersions: plans.get(patient.id)?.versions ?? [],
        timeEntries: entries.get(patient.id) ?? [],
        calls: calls.get(patient.id) ?? [],
        screenings: await screeningsFor(desk, patient),
      },
      month,
      practice,
    );
    for (const block of monthBlocks(codes, rules)) addBlock(groups, patient, block);
  }
  const isNear = ({ hasMinutes }: { hasMinutes: boolean }) => hasMinutes;
  for (const { patients: rows } of groups.values()) {
    rows.sort(
      (left, right) => Number(isNear(right)) - Number(isNear(left)) || (left.name < right.name ? -1 : 1),
    );
  }
  // What only the practice can do stands last.
  const isReview = ({ what }: MonthBlockGroup) => Number(what === 'review');
  return [...groups.values()].sort(
    (left, right) =>
      isReview(left) - isReview(right) ||
      right.patients.filter(isNear).length - left.patients.filter(isNear).length ||
      right.patients.length - left.patients.length,
  );
}

function addBlock(
  groups: Map<MonthBlockGroup['what'], MonthBlockGroup>,
  patient: Patient,
  { program, code, title, hasMinutes, missing }: MonthBlock,
): void {
  for (const { what, detail } of missing) {
    const group = groups.get(what) ?? { what, patients: [] };
    group.patients.push({
      ...{ patientId: patient.id, name: patientName(patient) },
      ...{ program, code, title, hasMinutes, detail },
    });
    groups.set(what, group);
  }
}

/** The ledger entries behind a number of the month, the latest first. */
export async function monthEntries(
  desk: Desk,
  { month: asked, ...filter }: MonthEntriesInput,
): Promise<MonthEntries> {
  const month = pastOrPresent(desk, asked);
  const timeZone = desk.person.practiceTimeZone;
  const ledger = await ledgerAround(desk, month);
  const lines = monthLines([...desk.caseload.patients.values()], ledger, month, timeZone);
  const found = linesBehind(lines, filter);
  const seconds = secondsOfLines(found);
  const latestFirst = found.map(({ entry }) => entry).toReversed();
  const entries = await entriesInWords(desk, latestFirst, ledger, 'as-given');
  return { minutes: wholeMinutes(seconds), seconds, timeZone, entries };
}
