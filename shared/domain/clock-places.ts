/** @file Finds a place for the time of a clock beside what the person has booked already: nobody's minute counts twice (domain.md 1.7 rule 6). Pure. */
import type { TimeInterval } from './minutes.ts';
import { fromInstant, type Instant, toInstant } from './primitives.ts';

/** Time that the person has booked. */
export interface BookedTime {
  startedAt: Instant;
  endedAt: Instant;
  /** A clock of the same device gave it. Two of these can only seem to overlap: the wall clock was changed between them. */
  isOwnTimer: boolean;
}

interface Piece {
  from: number;
  until: number;
  seconds: number;
}

interface Taken {
  from: number;
  until: number;
  isOwnTimer: boolean;
}

/** What shares less than this with an entry of another source overlaps nothing, in milliseconds. */
const LEAST_SHARED = 1000;

/**
 * Moves and cuts intervals so that none lies in booked time. Time that a clock of this device gave was not the same time, whatever the wall
 * clock said: the interval moves behind it and keeps its seconds. Any other booked time is kept once only: what lies in it is left out.
 *
 * @param intervals in the order of their start, none overlapping another
 */
export function placeApart(
  intervals: readonly TimeInterval[],
  booked: readonly BookedTime[],
): { intervals: TimeInterval[]; doubleSeconds: number } {
  const taken = booked
    .map(({ startedAt, endedAt, isOwnTimer }) => ({
      ...{ from: fromInstant(startedAt), until: fromInstant(endedAt), isOwnTimer },
    }))
    .sort((left, right) => left.from - right.from);
  const placed: Piece[] = [];
  let doubleSeconds = 0;
  for (const { startedAt, endedAt, seconds } of intervals) {
    const wanted = { from: fromInstant(startedAt), until: fromInstant(endedAt), seconds };
    const { pieces, lost } = place(
      movedTo(wanted, Math.max(wanted.from, placed.at(-1)?.until ?? wanted.from)),
      taken,
    );
    placed.push(...pieces);
    doubleSeconds += lost;
  }
  return {
    intervals: placed.map(({ from, until, seconds }) => ({
      ...{ startedAt: toInstant(from), endedAt: toInstant(until), seconds },
    })),
    doubleSeconds,
  };
}

function place(wanted: Piece, taken: readonly Taken[]): { pieces: Piece[]; lost: number } {
  const conflict = taken.find((entry) => overlaps(wanted, entry));
  if (!conflict) return { pieces: [wanted], lost: 0 };
  if (conflict.isOwnTimer) return place(movedTo(wanted, conflict.until), taken);
  const { from, until, seconds } = wanted;
  const before = Math.min(seconds, wholeSeconds(conflict.from - from));
  const after = Math.min(seconds - before, wholeSeconds(until - conflict.until));
  const head = before > 0 ? [{ from, until: conflict.from, seconds: before }] : [];
  const tail =
    after > 0 ? place({ from: conflict.until, until, seconds: after }, taken) : { pieces: [], lost: 0 };
  return { pieces: [...head, ...tail.pieces], lost: seconds - before - after + tail.lost };
}

function overlaps({ from, until }: Piece, entry: Taken): boolean {
  const shared = Math.min(until, entry.until) - Math.max(from, entry.from);
  return shared >= (entry.isOwnTimer ? 1 : LEAST_SHARED);
}

function movedTo(piece: Piece, from: number): Piece {
  return { ...piece, from, until: from + piece.until - piece.from };
}

function wholeSeconds(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 1000));
}
