/** @file A month in numbers: per program, per patient, per threshold, per day. Every number is a sum of lines of `month-lines.ts`. Pure. */
import { programsOf } from './billing/gather-facts.ts';
import { isBusinessDay } from './business-days.ts';
import { addDays, lastDayOfMonth } from './local-date.ts';
import { type ProgramTarget, targetOf, wholeMinutes } from './minutes.ts';
import { type MonthLine, secondsByPatient, secondsOfLines } from './month-lines.ts';
import { type Patient, patientName } from './patient.ts';
import type { Id, LocalDate, YearMonth } from './primitives.ts';
import { Program } from './program.ts';

/** A patient in a program of the month, with her whole minutes. */
export interface PatientMinutes {
  patientId: Id;
  name: string;
  minutes: number;
}

/** Patients between two thresholds; `until` is null above the last one. */
export interface ThresholdBand {
  from: number;
  until: number | null;
  patients: PatientMinutes[];
}

export interface ProgramMonth {
  program: Program;
  /** Counted minutes, cut off once over all patients. */
  minutes: number;
  /** The usual goal of a month; 0 where the program counts no minutes. */
  base: number;
  /** By minutes, rising; one band where the program has no thresholds. */
  bands: ThresholdBand[];
}

export interface MonthDay {
  on: LocalDate;
  minutes: number;
  isWorkday: boolean;
}

export interface MonthReport {
  minutes: number;
  notCountedMinutes: number;
  /** Patients with a program in the month. */
  patients: number;
  programs: ProgramMonth[];
  days: MonthDay[];
}

/** The numbers of a month. `lines` are those of the same patients. */
export function monthReport(
  patients: readonly Patient[],
  lines: readonly MonthLine[],
  month: YearMonth,
  targets: readonly ProgramTarget[],
): MonthReport {
  const counted = lines.filter(({ notCounted }) => notCounted === '');
  const enrolled = patients.map((patient) => ({ patient, programs: programsOf(patient, month) }));
  return {
    minutes: wholeMinutes(secondsOfLines(counted)),
    notCountedMinutes: wholeMinutes(secondsOfLines(lines.filter(({ notCounted }) => notCounted !== ''))),
    patients: enrolled.filter(({ programs }) => programs.length > 0).length,
    programs: Program.options.flatMap((program): ProgramMonth[] => {
      const seconds = secondsByPatient(counted, program);
      const members = enrolled.filter(
        ({ patient, programs }) => programs.includes(program) || seconds.has(patient.id),
      );
      if (members.length === 0) return [];
      const target = targetOf(targets, program, lastDayOfMonth(month));
      const rows = members.map(({ patient }) => ({
        patientId: patient.id,
        name: patientName(patient),
        minutes: wholeMinutes(seconds.get(patient.id) ?? 0),
      }));
      const total = [...seconds.values()].reduce((sum, one) => sum + one, 0);
      return [
        {
          program,
          minutes: wholeMinutes(total),
          base: target?.base ?? 0,
          bands: bandsOf(rows, target?.thresholds ?? []),
        },
      ];
    }),
    days: daysOf(counted, month),
  };
}

function bandsOf(rows: readonly PatientMinutes[], thresholds: readonly number[]): ThresholdBand[] {
  const sorted = [...rows].sort(
    (left, right) => right.minutes - left.minutes || (left.name < right.name ? -1 : 1),
  );
  return [0, ...thresholds].map((from, index) => {
    const until = thresholds[index] ?? null;
    return {
      from,
      until,
      patients: sorted.filter(({ minutes }) => minutes >= from && (until === null || minutes < until)),
    };
  });
}

function daysOf(counted: readonly MonthLine[], month: YearMonth): MonthDay[] {
  const seconds = new Map<LocalDate, number>();
  for (const { day, entry } of counted) seconds.set(day, (seconds.get(day) ?? 0) + entry.seconds);
  const count = Number(lastDayOfMonth(month).slice(8));
  return Array.from({ length: count }, (_, index) => {
    const on = addDays(`${month}-01`, index);
    return { on, minutes: wholeMinutes(seconds.get(on) ?? 0), isWorkday: isBusinessDay(on) };
  });
}
