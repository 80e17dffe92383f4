/**
 * @file Corrections: a new entry supersedes the old one, which stays (domain.md 1.7 rule 12, seen 2026-11-21). Pure.
 *
 * Who looks at one patient and month must find all that happened to its entries there. So what leaves it, to the right patient or into
 * another month, leaves an empty entry behind that supersedes the old one, and what is booked elsewhere supersedes that.
 */
import type { Id, TimeZone } from '../primitives.ts';
import type { Program } from '../program.ts';
import type { Activity, TimeEntry } from '../time-entry.ts';
import { type EntryFacts, isSameMonth, lengthOf, piecesOf, type Stretch } from './entry-facts.ts';

/** What an entry should have been. */
export interface CorrectionOf {
  patientId: Id;
  program: Program;
  activity: Activity;
  /** Null leaves the times and seconds as they are. */
  stretch: Stretch | null;
  narrative: string;
  reason: string;
}

/** Who corrects, and where months end. */
export interface CorrectionBy {
  staffId: Id;
  timeZone: TimeZone;
  newId(): Id;
}

/** Takes an entry out: it keeps its place in the ledger and counts for nothing. */
export function voidEntry(original: TimeEntry, reason: string, { staffId, newId }: CorrectionBy): EntryFacts {
  return {
    ...factsOf(original),
    id: newId(),
    staffId,
    endedAt: original.startedAt,
    seconds: 0,
    isBillable: false,
    method: 'manual',
    reason,
    supersedes: original.id,
  };
}

/**
 * The entries that correct one. Times that are typed anew make it a manual entry. A call belongs to its patient, so time that is moved to another
 * one no longer names it.
 */
export function correctEntry(original: TimeEntry, to: CorrectionOf, by: CorrectionBy): EntryFacts[] {
  const isMoved = to.patientId !== original.patientId;
  const facts: EntryFacts = {
    ...factsOf(original),
    id: by.newId(),
    staffId: by.staffId,
    patientId: to.patientId,
    program: to.program,
    activity: to.activity,
    narrative: to.narrative,
    reason: to.reason,
    callId: isMoved ? '' : original.callId,
    supersedes: original.id,
    ...(to.stretch === null
      ? {}
      : { ...to.stretch, seconds: lengthOf(to.stretch), method: 'manual' as const }),
  };
  const pieces = to.stretch === null ? [facts] : piecesOf(facts, by.timeZone, by.newId);
  const stays =
    !isMoved &&
    pieces.length === 1 &&
    pieces.every(({ startedAt }) => isSameMonth(startedAt, original.startedAt, by.timeZone));
  if (stays) return pieces;
  const left = voidEntry(original, to.reason, by);
  return [left, ...pieces.map((piece) => ({ ...piece, supersedes: left.id }))];
}

function factsOf(entry: TimeEntry): EntryFacts {
  const {
    updatedAt: _updatedAt,
    updatedBy: _updatedBy,
    deviceId: _deviceId,
    rev: _rev,
    receivedAt: _receivedAt,
    credential: _credential,
    sequence: _sequence,
    previousDigest: _previousDigest,
    digest: _digest,
    ...facts
  } = entry;
  return facts;
}
