import { z } from 'zod';
import { CallKind } from '#shared/domain/call.ts';
import { Receipt } from '#shared/domain/document.ts';
import { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';
import {
  ActorId,
  Id,
  Instant,
  LocalDate,
  LocalTime,
  TimeZone,
  YearMonth,
} from '#shared/domain/primitives.ts';
import { Program } from '#shared/domain/program.ts';
import { Credential } from '#shared/domain/staff.ts';
import { Activity, TimeEntry } from '#shared/domain/time-entry.ts';
import { command, query } from '../procedures.ts';

const { counterpart, method } = TimeEntry.shape;

/** A line of the minute ledger in words. */
export const LedgerEntry = z.object({
  entryId: Id,
  patientId: Id,
  /** Empty when she is not on this device. */
  patientName: z.string(),
  staffId: ActorId,
  staffName: z.string(),
  credential: Credential,
  program: Program,
  activity: Activity,
  startedAt: Instant,
  endedAt: Instant,
  seconds: z.number().int(),
  method,
  counterpart,
  isInteractive: z.boolean(),
  /** Why it does not count, or empty. */
  notCounted: z.enum(['', 'not-billable', 'inpatient-day']),
  reason: z.string(),
  narrative: z.string(),
  /** The kind of the call it was spent in, where that is on this device. */
  callKind: CallKind.nullable(),
  /** When it was written down. */
  enteredAt: Instant,
  /** False for one that a correction supersedes: it is shown struck through, and counts for nothing. */
  isStanding: z.boolean(),
  /** It corrects an earlier one. */
  isCorrection: z.boolean(),
  /** Another standing entry of the same person shares its time. */
  isDoubleBooked: z.boolean(),
  mayCorrect: z.boolean(),
  mayVoid: z.boolean(),
  receipt: Receipt,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** The total of a program. Minutes are floored once, here (domain.md 1.7 rule 3). `target` is the next threshold; 0 where none is counted. */
export const LedgerTotal = z.object({
  program: Program,
  seconds: z.number().int(),
  minutes: z.number().int(),
  target: z.number().int(),
});
export type LedgerTotal = z.infer<typeof LedgerTotal>;

/** A patient's month. */
export const LedgerMonth = z.object({
  patientId: Id,
  month: YearMonth,
  /** The months that can be looked at, the latest first. */
  months: z.array(YearMonth),
  timeZone: TimeZone,
  totals: z.array(LedgerTotal),
  /** All of the month, superseded ones too, by their start and then by when they were written. */
  entries: z.array(LedgerEntry),
  /** When and by whom the month was closed for billing; null while it is open. Nothing is booked or corrected by hand in a closed one. */
  closed: z.object({ at: Instant, byName: z.string() }).nullable(),
  /** What a manual entry may be, for its dialog. `programs` are those she is enrolled in today. */
  manual: z.object({
    isAllowed: z.boolean(),
    days: z.number().int(),
    today: LocalDate,
    programs: z.array(Program),
  }),
});
export type LedgerMonth = z.infer<typeof LedgerMonth>;

/** A person's day in the practice's zone. */
export const LedgerDay = z.object({
  day: LocalDate,
  timeZone: TimeZone,
  seconds: z.number().int(),
  minutes: z.number().int(),
  entries: z.array(LedgerEntry),
});
export type LedgerDay = z.infer<typeof LedgerDay>;

/** Times by the wall clock of the practice. An end that is not after the start is on the next day. */
export const LedgerTimes = z.object({ date: LocalDate, from: LocalTime, until: LocalTime });

const Reason = z.string().trim().min(3, 'Say why, in a few words.').max(1000);

export const ManualEntryInput = z.object({
  patientId: Id,
  program: Program,
  activity: Activity,
  counterpart,
  isInteractive: z.boolean(),
  times: LedgerTimes,
  narrative: z.string().trim().min(3, 'Say what was done, in a few words.').max(2000),
  reason: Reason,
});
export type ManualEntryInput = z.infer<typeof ManualEntryInput>;

export const CorrectionInput = z.object({
  entryId: Id,
  /** The patient it belongs to: another one moves it. */
  patientId: Id,
  program: Program,
  activity: Activity,
  /** Null leaves the times as they are, to the second. */
  times: LedgerTimes.nullable(),
  narrative: z.string().trim().max(2000),
  reason: Reason,
});
export type CorrectionInput = z.infer<typeof CorrectionInput>;

const Written = z.object({ entryIds: z.array(Id) });

export const ledger = {
  month: query(['timeEntries', 'patients', 'staff', 'calls'])
    .input(z.object({ patientId: Id, month: YearMonth.optional() }))
    .output(LedgerMonth),
  /** A person's day, her own where nobody is named; that of somebody else is for supervisors. */
  day: query(['timeEntries', 'patients', 'staff', 'calls'])
    .input(z.object({ day: LocalDate, staffId: Id.optional() }))
    .output(LedgerDay),
  /** An entry, all that it corrects and all that corrects it, the earliest written first. */
  history: query(['timeEntries', 'patients', 'staff', 'calls'])
    .input(z.object({ entryId: Id }))
    .output(z.array(LedgerEntry)),
  /**
   * Books time that was worked without the clock. INVALID with a sentence for times in the future, too long or too long ago, for time that is booked
   * already (it names the other entry's time), and for a program she is not enrolled in.
   */
  addManual: command.input(ManualEntryInput).output(Written),
  /** Supersedes an entry by what it should have been. CONFLICT when it was corrected meanwhile; else as `addManual`. */
  correct: command.input(CorrectionInput).output(Written),
  /** Takes an entry out: it stays in the ledger, struck through, with the reason. */
  void: command.input(z.object({ entryId: Id, reason: Reason })).output(Written),
  /** The auditor's packet of a patient's month from what is on this device. Noted in the audit trail. */
  packet: command.input(z.object({ patientId: Id, month: YearMonth })).output(AuditorPacket),
};
