import { monthOf, splitAtMonthEnd } from '../minutes.ts';
import { fromInstant, type Instant, type TimeZone } from '../primitives.ts';
import type { TimeEntry } from '../time-entry.ts';

/** An entry of the ledger before the door for writes has stamped it, named its writer's credential and chained it. */
export type EntryFacts = Omit<
  TimeEntry,
  | 'updatedAt'
  | 'updatedBy'
  | 'deviceId'
  | 'rev'
  | 'receivedAt'
  | 'credential'
  | 'sequence'
  | 'previousDigest'
  | 'digest'
>;

/** A stretch of time as it is booked. */
export interface Stretch {
  startedAt: Instant;
  endedAt: Instant;
}

/** Whole seconds from the start of a stretch to its end. */
export function lengthOf({ startedAt, endedAt }: Stretch): number {
  return Math.floor((fromInstant(endedAt) - fromInstant(startedAt)) / 1000);
}

/** An entry cut at the month ends of the practice (domain.md 1.7 rule 7), each piece with an id of its own. No second is lost or added. */
export function piecesOf(entry: EntryFacts, timeZone: TimeZone, newId: () => string): EntryFacts[] {
  return splitAtMonthEnd(entry, timeZone)
    .filter((piece, index) => piece.seconds > 0 || index === 0)
    .map((piece, index) => (index === 0 ? piece : { ...piece, id: newId() }));
}

/** Whether two instants lie in one calendar month of the practice. */
export function isSameMonth(left: Instant, right: Instant, timeZone: TimeZone): boolean {
  return monthOf(fromInstant(left), timeZone) === monthOf(fromInstant(right), timeZone);
}
