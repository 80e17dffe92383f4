import type { Call, CallKind } from './call.ts';
import type { Callability } from './calling-hours.ts';
import type { ProgramTarget } from './minutes.ts';
import type { Patient, Program, RiskTier } from './patient.ts';
import type { Id, Instant, LocalDate, TimeZone } from './primitives.ts';
import type { Task } from './task.ts';
import type { TimeEntry } from './time-entry.ts';

export interface RankReason {
  code: string;
  text: string;
  points: number;
}

/** A row of the queue. The same shape as the engine contract's `QueueRow`. */
export interface RankedPatient {
  patientId: Id;
  name: string;
  age: number;
  riskTier: RiskTier;
  programs: Program[];
  language: string;
  needsInterpreter: boolean;
  timeZone: string;
  points: number;
  reasons: RankReason[];
  suggestedKind: CallKind;
  callable: Callability;
  minutesThisMonth: number;
  minutesTarget: number;
  lastContactAt: Instant | null;
  attemptsThisMonth: number;
  callbackDueAt: Instant | null;
}

/** What is known of one patient: her open tasks, this month's time entries (all of them, superseded too), her calls of the last ~100 days. */
export interface PatientFacts {
  tasks: readonly Task[];
  timeEntries: readonly TimeEntry[];
  calls: readonly Call[];
}

/** What is the same for all patients at one moment; make it once with {@link queueContext}. */
export interface QueueContext {
  now: number;
  practiceTimeZone: TimeZone;
  targets: readonly ProgramTarget[];
  today: LocalDate;
  workdaysLeft: number;
}

export interface QueueInput {
  now: number;
  practiceTimeZone: TimeZone;
  targets: readonly ProgramTarget[];
  patients: readonly Patient[];
  tasks: ReadonlyMap<Id, readonly Task[]>;
  timeEntries: ReadonlyMap<Id, readonly TimeEntry[]>;
  calls: ReadonlyMap<Id, readonly Call[]>;
}

export interface MonthSummary {
  doneToday: number;
  minutesToday: number;
  patients: number;
  atTarget: number;
  atRisk: number;
  monthEndsOn: LocalDate;
  workdaysLeft: number;
  minutesPerDay: number[];
}

export function queueContext(
  _now: number,
  _practiceTimeZone: TimeZone,
  _targets: readonly ProgramTarget[],
): QueueContext {
  throw new Error('being written');
}
/** The row of one patient, or null when she is not to be called at all. */
export function rankPatient(
  _patient: Patient,
  _facts: PatientFacts,
  _context: QueueContext,
): RankedPatient | null {
  throw new Error('being written');
}
export function compareRanked(_left: RankedPatient, _right: RankedPatient): number {
  throw new Error('being written');
}
export function rankQueue(_input: QueueInput): RankedPatient[] {
  throw new Error('being written');
}
/** `rows` are the rows of the same input, so that nothing is computed twice. */
export function monthSummary(_input: QueueInput, _rows: readonly RankedPatient[]): MonthSummary {
  throw new Error('being written');
}
