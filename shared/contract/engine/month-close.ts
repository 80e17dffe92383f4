import { z } from 'zod';
import { MonthCloseEvent } from '#shared/domain/month-close.ts';
import { ClosingReason, ClosingStanding, MonthNumbers } from '#shared/domain/month-closing.ts';
import { Id, Instant, LocalDate, YearMonth } from '#shared/domain/primitives.ts';
import { Program } from '#shared/domain/program.ts';
import { command, query } from '../procedures.ts';

/** A patient's month on the board. */
export const MonthCloseRow = z.object({
  patientId: Id,
  name: z.string(),
  recordNumber: z.string(),
  /** Empty: nobody has her. */
  careManagerId: z.string(),
  careManagerName: z.string(),
  standing: ClosingStanding,
  /** What keeps it from being closed; of a closed month what would. */
  reasons: z.array(ClosingReason),
  /** As they are now. */
  numbers: MonthNumbers,
  /** As they were closed; null while it is open. */
  closed: MonthNumbers.extend({ at: Instant, byName: z.string() }).nullable(),
});
export type MonthCloseRow = z.infer<typeof MonthCloseRow>;

/** The month of the team. Who was in no program and has no minutes is left out. */
export const MonthCloseBoard = z.object({
  month: YearMonth,
  /** The months that can be looked at, the latest first. */
  months: z.array(YearMonth),
  /** False while the month lasts: it can be looked at and not closed. */
  isOver: z.boolean(),
  /** The first day on which it can be closed. */
  closesFrom: LocalDate,
  /** By name. */
  rows: z.array(MonthCloseRow),
});
export type MonthCloseBoard = z.infer<typeof MonthCloseBoard>;

/** A patient's month with all that was closed and opened of it, the latest first. */
export const MonthCloseTrail = z.object({
  patientId: Id,
  trail: z.array(MonthCloseEvent.extend({ byName: z.string() })),
  /** Her programs of the month with whole minutes, floored once, and who bills. */
  programs: z.array(
    z.object({ program: Program, minutes: z.number().int(), billingPractitioner: z.string() }),
  ),
  /** The supported codes of now in our words. */
  codes: z.array(z.object({ code: z.string(), title: z.string(), units: z.number().int() })),
});
export type MonthCloseTrail = z.infer<typeof MonthCloseTrail>;

/** Patients of one stroke: each is a write of its own, and the answer comes soon. */
export const CLOSED_AT_ONCE = 25;

export const CloseMonthInput = z.object({
  month: YearMonth,
  patientIds: z.array(Id).min(1).max(CLOSED_AT_ONCE),
  /** Why blocked ones are closed anyway; empty closes only those that are ready. */
  reason: z.string().trim().max(1000),
});
export type CloseMonthInput = z.infer<typeof CloseMonthInput>;

const READS = [
  'patients',
  'timeEntries',
  'calls',
  'carePlans',
  'screenings',
  'reviewItems',
  'staff',
] as const;

const Reason = z.string().trim().min(3, 'Say why, in a few words.').max(1000);

export const monthClose = {
  /** The month before the present one where none is named. NOT_ALLOWED for anybody but a supervisor; INVALID for a month that cannot be looked at. */
  board: query(READS)
    .input(z.object({ month: YearMonth.optional() }))
    .output(MonthCloseBoard),
  trail: query(READS)
    .input(z.object({ patientId: Id, month: YearMonth }))
    .output(MonthCloseTrail),
  /**
   * Closes those whose month is ready, or has changed since it was closed and lacks nothing; with a reason also those that are blocked. `left` says
   * of each of the others why it stays open. INVALID while the month lasts.
   */
  close: command.input(CloseMonthInput).output(
    z.object({
      closed: z.array(Id),
      left: z.array(z.object({ patientId: Id, why: z.string() })),
    }),
  ),
  /** Opens a closed month again. INVALID when it is not closed. */
  reopen: command
    .input(z.object({ patientId: Id, month: YearMonth, reason: Reason }))
    .output(z.object({ patientId: Id })),
  /** What was closed, for the biller, as CSV: a row for each patient and code. Noted in the audit trail. */
  exported: command
    .input(z.object({ month: YearMonth }))
    .output(z.object({ csv: z.string(), patients: z.number().int(), changed: z.number().int() })),
};
