/**
 * @file What is written by hand keeps out of a month that was closed for billing (TEAM-2). The clock does not ask: time that it counted is always
 * booked, and shows as changed since.
 */
import type { Stretch } from '#shared/domain/ledger/entry-facts.ts';
import { monthText } from '#shared/domain/local-date.ts';
import { monthOf } from '#shared/domain/minutes.ts';
import { closeOf } from '#shared/domain/month-closing.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';

/** Makes sure that the months of a stretch are open for these patients. INVALID with a sentence that says who can open which month. */
export function requireOpenMonths(
  desk: Desk,
  patients: readonly Patient[],
  { startedAt, endedAt }: Stretch,
): void {
  const zone = desk.person.practiceTimeZone;
  const last = Math.max(fromInstant(startedAt), fromInstant(endedAt) - 1);
  const months = new Set([monthOf(fromInstant(startedAt), zone), monthOf(last, zone)]);
  for (const patient of patients) {
    for (const month of months) {
      if (!closeOf(patient, month)) continue;
      const cure =
        desk.person.role === 'supervisor'
          ? 'Open it again under Month close first.'
          : 'Ask your supervisor to open it again, then book it.';
      throw engineError(
        'INVALID',
        `${monthText(month)} of ${patientName(patient)} is closed for billing. ${cure}`,
      );
    }
  }
}
