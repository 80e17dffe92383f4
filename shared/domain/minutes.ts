import type { Program } from './patient.ts';
import type { Id, Instant, LocalDate, TimeZone, YearMonth } from './primitives.ts';
import type { TimeEntry } from './time-entry.ts';

/** What a program asks of a month, as data (`shared/content/program-targets.ts`). */
export interface ProgramTarget {
  program: Program;
  validFrom: LocalDate;
  /** Empty: no end known. */
  validTo: LocalDate | '';
  /** Minutes a month that the caseload is measured by; 0 where the program counts no minutes. */
  base: number;
  /** All thresholds in minutes, rising. */
  thresholds: readonly number[];
  source: string;
}

export interface TimeInterval {
  startedAt: Instant;
  endedAt: Instant;
  seconds: number;
}

export function effectiveEntries<Entry extends Pick<TimeEntry, 'id' | 'supersedes'>>(
  _entries: readonly Entry[],
): Entry[] {
  throw new Error('being written');
}
export function monthOf(_at: number, _timeZone: TimeZone): YearMonth {
  throw new Error('being written');
}
/** Give all of the patient's entries, whatever their month. Only billable ones count. */
export function secondsByProgram(
  _entries: readonly TimeEntry[],
  _patientId: Id,
  _month: YearMonth,
  _practiceTimeZone: TimeZone,
): Map<Program, number> {
  throw new Error('being written');
}
export function wholeMinutes(_seconds: number): number {
  throw new Error('being written');
}
export function splitAtMonthEnd<Interval extends TimeInterval>(
  _interval: Interval,
  _timeZone: TimeZone,
): Interval[] {
  throw new Error('being written');
}
/** The target in force on a date, or undefined. */
export function targetOf(
  _targets: readonly ProgramTarget[],
  _program: Program,
  _on: LocalDate,
): ProgramTarget | undefined {
  throw new Error('being written');
}
/** The next threshold above these minutes, or the last one once it is reached. */
export function nextThreshold(_target: ProgramTarget, _minutes: number): number {
  throw new Error('being written');
}
