/** @file The closed months as the biller gets them: a row for each patient and code. Pure. */
import { csvText } from './csv.ts';
import { wholeMinutes } from './minutes.ts';
import type { MonthCloseEvent } from './month-close.ts';
import { type Patient, patientName } from './patient.ts';
import { Program } from './program.ts';

/** A patient's closed month. */
export interface ClosedMonth {
  patient: Patient;
  careManagerName: string;
  /** The close that holds. */
  event: MonthCloseEvent;
  closedByName: string;
  /** Whether seconds or codes are others by now. */
  isChanged: boolean;
}

const HEAD = [
  'Record number',
  'Patient',
  'Date of birth',
  'Month',
  'Code',
  'What it pays',
  'Units',
  'Program',
  'Practitioner',
  'Care manager',
  ...Program.options.map((program) => `Seconds ${program}`),
  'Minutes of the program',
  'Closed at',
  'Closed by',
  'Closed although',
  'Changed since',
];

/**
 * The table. Numbers are those of the close. Who was closed without a code has a row all the same, so that her seconds are seen. `ruleOf` tells a
 * code's program and our words for it. Times are in UTC.
 */
export function monthCloseCsv(
  months: readonly ClosedMonth[],
  ruleOf: (code: string) => { program: Program; title: string } | undefined,
): string {
  const rows = months.flatMap(({ patient, careManagerName, event, closedByName, isChanged }) => {
    const seconds = (program: Program) => event.seconds.find((one) => one.program === program)?.seconds ?? 0;
    const codes = event.codes.length > 0 ? event.codes : [{ code: '', units: 0 }];
    return codes.map(({ code, units }) => {
      const rule = ruleOf(code);
      const practitioner = patient.enrollments.find(({ program }) => program === rule?.program);
      return [
        ...[patient.recordNumber, patientName(patient), patient.birthDate, event.month, code],
        ...[rule?.title ?? '', units, rule?.program ?? '', practitioner?.billingPractitioner ?? ''],
        careManagerName,
        ...Program.options.map(seconds),
        rule ? wholeMinutes(seconds(rule.program)) : 0,
        ...[event.at, closedByName, event.reason, isChanged ? 'yes' : 'no'],
      ];
    });
  });
  return csvText([HEAD, ...rows]);
}
