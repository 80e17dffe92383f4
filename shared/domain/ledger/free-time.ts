/** @file What is left of counted time when another entry has booked a part of it already. Pure. */
import type { TimeInterval } from '../minutes.ts';
import { fromInstant, toInstant } from '../primitives.ts';
import type { Stretch } from './entry-facts.ts';

/** The free parts of intervals, and how many seconds were left out because they are booked. */
export interface FreeTime<Interval extends TimeInterval> {
  intervals: Interval[];
  leftOut: number;
}

/**
 * Takes booked time out of intervals, so that no second of a person is booked twice. The seconds of an interval are shared out by length, and
 * what is left out and what remains add up to what was given.
 */
export function freeTime<Interval extends TimeInterval>(
  intervals: readonly Interval[],
  booked: readonly Stretch[],
): FreeTime<Interval> {
  const taken = booked
    .map(({ startedAt, endedAt }) => ({ from: fromInstant(startedAt), until: fromInstant(endedAt) }))
    .filter(({ from, until }) => until > from)
    .sort((left, right) => left.from - right.from);
  const all = intervals.reduce((sum, { seconds }) => sum + seconds, 0);
  const free = intervals.flatMap((interval) => partsOf(interval, taken));
  return { intervals: free, leftOut: all - free.reduce((sum, { seconds }) => sum + seconds, 0) };
}

function partsOf<Interval extends TimeInterval>(
  interval: Interval,
  taken: readonly { from: number; until: number }[],
): Interval[] {
  const [start, end] = [fromInstant(interval.startedAt), fromInstant(interval.endedAt)];
  const gaps: { from: number; until: number }[] = [];
  let from = start;
  for (const stretch of taken) {
    if (stretch.until <= from || stretch.from >= end) continue;
    if (stretch.from > from) gaps.push({ from, until: stretch.from });
    from = Math.max(from, stretch.until);
  }
  if (from === start) return [interval];
  if (from < end) gaps.push({ from, until: end });
  return gaps
    .map((gap) => ({
      ...interval,
      startedAt: toInstant(gap.from),
      endedAt: toInstant(gap.until),
      seconds: Math.floor((interval.seconds * (gap.until - gap.from)) / (end - start)),
    }))
    .filter(({ seconds }) => seconds > 0);
}
