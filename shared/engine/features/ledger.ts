/** @file What is written into the minute ledger by hand: time worked without the clock, corrections, moves, entries taken out. */
import type { CorrectionInput, ManualEntryInput } from '#shared/contract/engine/ledger.ts';
import { correctEntry, voidEntry } from '#shared/domain/ledger/correction.ts';
import { type EntryFacts, lengthOf, piecesOf, type Stretch } from '#shared/domain/ledger/entry-facts.ts';
import {
  MANUAL_ENTRY_DAYS,
  manualProblem,
  programsOn,
  stretchOf,
} from '#shared/domain/ledger/manual-entry.ts';
import { localDate } from '#shared/domain/local-date.ts';
import { monthOf } from '#shared/domain/minutes.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { fromInstant, type Id } from '#shared/domain/primitives.ts';
import type { Program } from '#shared/domain/program.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, WriteOrder } from '../writer.ts';
import { requireFree } from './booked-time.ts';
import { requireOpenMonths } from './closed-month.ts';
import { entriesOfMonth } from './ledger-entries.ts';
import { requirePatient } from './patients.ts';

/** Answers of the ledger's commands. */
export interface Written {
  entryIds: Id[];
}

/** More than a year: a correction that adds no time may reach back as far as anything is kept here. */
const ANY_TIME = 400;

/** Books time that was worked without the clock, cut at the practice's month end. */
export function addManualEntry(desk: Desk, input: ManualEntryInput): Promise<Written> {
  return writeEntries(desk, 'ledger.added', async () => {
    const patient = requirePatient(desk, input.patientId);
    const timeZone = desk.person.practiceTimeZone;
    const stretch = stretchOf(input.times, timeZone);
    requireTimes(desk, stretch, desk.person.manualEntryDays ?? MANUAL_ENTRY_DAYS);
    requireProgram(desk, patient, input.program, stretch);
    requireOpenMonths(desk, [patient], stretch);
    await requireFree(desk, stretch);
    const entry: EntryFacts = {
      ...stretch,
      id: desk.ports.newId(),
      patientId: patient.id,
      staffId: desk.person.staffId,
      program: input.program,
      activity: input.activity,
      callId: '',
      seconds: lengthOf(stretch),
      timeZone,
      method: 'manual',
      isInteractive: input.isInteractive,
      isBillable: true,
      reason: input.reason,
      supersedes: '',
      counterpart: input.counterpart,
      narrative: input.narrative,
    };
    return { patientId: patient.id, entries: piecesOf(entry, timeZone, desk.ports.newId) };
  });
}

/** Supersedes an entry of one's own by what it should have been. */
export function correctLedgerEntry(desk: Desk, input: CorrectionInput): Promise<Written> {
  return writeEntries(desk, 'ledger.corrected', async () => {
    const original = await standingEntry(desk, input.entryId);
    if (original.staffId !== desk.person.staffId) {
      throw engineError('NOT_ALLOWED', 'Only the person whose time it is can correct this entry.');
    }
    const source = requirePatient(desk, original.patientId);
    const patient = requirePatient(desk, input.patientId);
    const { practiceTimeZone: timeZone, staffId } = desk.person;
    const stretch = input.times === null ? null : stretchOf(input.times, timeZone);
    if (!isChanged(original, input, stretch)) {
      throw engineError('INVALID', 'Nothing is different from what is booked. Change something first.');
    }
    requireOpenMonths(desk, stretch ? [source] : [source, patient], original);
    if (stretch) requireOpenMonths(desk, [patient], stretch);
    if (stretch) {
      const isMore = lengthOf(stretch) > original.seconds;
      const days = isMore ? (desk.person.manualEntryDays ?? MANUAL_ENTRY_DAYS) : ANY_TIME;
      requireTimes(desk, stretch, days);
      await requireFree(desk, stretch, original.id);
    }
    if (stretch || input.program !== original.program || patient.id !== original.patientId) {
      requireProgram(desk, patient, input.program, stretch ?? original);
    }
    const to = { ...input, stretch };
    const entries = correctEntry(original, to, { staffId, timeZone, newId: desk.ports.newId });
    return { patientId: original.patientId, entries };
  });
}

