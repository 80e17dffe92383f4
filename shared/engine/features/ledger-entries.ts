/** @file The minute ledger as it is read on this device: entries in words, a patient's month, a person's day, the history of an entry. */
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { LedgerDay, LedgerEntry, LedgerMonth } from '#shared/contract/engine/ledger.ts';
import { programsOf, whyNotCounted } from '#shared/domain/billing/gather-facts.ts';
import { MANUAL_ENTRY_DAYS, programsOn } from '#shared/domain/ledger/manual-entry.ts';
import { findOverlaps } from '#shared/domain/ledger/overlaps.ts';
import { addDays, instantAt, lastDayOfMonth, localDate } from '#shared/domain/local-date.ts';
import {
  effectiveEntries,
  monthBounds,
  monthOf,
  nextThreshold,
  targetOf,
  wholeMinutes,
} from '#shared/domain/minutes.ts';
import { closeOf } from '#shared/domain/month-closing.ts';
import { monthLines, secondsByPatient } from '#shared/domain/month-lines.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import {
  fromInstant,
  type LocalDate,
  type TimeZone,
  toInstant,
  type YearMonth,
} from '#shared/domain/primitives.ts';
import { Program } from '#shared/domain/program.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findById, findByIds, findTimeEntriesBetween } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { monthBefore, presentMonth } from './month-ledger.ts';
import { receiptOf, requirePatient } from './patients.ts';

/** How far back a patient's months can be looked at. */
const MONTHS = 12;

/** All entries on this device that start in a month of the practice, superseded ones too. What corrects one of them is among them. */
export async function entriesOfMonth(desk: Desk, month: YearMonth): Promise<TimeEntry[]> {
  const { from, until } = monthBounds(month, desk.person.practiceTimeZone);
  const [first, end] = [toInstant(from), toInstant(until)];
  if (month !== presentMonth(desk)) return findTimeEntriesBetween(desk.store, first, end);
  return [...desk.caseload.timeEntries.values()].filter(
    ({ startedAt }) => startedAt >= first && startedAt < end,
  );
}

/** A patient's month. NOT_FOUND, or INVALID for a month that is not among the last twelve. */
export async function ledgerMonth(
  desk: Desk,
  { patientId, month: asked }: { patientId: string; month?: YearMonth | undefined },
): Promise<LedgerMonth> {
  const patient = requirePatient(desk, patientId);
  const timeZone = desk.person.practiceTimeZone;
  const months = lastMonths(desk);
  const month = asked ?? presentMonth(desk);
  if (!months.includes(month)) {
    throw engineError('INVALID', 'This month cannot be looked at here. Choose one of the last twelve.');
  }
  const all = await entriesOfMonth(desk, month);
  const lines = monthLines([patient], all, month, timeZone);
  const enrolled = programsOf(patient, month);
  const totals = Program.options.flatMap((program) => {
    const seconds = secondsByPatient(lines, program).get(patientId);
    if (seconds === undefined && !enrolled.includes(program)) return [];
    const minutes = wholeMinutes(seconds ?? 0);
    const target = targetOf(PROGRAM_TARGETS, program, lastDayOfMonth(month));
    return [{ program, seconds: seconds ?? 0, minutes, target: target ? nextThreshold(target, minutes) : 0 }];
  });
  const today = localDate(desk.ports.now(), timeZone);
  const closed = closeOf(patient, month);
  return {
    patientId,
    month,
    months,
    timeZone,
    totals,
    entries: await entriesInWords(
      desk,
      all.filter((entry) => entry.patientId === patientId),
      all,
    ),
    closed: closed && { at: closed.at, byName: staffName(desk, closed.by) },
    manual: {
      isAllowed: desk.person.role === 'care-manager',
      days: desk.person.manualEntryDays ?? MANUAL_ENTRY_DAYS,
      today,
      programs: programsOn(patient, today),
    },
  };
}

/** A person's day in the practice's zone. NOT_ALLOWED for somebody else's, except to a supervisor. */
export async function ledgerDay(
  desk: Desk,
  { day, staffId = desk.person.staffId }: { day: LocalDate; staffId?: string | undefined },
): Promise<LedgerDay> {
  const { person } = desk;
  if (staffId !== person.staffId && person.role !== 'supervisor') {
    throw engineError('NOT_ALLOWED', 'The day of somebody else is for supervisors.');
  }
  const timeZone = person.practiceTimeZone;
  const first = toInstant(instantAt(day, 0, timeZone));
  const end = toInstant(instantAt(addDays(day, 1), 0, timeZone));
  const all = await entriesOfMonth(desk, day.slice(0, 7));
  const own = all.filter(
    (entry) => entry.staffId === staffId && entry.startedAt >= first && entry.startedAt < end,
  );
  const entries = await entriesInWords(desk, own, all);
  const seconds = entries
    .filter(({ isStanding, notCounted }) => isStanding && notCounted === '')
    .reduce((sum, entry) => sum + entry.seconds, 0);
  return { day, timeZone, seconds, minutes: wholeMinutes(seconds), entries };
}

