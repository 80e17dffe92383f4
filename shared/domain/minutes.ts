import { addDays, instantAt, localDate } from './local-date.ts';
import type { Program } from './patient.ts';
import type { Id, Instant, LocalDate, TimeZone, YearMonth } from './primitives.ts';
import { fromInstant, toInstant } from './primitives.ts';
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

/** A stretch of counted time. `seconds` may be less than its ends are apart, never more. */
export interface TimeInterval {
  startedAt: Instant;
  endedAt: Instant;
  seconds: number;
}

/**
 * The entries of a ledger that stand: those that no other entry supersedes. Give the whole ledger, because a correction may name
 * an entry of another patient (time moved to the right one). An entry that was superseded stays out even when its correction
 * was corrected in turn.
 */
export function effectiveEntries<Entry extends Pick<TimeEntry, 'id' | 'supersedes'>>(
  entries: readonly Entry[],
): Entry[] {
  const superseded = new Set<string>();
  for (const entry of entries) if (entry.supersedes) superseded.add(entry.supersedes);
  return superseded.size === 0 ? [...entries] : entries.filter((entry) => !superseded.has(entry.id));
}

/** The calendar month of an instant (milliseconds) in the practice's zone: care management time is counted by it (domain.md 1.7 rule 7). */
export function monthOf(at: number, timeZone: TimeZone): YearMonth {
  return localDate(at, timeZone).slice(0, 7);
}

/** From when to when a month lasts in a zone, in milliseconds; the end belongs to the next month. */
export function monthBounds(month: YearMonth, timeZone: TimeZone): { from: number; until: number } {
  const nextMonth = `${addDays(`${month}-28`, 4).slice(0, 7)}-01`;
  return { from: instantAt(`${month}-01`, 0, timeZone), until: instantAt(nextMonth, 0, timeZone) };
}

/**
 * Billable seconds of one patient in one calendar month of the practice, by program. Superseded and non-billable entries do not
 * count; an entry belongs to the month in which it starts, since entries are split at month ends. Seconds are summed as they
 * are: floor once, with {@link wholeMinutes} (domain.md 1.7 rules 1, 3 and 4, 2026-11-21).
 */
export function secondsByProgram(
  entries: readonly TimeEntry[],
  patientId: Id,
  month: YearMonth,
  practiceTimeZone: TimeZone,
): Map<Program, number> {
  const { from, until } = monthBounds(month, practiceTimeZone);
  const [first, end] = [toInstant(from), toInstant(until)];
  const seconds = new Map<Program, number>();
  for (const entry of effectiveEntries(entries)) {
    if (entry.patientId !== patientId || !entry.isBillable) continue;
    if (entry.startedAt < first || entry.startedAt >= end) continue;
    seconds.set(entry.program, (seconds.get(entry.program) ?? 0) + entry.seconds);
  }
  return seconds;
}

/** Whole minutes of a total of seconds, never rounded up: 19 min 59 s is 19 (domain.md 1.7 rule 2). */
export function wholeMinutes(seconds: number): number {
  return Math.floor(seconds / 60);
}

/**
 * Cuts an interval at each month end of the practice's zone (domain.md 1.7 rule 7). The pieces touch, keep all other fields, and
 * their seconds add up to the interval's: shared out by length, whole.
 */
export function splitAtMonthEnd<Interval extends TimeInterval>(
  interval: Interval,
  timeZone: TimeZone,
): Interval[] {
  const [start, end] = [fromInstant(interval.startedAt), fromInstant(interval.endedAt)];
  const pieces: Interval[] = [];
  let given = 0;
  for (let from = start; from < end || pieces.length === 0; ) {
    const until = Math.min(end, monthBounds(monthOf(from, timeZone), timeZone).until);
    const share =
      until >= end ? interval.seconds : Math.floor((interval.seconds * (until - start)) / (end - start));
    pieces.push({
      ...interval,
      startedAt: toInstant(from),
      endedAt: toInstant(Math.max(until, from)),
      seconds: share - given,
    });
    given = share;
    if (until >= end) break;
    from = until;
  }
  return pieces;
}

/** The target of a program that is in force on a date, or undefined. */
export function targetOf(
  targets: readonly ProgramTarget[],
  program: Program,
  on: LocalDate,
): ProgramTarget | undefined {
  return targets.find(
    (target) =>
      target.program === program && target.validFrom <= on && (target.validTo === '' || on <= target.validTo),
  );
}

/** The next threshold above these minutes, or the last one once it is reached; 0 where there is none. */
export function nextThreshold(target: ProgramTarget, minutes: number): number {
  return target.thresholds.find((threshold) => threshold > minutes) ?? target.thresholds.at(-1) ?? 0;
}
