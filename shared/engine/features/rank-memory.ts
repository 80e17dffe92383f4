import type { Patient } from '#shared/domain/patient.ts';
import { type PatientFacts, type RankedPatient, rankPatient } from '#shared/domain/queue.ts';

interface Remembered {
  minute: number;
  patient: Patient;
  facts: PatientFacts;
  row: RankedPatient | null;
}

const MINUTE_MS = 60_000;

/**
 * Ranks a patient as {@link rankPatient} does, and answers the same row again while none of her documents has changed and the minute is the
 * same: the queue is asked for at each change of any patient's documents. Documents are compared by identity, as the caseload keeps them.
 */
export function createRankMemory(): typeof rankPatient {
  const rows = new Map<string, Remembered>();
  return (patient, facts, context) => {
    const minute = Math.floor(context.now / MINUTE_MS);
    const known = rows.get(patient.id);
    if (known?.minute === minute && known.patient === patient && isSame(known.facts, facts)) return known.row;
    const row = rankPatient(patient, facts, context);
    rows.set(patient.id, { minute, patient, facts, row });
    return row;
  };
}

function isSame(left: PatientFacts, right: PatientFacts): boolean {
  return (
    areSame(left.tasks, right.tasks) &&
    areSame(left.timeEntries, right.timeEntries) &&
    areSame(left.calls, right.calls)
  );
}

function areSame(left: readonly object[], right: readonly object[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