/** An entry with all that it corrects and all that corrects it, the earliest written first. NOT_FOUND. */
export async function ledgerHistory(desk: Desk, entryId: string): Promise<LedgerEntry[]> {
  const asked = await findById(desk.store, 'timeEntries', entryId);
  if (!asked) throw engineError('NOT_FOUND', 'This entry is not on this device any more.');
  const history = new Map([[asked.id, asked]]);
  for (let id: string = asked.supersedes; id !== '' && !history.has(id); ) {
    const before = await findById(desk.store, 'timeEntries', id);
    if (!before) break;
    history.set(before.id, before);
    id = before.supersedes;
  }
  const around = await entriesAround(desk, [...history.values()]);
  for (let found = true; found; ) {
    found = false;
    for (const entry of around) {
      if (history.has(entry.id) || !history.has(entry.supersedes)) continue;
      history.set(entry.id, entry);
      found = true;
    }
  }
  const written = [...history.values()].sort(
    (left, right) =>
      fromInstant(left.updatedAt) - fromInstant(right.updatedAt) || left.sequence - right.sequence,
  );
  return entriesInWords(desk, written, [...around, ...written], 'as-given');
}

/** Time that was moved into another month or to another patient is mostly within weeks. */
const AROUND_MS = 45 * 86_400_000;

function entriesAround(desk: Desk, entries: readonly TimeEntry[]): Promise<TimeEntry[]> {
  const starts = entries.map(({ startedAt }) => fromInstant(startedAt));
  const from = toInstant(Math.min(...starts) - AROUND_MS);
  return findTimeEntriesBetween(desk.store, from, toInstant(Math.max(...starts) + AROUND_MS));
}

/** Entries in words, by their start unless the order given is to stay. `all` are those among which corrections and double bookings are looked for. */
export async function entriesInWords(
  desk: Desk,
  entries: readonly TimeEntry[],
  all: readonly TimeEntry[],
  order: 'by-start' | 'as-given' = 'by-start',
): Promise<LedgerEntry[]> {
  const { caseload, person } = desk;
  const known = [...new Map([...all, ...entries].map((entry) => [entry.id, entry])).values()];
  const standing = new Set(effectiveEntries(known).map(({ id }) => id));
  const doubled = new Set(findOverlaps(known).flatMap(({ first, second }) => [first.id, second.id]));
  const held = new Set((await desk.sync.held()).map(({ documentId }) => documentId));
  const calls = await callKinds(desk, entries);
  const sorted =
    order === 'as-given'
      ? entries
      : entries.toSorted(
          (left, right) =>
            fromInstant(left.startedAt) - fromInstant(right.startedAt) ||
            fromInstant(left.updatedAt) - fromInstant(right.updatedAt),
        );
  return sorted.map((entry): LedgerEntry => {
    const patient = caseload.patients.get(entry.patientId);
    const staff = caseload.staff.get(entry.staffId);
    const isOwn = entry.staffId === person.staffId;
    const isOpen =
      standing.has(entry.id) &&
      entry.seconds > 0 &&
      patient !== undefined &&
      !isInClosedMonth(patient, entry, person.practiceTimeZone);
    return {
      entryId: entry.id,
      patientId: entry.patientId,
      patientName: patient ? patientName(patient) : '',
      staffId: entry.staffId,
      staffName: staff?.name ?? (isOwn ? person.name : ''),
      credential: entry.credential === 'none' ? (staff?.credential ?? 'none') : entry.credential,
      program: entry.program,
      activity: entry.activity,
      startedAt: entry.startedAt,
      endedAt: entry.endedAt,
      seconds: entry.seconds,
      method: entry.method,
      counterpart: entry.counterpart,
      isInteractive: entry.isInteractive,
      notCounted: whyNotCounted(entry, patient?.evidence ?? [], person.practiceTimeZone),
      reason: entry.reason,
      narrative: entry.narrative,
      callKind: calls.get(entry.callId) ?? null,
      enteredAt: entry.updatedAt,
      isStanding: standing.has(entry.id),
      isCorrection: entry.supersedes !== '',
      isDoubleBooked: doubled.has(entry.id),
      mayCorrect: isOpen && isOwn && person.role === 'care-manager',
      mayVoid: isOpen && (isOwn ? person.role === 'care-manager' : person.role === 'supervisor'),
      receipt: receiptOf(entry, held),
    };
  });
}

function isInClosedMonth(patient: Patient, { startedAt }: TimeEntry, timeZone: TimeZone): boolean {
  // Few have a closed month, and a month is asked for with every line.
  if (patient.monthCloses.length === 0) return false;
  return closeOf(patient, monthOf(fromInstant(startedAt), timeZone)) !== null;
}

function staffName({ caseload, person }: Desk, staffId: string): string {
  return staffId === person.staffId ? person.name : (caseload.staff.get(staffId)?.name ?? 'a supervisor');
}

async function callKinds(desk: Desk, entries: readonly TimeEntry[]) {
  const ids = new Set(entries.map(({ callId }) => callId).filter((id) => id !== ''));
  const known = [...ids].flatMap((id) => desk.caseload.calls.get(id) ?? []);
  for (const { id } of known) ids.delete(id);
  const found = [...known, ...(await findByIds(desk.store, 'calls', [...ids]))];
  return new Map(found.map((call) => [call.id, call.kind]));
}

function lastMonths(desk: Desk): YearMonth[] {
  const months = [presentMonth(desk)];
  while (months.length < MONTHS) months.push(monthBefore(months.at(-1) ?? ''));
  return months;
}
