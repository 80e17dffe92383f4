/** @file The time that a person has booked, so that no second of hers is booked twice (domain.md 1.7 rule 6). */
import type { Stretch as ClockStretch } from '#shared/domain/clock.ts';
import type { Stretch } from '#shared/domain/ledger/entry-facts.ts';
import { clockAt } from '#shared/domain/ledger/manual-entry.ts';
import { overlapsWith } from '#shared/domain/ledger/overlaps.ts';
import { dayText, localDate } from '#shared/domain/local-date.ts';
import { effectiveEntries, monthBounds, monthOf } from '#shared/domain/minutes.ts';
import { patientName } from '#shared/domain/patient.ts';
import { fromInstant, toInstant } from '#shared/domain/primitives.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findTimeEntriesBetween } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';

const DAY = 86_400_000;

/** The person's standing entries in the months of a stretch. An entry of the day before may reach into it. */
async function bookedAround(desk: Desk, { startedAt, endedAt }: Stretch): Promise<TimeEntry[]> {
  const zone = desk.person.practiceTimeZone;
  const { from } = monthBounds(monthOf(fromInstant(startedAt) - DAY, zone), zone);
  const { until } = monthBounds(monthOf(fromInstant(endedAt), zone), zone);
  const entries = await findTimeEntriesBetween(desk.store, toInstant(from), toInstant(until));
  return effectiveEntries(entries).filter(({ staffId }) => staffId === desk.person.staffId);
}

/**
 * Makes sure that a stretch is free: no other entry of the person and no running clock of hers shares a second with it. INVALID with a sentence that
 * names the other time, and its patient only where she is in the person's care.
 */
export async function requireFree(desk: Desk, stretch: Stretch, supersedes = ''): Promise<void> {
  const { person, caseload, ports } = desk;
  const own = { ...stretch, staffId: person.staffId, supersedes };
  const [taken] = overlapsWith(await bookedAround(desk, stretch), own);
  const zone = person.practiceTimeZone;
  if (taken) {
    const patient = caseload.patients.get(taken.patientId);
    const whom = patient ? patientName(patient) : 'another patient';
    const day = dayText(localDate(fromInstant(taken.startedAt), zone), localDate(ports.now(), zone));
    throw engineError(
      'INVALID',
      `You have booked ${clockAt(taken.startedAt, zone)} to ${clockAt(taken.endedAt, zone)} (${day}) for ${whom} already. Choose a time that is free, or correct that entry first.`,
    );
  }
  const clock = desk.clock.find(({ stretches }) => stretches.some((one) => isCounted(one, stretch)));
  if (!clock) return;
  throw engineError(
    'INVALID',
    `Your clock of ${clockAt(clock.startedAt, zone)} counts that time already. Choose another time, or finish that clock first.`,
  );
}

function isCounted(
  { kind, startedAtWall, milliseconds }: ClockStretch,
  { startedAt, endedAt }: Stretch,
): boolean {
  const isShared =
    startedAtWall < fromInstant(endedAt) && fromInstant(startedAt) < startedAtWall + milliseconds;
  return kind === 'counted' && isShared;
}
