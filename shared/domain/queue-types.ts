/** @file What goes into the call queue and what comes out. */
import type { Call, CallKind } from './call.ts';
import type { Callability } from './calling-hours.ts';
import type { ProgramTarget } from './minutes.ts';
import type { Outreach } from './outreach.ts';
import type { Patient, Program, RiskTier } from './patient.ts';
import type { Id, Instant, LocalDate, TimeZone, YearMonth } from './primitives.ts';
import type { QueueHold } from './queue-hold.ts';
import type { Task } from './task.ts';
import type { TimeEntry } from './time-entry.ts';

/** Why a patient stands where she stands. The points of a row's reasons add up to its points. */
export interface RankReason {
  code: string;
  text: string;
  points: number;
}

/** A row of the queue. The same shape as the engine contract's `QueueRow`. */
export interface RankedPatient {
  patientId: Id;
  name: string;
  recordNumber: string;
  /** The digits of her telephone numbers, for finding her. */
  phoneDigits: string[];
  age: number;
  riskTier: RiskTier;
  programs: Program[];
  language: string;
  needsInterpreter: boolean;
  /** Her own, stated or by her address; empty when neither is known. */
  timeZone: string;
  points: number;
  reasons: RankReason[];
  suggestedKind: CallKind;
  callable: Callability;
  minutesThisMonth: number;
  minutesTarget: number;
  lastContactAt: Instant | null;
  /** Whether somebody who counts was spoken to this month. */
  isReachedThisMonth: boolean;
  attemptsThisMonth: number;
  callbackDueAt: Instant | null;
  /** Something is due today or overdue: a callback, another task, the contact after a discharge or an emergency visit. */
  isDueToday: boolean;
  /** Why and until when she is put off, if she is. What is urgent counts all the same. */
  hold: QueueHold | null;
}

/**
 * What is known of one patient: her tasks, the time entries of this month and the calls of the last three months, in any
 * order; what is older is not looked at. An entry that a correction on another patient supersedes must be left out: pass what `effectiveEntries` of the whole
 * ledger leaves.
 */
export interface PatientFacts {
  tasks: readonly Task[];
  timeEntries: readonly TimeEntry[];
  calls: readonly Call[];
}

/** What is the same for all patients in one minute; `queueContext` makes it. Instants bound spans: from included, until not. */
export interface QueueContext {
  now: number;
  practiceTimeZone: TimeZone;
  today: LocalDate;
  todayFrom: Instant;
  todayUntil: Instant;
  weekFrom: Instant;
  /** Calls before this are not looked at: three months. */
  callsFrom: Instant;
  month: YearMonth;
  monthFrom: Instant;
  monthUntil: Instant;
  /** Business days from today to the end of the month, today included. */
  workdaysLeft: number;
  /** Business days of this month before today. */
  workdaysPassed: number;
  targets: ReadonlyMap<Program, ProgramTarget>;
  outreach: Outreach;
}

/** All that the queue of one care manager depends on. The maps are by patient id; a patient may be missing in them. */
export interface QueueInput {
  /** Milliseconds since the epoch. */
  now: number;
  practiceTimeZone: TimeZone;
  targets: readonly ProgramTarget[];
  /** As is usual where it is not there. */
  outreach?: Outreach | undefined;
  patients: readonly Patient[];
  tasks: ReadonlyMap<Id, readonly Task[]>;
  timeEntries: ReadonlyMap<Id, readonly TimeEntry[]>;
  calls: ReadonlyMap<Id, readonly Call[]>;
}

/** Where the month stands, for the contract's `QueueView`. */
export interface MonthSummary {
  /** Patients reached today. */
  doneToday: number;
  minutesToday: number;
  /** Billable minutes of the month, cut off once over all. */
  minutesThisMonth: number;
  /** Enrolled patients. */
  patients: number;
  atTarget: number;
  atRisk: number;
  monthEndsOn: LocalDate;
  workdaysLeft: number;
  minutesPerDay: number[];
}
