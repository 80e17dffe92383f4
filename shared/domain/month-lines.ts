/** @file The ledger lines of a month, and which of them stand behind a number. Pure. */
import { whyNotCounted } from './billing/gather-facts.ts';
import { localDate } from './local-date.ts';
import { effectiveEntries, monthBounds, wholeMinutes } from './minutes.ts';
import type { Patient } from './patient.ts';
import {
  fromInstant,
  type Id,
  type LocalDate,
  type TimeZone,
  toInstant,
  type YearMonth,
} from './primitives.ts';
import type { Program } from './program.ts';
import type { TimeEntry } from './time-entry.ts';

/** A standing entry of the month, its day in the practice's zone, and why it does not count (empty when it does). */
export interface MonthLine {
  entry: TimeEntry;
  day: LocalDate;
  notCounted: ReturnType<typeof whyNotCounted>;
}

/** Which lines are asked for. What is left out does not narrow. */
export interface LineFilter {
  program?: Program | undefined;
  patientId?: Id | undefined;
  day?: LocalDate | undefined;
  /** Patients whose whole minutes of `program` are at least `from` and less than `until` (null: no end). */
  band?: { from: number; until: number | null } | undefined;
  isCounted: boolean;
}

/**
 * The standing lines of some patients in a month, the earliest first. Give the whole ledger around the month: a correction may stand with
 * another patient than what it supersedes.
 */
export function monthLines(
  patients: readonly Pick<Patient, 'id' | 'evidence'>[],
  ledger: readonly TimeEntry[],
  month: YearMonth,
  timeZone: TimeZone,
): MonthLine[] {
  const evidence = new Map(patients.map((patient) => [patient.id, patient.evidence]));
  const { from, until } = monthBounds(month, timeZone);
  const [first, end] = [toInstant(from), toInstant(until)];
  return effectiveEntries(ledger)
    .flatMap((entry): MonthLine[] => {
      const facts = evidence.get(entry.patientId);
      if (!facts || entry.startedAt < first || entry.startedAt >= end) return [];
      const day = localDate(fromInstant(entry.startedAt), timeZone);
      return [{ entry, day, notCounted: whyNotCounted(entry, facts, timeZone) }];
    })
    .sort((left, right) => (left.entry.startedAt < right.entry.startedAt ? -1 : 1));
}

/** Counted seconds of each patient in a program. */
export function secondsByPatient(lines: readonly MonthLine[], program: Program): Map<Id, number> {
  const seconds = new Map<Id, number>();
  for (const { entry, notCounted } of lines) {
    if (notCounted !== '' || entry.program !== program) continue;
    seconds.set(entry.patientId, (seconds.get(entry.patientId) ?? 0) + entry.seconds);
  }
  return seconds;
}

/** The lines behind a number. */
export function linesBehind(lines: readonly MonthLine[], filter: LineFilter): MonthLine[] {
  const { program, patientId, day, band, isCounted } = filter;
  const minutesOf = band && program ? secondsByPatient(lines, program) : new Map<Id, number>();
  const isInBand = (id: Id) => {
    const minutes = wholeMinutes(minutesOf.get(id) ?? 0);
    return !band || (minutes >= band.from && (band.until === null || minutes < band.until));
  };
  return lines.filter(
    (line) =>
      (line.notCounted === '') === isCounted &&
      (program === undefined || line.entry.program === program) &&
      (patientId === undefined || line.entry.patientId === patientId) &&
      (day === undefined || line.day === day) &&
      isInBand(line.entry.patientId),
  );
}

/** Seconds of lines, summed as they are; floor once with `wholeMinutes`. */
export function secondsOfLines(lines: readonly MonthLine[]): number {
  return lines.reduce((sum, { entry }) => sum + entry.seconds, 0);
}
