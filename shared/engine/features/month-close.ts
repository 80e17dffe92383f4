/** @file Month close: how the month of each patient of the team stands, closing it, opening it again, and what the biller gets. */
import { BILLING_RULES } from '#shared/content/billing/index.ts';
import type {
  CloseMonthInput,
  MonthCloseBoard,
  MonthCloseRow,
  MonthCloseTrail,
} from '#shared/contract/engine/month-close.ts';
import { programsOf } from '#shared/domain/billing/gather-facts.ts';
import { rulesOn } from '#shared/domain/billing/units.ts';
import { monthBounds, wholeMinutes } from '#shared/domain/minutes.ts';
import type { MonthCloseEvent } from '#shared/domain/month-close.ts';
import { monthCloseCsv } from '#shared/domain/month-close-csv.ts';
import {
  type Closing,
  type ClosingFacts,
  closeOf,
  closingOf,
  devicesBefore,
  monthTrail,
} from '#shared/domain/month-closing.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { type Id, toInstant, type YearMonth } from '#shared/domain/primitives.ts';
import type { StaffDevice } from '#shared/domain/staff.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { liveMonth } from './month-close-live.ts';
import { monthAfter, monthBefore, presentMonth } from './month-ledger.ts';
import { requirePatient } from './patients.ts';

/** This month and those before it whose calls are kept in memory. */
const MONTHS = 3;

/** The month of everybody on this device. */
export async function monthCloseBoard(desk: Desk, asked?: YearMonth): Promise<MonthCloseBoard> {
  const months = monthsOf(desk);
  const month = requireMonth(desk, asked ?? monthBefore(presentMonth(desk)));
  const facts = await (await liveMonth(desk, month)).all();
  const silentOf = silentDevices(desk, month);
  const rows: MonthCloseRow[] = [];
  for (const patient of desk.caseload.patients.values()) {
    const own = facts.get(patient.id);
    if (!own || !hasMonth(patient, own, month)) continue;
    rows.push(rowOf(desk, patient, own, closingOf(own, silentOf(patient))));
  }
  return {
    month,
    months,
    isOver: isOver(desk, month),
    closesFrom: `${monthAfter(month)}-01`,
    rows: rows.sort(
      (left, right) => collator.compare(left.name, right.name) || (left.patientId < right.patientId ? -1 : 1),
    ),
  };
}

const collator = new Intl.Collator('en', { numeric: true });

/** All that was closed and opened of a patient's month. */
export async function monthCloseTrail(
  desk: Desk,
  { patientId, month }: { patientId: Id; month: YearMonth },
): Promise<MonthCloseTrail> {
  requireMonth(desk, month);
  const patient = requirePatient(desk, patientId);
  const facts = await (await liveMonth(desk, month)).one(patient);
  const { seconds, codes } = facts.numbers;
  const titles = new Map(rulesOn(BILLING_RULES, `${month}-01`).map(({ code, title }) => [code, title]));
  const programs = new Set([...programsOf(patient, month), ...seconds.map(({ program }) => program)]);
  return {
    patientId,
    trail: monthTrail(patient, month)
      .toReversed()
      .map((event) => ({ ...event, byName: nameOf(desk, event.by) })),
    programs: [...programs].map((program) => ({
      program,
      minutes: wholeMinutes(seconds.find((one) => one.program === program)?.seconds ?? 0),
      billingPractitioner:
        patient.enrollments.find((one) => one.program === program)?.billingPractitioner ?? '',
    })),
    codes: codes.map(({ code, units }) => ({ code, units, title: titles.get(code) ?? '' })),
  };
}

/** Closes the months of some patients, each in a write of its own that reads her month anew. */
export async function closeMonths(
  desk: Desk,
  { month, patientIds, reason }: CloseMonthInput,
): Promise<{ closed: Id[]; left: { patientId: Id; why: string }[] }> {
  requireMonth(desk, month);
  if (!isOver(desk, month)) {
    throw engineError('INVALID', 'This month is not over. It can be closed from the first day of the next.');
  }
  const live = await liveMonth(desk, month);
  const silentOf = silentDevices(desk, month);
  const [closed, left]: [Id[], { patientId: Id; why: string }[]] = [[], []];
  for (const patientId of new Set(patientIds)) {
    await desk.writer.write(async () => {
      const patient = await storedPatient(desk, patientId);
      if (!patient) {
        left.push({ patientId, why: 'She is not on this device any more.' });
        return null;
      }
      const facts = await live.one(patient);
      const closing = closingOf(facts, silentOf(patient));
      const why = whyLeft(closing, reason);
      if (why !== '') {
        left.push({ patientId, why });
        return null;
      }
      closed.push(patientId);
      const isBlocked = closing.reasons.length > 0;
      return eventOrder(desk, patient, {
        ...facts.numbers,
        ...{ month, kind: 'closed', reason: isBlocked ? reason : '' },
      });
    });
  }
  return { closed, left };
}

/** As it is on disk: what is in memory may be older by a write. */
async function storedPatient(desk: Desk, patientId: Id): Promise<Patient | null> {
  return desk.caseload.patients.has(patientId) ? findById(desk.store, 'patients', patientId) : null;
}

