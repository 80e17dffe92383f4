import { z } from 'zod';
import { BillingRequirement } from '#shared/domain/billing/billing-rule.ts';
import { Evidence, EvidenceKind } from '#shared/domain/care-evidence.ts';
import { Id, LocalDate, TimeZone, YearMonth } from '#shared/domain/primitives.ts';
import { Program } from '#shared/domain/program.ts';
import { command, query } from '../procedures.ts';
import { LedgerEntry } from './ledger.ts';

const Named = { patientId: Id, name: z.string() };

/** What is missing, with those for whom it is. `review`: somebody of the practice has to look. */
export const MonthBlockGroup = z.object({
  what: z.union([BillingRequirement, z.literal('review')]),
  patients: z.array(
    z.object({
      ...Named,
      program: Program,
      code: z.string(),
      /** What the code pays, in our words. */
      title: z.string(),
      detail: z.string(),
      /** Whether the minutes are there, so that this is what keeps the month from being ready. */
      hasMinutes: z.boolean(),
    }),
  ),
});
export type MonthBlockGroup = z.infer<typeof MonthBlockGroup>;

/** A month of the caseload on this device. Minutes are whole, cut off once at each total. It prepares for a biller and submits nothing. */
export const MonthView = z.object({
  month: YearMonth,
  /** This month and the one before, for the picker. */
  months: z.array(YearMonth),
  isCurrent: z.boolean(),
  today: LocalDate,
  endsOn: LocalDate,
  workdaysLeft: z.number().int(),
  patients: z.number().int(),
  minutes: z.number().int(),
  /** Minutes that were recorded and do not count: marked so, or of days as an inpatient. */
  notCountedMinutes: z.number().int(),
  programs: z.array(
    z.object({
      program: Program,
      minutes: z.number().int(),
      base: z.number().int(),
      /** Patients between two thresholds, the lowest band first. */
      bands: z.array(
        z.object({
          from: z.number().int(),
          until: z.number().int().nullable(),
          patients: z.array(z.object({ ...Named, minutes: z.number().int() })),
        }),
      ),
    }),
  ),
  days: z.array(z.object({ on: LocalDate, minutes: z.number().int(), isWorkday: z.boolean() })),
  blocks: z.array(MonthBlockGroup),
  /** Patients who will not reach the usual minutes at the present pace; of an earlier month nobody. */
  forecast: z.array(
    z.object({
      ...Named,
      programs: z.array(Program),
      minutes: z.number().int(),
      target: z.number().int(),
    }),
  ),
});
export type MonthView = z.infer<typeof MonthView>;

/** Which ledger entries stand behind a number of the month. */
export const MonthEntriesInput = z.object({
  month: YearMonth,
  program: Program.optional(),
  patientId: Id.optional(),
  day: LocalDate.optional(),
  /** Patients of `program` with at least `from` and less than `until` whole minutes. */
  band: z.object({ from: z.number().int().min(0), until: z.number().int().nullable() }).optional(),
  /** False: the entries that do not count. */
  isCounted: z.boolean(),
});
export type MonthEntriesInput = z.infer<typeof MonthEntriesInput>;

/** The entries that a number of the month is the sum of, the latest first. */
export const MonthEntries = z.object({
  minutes: z.number().int(),
  seconds: z.number().int(),
  /** The practice's, in which times are told. */
  timeZone: TimeZone,
  entries: z.array(LedgerEntry),
});
export type MonthEntries = z.infer<typeof MonthEntries>;

/** A code of a patient's month. */
export const CodeReadiness = z.object({
  code: z.string(),
  title: z.string(),
  program: Program,
  state: z.enum(['supported', 'needs-time', 'needs-facts', 'excluded', 'review']),
  /** Units that the minutes support, whatever else is missing. */
  units: z.number().int(),
  minutes: z.number().int(),
  /** Minutes at which one more unit is supported; null when more minutes change nothing. */
  nextAtMinutes: z.number().int().nullable(),
  requirements: z.array(
    z.object({ requirement: BillingRequirement, isMet: z.boolean(), detail: z.string() }),
  ),
  reason: z.string(),
  source: z.string(),
  /** Whether this is the service that her month is about; others are longer, more complex or extra. */
  isNearest: z.boolean(),
});
export type CodeReadiness = z.infer<typeof CodeReadiness>;

/** Where a patient's month stands. It prepares for a biller and submits nothing. */
export const PatientReadiness = z.object({
  patientId: Id,
  month: YearMonth,
  /** The months that can be looked at, the latest first. */
  months: z.array(YearMonth),
  today: LocalDate,
  minutes: z.array(z.object({ program: Program, minutes: z.number().int() })),
  codes: z.array(CodeReadiness),
  /** All recorded facts, the latest first, with who recorded them. */
  evidence: z.array(Evidence.extend({ recordedByName: z.string() })),
  mayWrite: z.boolean(),
});
export type PatientReadiness = z.infer<typeof PatientReadiness>;

export const month = {
  /** The caseload's month; the present one of the practice when none is named. */
  mine: query(['patients', 'timeEntries', 'calls', 'carePlans', 'screenings', 'tasks', 'staff'])
    .input(z.object({ month: YearMonth.optional() }))
    .output(MonthView),
  entries: query(['patients', 'timeEntries', 'calls', 'staff']).input(MonthEntriesInput).output(MonthEntries),
  readiness: query(['patients', 'timeEntries', 'calls', 'carePlans', 'screenings', 'staff'])
    .input(z.object({ patientId: Id, month: YearMonth.optional() }))
    .output(PatientReadiness),
};

const Recorded = z.object({ patientId: Id, evidenceId: Id });

export const evidence = {
  /** Records that something happened. INVALID with a sentence where its day or its words cannot be. */
  record: command
    .input(
      z.object({
        patientId: Id,
        kind: EvidenceKind,
        on: LocalDate,
        until: z.union([LocalDate, z.literal('')]),
        value: z.number().int().min(0).max(366),
        note: z.string().max(500),
      }),
    )
    .output(Recorded),
  /** Takes a fact back that was recorded by mistake. */
  withdraw: command.input(Recorded).output(Recorded),
  /** Puts back, as it was, a fact that was withdrawn since the desk was opened. */
  restore: command.input(Recorded).output(Recorded),
};
