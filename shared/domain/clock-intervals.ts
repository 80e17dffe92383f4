/** @file From a finished clock to the lines of the minute ledger. Pure. */
import { type ClockReading, openGap, pauseClock, type Stretch, type WorkClock } from './clock.ts';
import { type BookedTime, placeApart } from './clock-places.ts';
import { splitAtMonthEnd, type TimeInterval } from './minutes.ts';
import { type TimeZone, toInstant } from './primitives.ts';

const DAY = 86_400_000;
/** Pieces that follow on one another within this are one, in milliseconds. */
const SEAM = 1000;

/** What a clock gives to the ledger. */
export interface FinishedClock {
  intervals: TimeInterval[];
  /** Of all intervals together. */
  seconds: number;
  /** Seconds that were counted and are left out because the person has booked them otherwise. */
  doubleSeconds: number;
  /** Seconds of gaps about which nobody decided; they are left out. */
  openSeconds: number;
}

/**
 * Ends the clock and gives the intervals for the ledger, apart from what the person has booked, split at month ends of the practice's zone and
 * at a day's length. An interval begins at the wall time at which its stretch began and lasts as long as the monotonic clock counted, so it
 * never ends before it begins, and none overlaps another even when the wall clock was set back. Whole seconds are cut off once over all, never
 * per interval.
 */
export function finishClock(
  clock: WorkClock,
  reading: ClockReading,
  practiceTimeZone: TimeZone,
  booked: readonly BookedTime[] = [],
): FinishedClock {
  const ended = pauseClock(clock, reading);
  const { intervals, doubleSeconds } = placeApart(wholeSeconds(joined(ended.stretches)), booked);
  const pieces = intervals
    .flatMap((interval) => splitAtMonthEnd(interval, practiceTimeZone))
    .flatMap(splitAtDay)
    .filter(({ seconds }) => seconds > 0);
  return {
    intervals: pieces,
    seconds: pieces.reduce((sum, { seconds }) => sum + seconds, 0),
    doubleSeconds,
    openSeconds: openSeconds(ended),
  };
}

function openSeconds(clock: WorkClock): number {
  if (!openGap(clock)) return 0;
  const open = clock.stretches.filter(({ kind }) => kind !== 'counted');
  return Math.floor(open.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000);
}

/** Stretches as intervals of whole seconds, one after the other; a fraction goes on into the next. */
function wholeSeconds(stretches: readonly Stretch[]): TimeInterval[] {
  const intervals: TimeInterval[] = [];
  let milliseconds = 0;
  let given = 0;
  let freeFrom = Number.NEGATIVE_INFINITY;
  for (const stretch of stretches) {
    milliseconds += stretch.milliseconds;
    const seconds = Math.floor(milliseconds / 1000) - given;
    given += seconds;
    if (seconds === 0) continue;
    const start = Math.max(freeFrom, stretch.startedAtWall);
    freeFrom = start + Math.max(stretch.milliseconds, seconds * 1000);
    intervals.push({ startedAt: toInstant(start), endedAt: toInstant(freeFrom), seconds });
  }
  return intervals;
}

/** The counted stretches; those that follow on one another are one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    if (stretch.kind !== 'counted') continue;
    const last = result.at(-1);
    const end = last ? last.startedAtWall + last.milliseconds : Number.NEGATIVE_INFINITY;
    if (last && Math.abs(stretch.startedAtWall - end) < SEAM) {
      result[result.length - 1] = { ...last, milliseconds: last.milliseconds + stretch.milliseconds };
    } else {
      result.push(stretch);
    }
  }
  return result;
}

/** A ledger line holds at most one day. */
function splitAtDay(interval: TimeInterval): TimeInterval[] {
  const pieces: TimeInterval[] = [];
  let rest = interval;
  while (rest.seconds > DAY / 1000) {
    const cut = toInstant(Date.parse(rest.startedAt) + DAY);
    pieces.push({ ...rest, endedAt: cut, seconds: DAY / 1000 });
    rest = { ...rest, startedAt: cut, seconds: rest.seconds - DAY / 1000 };
  }
  return [...pieces, rest];
}