function whyLeft(closing: Closing, reason: string): string {
  if (closing.standing === 'closed') return 'It is closed already.';
  if (closing.standing === 'nothing') return 'No code has its minutes: there is nothing to bill.';
  if (closing.reasons.length === 0 || reason.length >= 3) return '';
  return closing.reasons.map(({ detail }) => detail).join(' ');
}

/** Opens a closed month again, so that its minutes can be corrected. */
export async function reopenMonth(
  desk: Desk,
  { patientId, month, reason }: { patientId: Id; month: YearMonth; reason: string },
): Promise<{ patientId: Id }> {
  requireMonth(desk, month);
  const live = await liveMonth(desk, month);
  await desk.writer.write(async () => {
    const patient = (await storedPatient(desk, patientId)) ?? requirePatient(desk, patientId);
    if (!closeOf(patient, month)) throw engineError('INVALID', 'This month is not closed.');
    const { numbers } = await live.one(patient);
    return eventOrder(desk, patient, { ...numbers, month, kind: 'reopened', reason });
  });
  return { patientId };
}

function eventOrder(desk: Desk, patient: Patient, event: Omit<MonthCloseEvent, 'id' | 'at' | 'by'>) {
  const { ports, person } = desk;
  const stamped: MonthCloseEvent = {
    ...event,
    ...{ id: ports.newId(), at: toInstant(ports.now()), by: person.staffId },
  };
  const document: Patient = { ...patient, monthCloses: [...patient.monthCloses, stamped] };
  return {
    action: `month.${event.kind}`,
    patientId: patient.id,
    subject: { collection: 'patients' as const, id: patient.id },
    changes: [{ collection: 'patients' as const, document, base: patient }],
    roles: ['supervisor' as const],
  };
}

/** What was closed of a month, for the biller. Noted in the audit trail. */
export async function exportMonth(
  desk: Desk,
  asked: YearMonth,
): Promise<{ csv: string; patients: number; changed: number }> {
  const { month, rows } = await monthCloseBoard(desk, asked);
  const titles = new Map(rulesOn(BILLING_RULES, `${month}-01`).map((rule) => [rule.code, rule]));
  const closed = rows.flatMap(({ patientId, careManagerName, standing }) => {
    const patient = requirePatient(desk, patientId);
    const event = closeOf(patient, month);
    if (!event) return [];
    const isChanged = standing === 'changed';
    return [{ patient, careManagerName, event, isChanged, closedByName: nameOf(desk, event.by) }];
  });
  await desk.writer.write({
    action: 'month.exported',
    patientId: '',
    subject: { collection: 'patients', id: '' },
    changes: [],
  });
  return {
    csv: monthCloseCsv(closed, (code) => titles.get(code)),
    patients: closed.length,
    changed: closed.filter(({ isChanged }) => isChanged).length,
  };
}

function rowOf(desk: Desk, patient: Patient, { numbers }: ClosingFacts, closing: Closing): MonthCloseRow {
  const { standing, reasons, closed } = closing;
  return {
    patientId: patient.id,
    name: patientName(patient),
    recordNumber: patient.recordNumber,
    careManagerId: patient.careManagerId,
    careManagerName: patient.careManagerId === '' ? '' : nameOf(desk, patient.careManagerId),
    standing,
    reasons,
    numbers,
    closed: closed && {
      ...{ seconds: closed.seconds, codes: closed.codes },
      ...{ at: closed.at, byName: nameOf(desk, closed.by) },
    },
  };
}

function hasMonth(patient: Patient, { numbers, trail }: ClosingFacts, month: YearMonth): boolean {
  return numbers.seconds.length > 0 || trail.length > 0 || programsOf(patient, month).length > 0;
}

/** Of each patient the devices of her care manager that may still hold minutes of the month. While it lasts, that says nothing. */
function silentDevices(desk: Desk, month: YearMonth): (patient: Patient) => readonly StaffDevice[] {
  const end = toInstant(monthBounds(month, desk.person.practiceTimeZone).until);
  const over = isOver(desk, month);
  const known = new Map<string, readonly StaffDevice[]>();
  return ({ careManagerId }) => {
    const before = known.get(careManagerId);
    if (before) return before;
    const devices = over ? (desk.caseload.staff.get(careManagerId)?.devices ?? []) : [];
    const silent = devicesBefore(devices, end);
    known.set(careManagerId, silent);
    return silent;
  };
}

function nameOf({ caseload, person }: Desk, staffId: string): string {
  if (staffId === person.staffId) return person.name;
  return caseload.staff.get(staffId)?.name ?? 'somebody of another team';
}

function isOver(desk: Desk, month: YearMonth): boolean {
  return month < presentMonth(desk);
}

function monthsOf(desk: Desk): YearMonth[] {
  const months = [presentMonth(desk)];
  while (months.length < MONTHS) months.push(monthBefore(months.at(-1) ?? ''));
  return months;
}

function requireMonth(desk: Desk, month: YearMonth): YearMonth {
  if (desk.person.role !== 'supervisor') throw engineError('NOT_ALLOWED', 'Supervisors close the month.');
  if (monthsOf(desk).includes(month)) return month;
  throw engineError('INVALID', 'This month cannot be looked at here. Choose one of the last three.');
}