/** Takes an entry out: one's own, or as a supervisor anybody's. */
export function voidLedgerEntry(
  desk: Desk,
  { entryId, reason }: { entryId: Id; reason: string },
): Promise<Written> {
  return writeEntries(
    desk,
    'ledger.voided',
    async () => {
      const original = await standingEntry(desk, entryId);
      const patient = requirePatient(desk, original.patientId);
      if (original.staffId !== desk.person.staffId && desk.person.role !== 'supervisor') {
        throw engineError('NOT_ALLOWED', 'Ask the person whose time it is, or her supervisor.');
      }
      requireOpenMonths(desk, [patient], original);
      const { practiceTimeZone: timeZone, staffId } = desk.person;
      const by = { staffId, timeZone, newId: desk.ports.newId };
      return { patientId: original.patientId, entries: [voidEntry(original, reason, by)] };
    },
    ['care-manager', 'supervisor'],
  );
}

/** Writes what `make` answers in one stroke. It is called when the writes before it are on disk, so that nothing comes between. */
async function writeEntries(
  desk: Desk,
  action: string,
  make: () => Promise<{ patientId: Id; entries: EntryFacts[] }>,
  roles: WriteOrder['roles'] = ['care-manager'],
): Promise<Written> {
  let entryIds: Id[] = [];
  await desk.writer.write(async () => {
    const { patientId, entries } = await make();
    entryIds = entries.map(({ id }) => id);
    return {
      action,
      patientId,
      subject: { collection: 'timeEntries', id: entryIds[0] ?? '' },
      changes: entries.map(
        (document): Change => ({ collection: 'timeEntries', document: document as never, base: null }),
      ),
      roles,
    };
  });
  return { entryIds };
}

/** The entry, as long as nothing on this device supersedes it. */
async function standingEntry(desk: Desk, entryId: Id): Promise<TimeEntry> {
  const entry = await findById(desk.store, 'timeEntries', entryId);
  if (!entry) throw engineError('NOT_FOUND', 'This entry is not on this device any more.');
  const month = monthOf(fromInstant(entry.startedAt), desk.person.practiceTimeZone);
  const around = await entriesOfMonth(desk, month);
  if (around.some(({ supersedes }) => supersedes === entryId)) {
    throw engineError('CONFLICT', 'This entry was corrected already. Correct the one that stands now.');
  }
  if (entry.seconds === 0) {
    throw engineError('INVALID', 'This line only says that an entry was taken out. There is no time in it.');
  }
  return entry;
}

function requireTimes(desk: Desk, stretch: Stretch, days: number): void {
  const limits = { now: desk.ports.now(), timeZone: desk.person.practiceTimeZone, days };
  const problem = manualProblem(stretch, limits);
  if (problem !== '') throw engineError('INVALID', problem);
}

/** Minutes go to one program, in which she was enrolled on that day (domain.md 1.7 rule 1). */
function requireProgram(desk: Desk, patient: Patient, program: Program, { startedAt }: Stretch): void {
  const day = localDate(fromInstant(startedAt), desk.person.practiceTimeZone);
  const enrolled = programsOn(patient, day);
  if (enrolled.includes(program)) return;
  const name = patientName(patient);
  throw engineError(
    'INVALID',
    enrolled.length === 0
      ? `${name} was in no program on that day, so no minutes can be booked.`
      : `${name} was not in ${program} on that day. Choose ${enrolled.join(' or ')}.`,
  );
}

function isChanged(original: TimeEntry, input: CorrectionInput, stretch: Stretch | null): boolean {
  return (
    input.patientId !== original.patientId ||
    input.program !== original.program ||
    input.activity !== original.activity ||
    input.narrative !== original.narrative ||
    (stretch !== null && (stretch.startedAt !== original.startedAt || stretch.endedAt !== original.endedAt))
  );
}
