import { z } from 'zod';
import { splitAtMonthEnd, type TimeInterval } from './minutes.ts';
import { Id, Instant, type TimeZone, toInstant } from './primitives.ts';
import { Activity } from './time-entry.ts';

/** What the two clocks of a device say: wall time and a time that no change of the wall clock moves, both in milliseconds. */
export interface ClockReading {
  wall: number;
  monotonic: number;
}

/** Time of which nobody can tell whether it was work: the app was not running, or the machine slept. */
export const ClockGap = z.object({ from: Instant, until: Instant, seconds: z.number().int() });
export type ClockGap = z.infer<typeof ClockGap>;

/** What is shown of the clock. The same shape as the engine contract's `ClockState`. */
export interface ClockState {
  patientId: Id;
  patientName: string;
  callId: Id | '';
  activity: Activity;
  startedAt: Instant;
  seconds: number;
  runningSince: Instant | null;
  gap: ClockGap | null;
}

/** The whole state of the call clock, as it is kept on the device: write it at each change and each heartbeat. */
export const CallClock = z.object({
  patientId: Id,
  patientName: z.string(),
  callId: z.union([Id, z.literal('')]),
  activity: Activity,
  startedAt: Instant,
  isRunning: z.boolean(),
  /** The last reading, in milliseconds; `monotonic` counts from an origin of the running process. */
  lastWall: z.number(),
  lastMonotonic: z.number(),
  /** Counted stretches, oldest first, the running one last: wall start and milliseconds by the monotonic clock. */
  stretches: z.array(z.object({ startedAtWall: z.number(), milliseconds: z.number().min(0) })),
  /** Gaps that wait for a decision, oldest first. */
  gaps: z.array(ClockGap),
});
export type CallClock = z.infer<typeof CallClock>;

/** A heartbeat is due every second; a longer silence than this means that the machine or the app stood still. */
export const LONGEST_SILENCE = 5000;

const DAY = 86_400_000;

/** Starts a clock at zero. */
export function startClock(
  facts: Pick<CallClock, 'patientId' | 'patientName' | 'callId' | 'activity'>,
  reading: ClockReading,
): CallClock {
  return {
    patientId: facts.patientId,
    patientName: facts.patientName,
    callId: facts.callId,
    activity: facts.activity,
    startedAt: toInstant(reading.wall),
    isRunning: true,
    lastWall: reading.wall,
    lastMonotonic: reading.monotonic,
    stretches: [{ startedAtWall: reading.wall, milliseconds: 0 }],
    gaps: [],
  };
}

/**
 * A heartbeat: call it every second while the clock runs. Time is counted by the monotonic clock, so a wall clock that is set
 * back or forward adds and takes nothing. A silence of more than five seconds, or a wall clock that ran ahead of the monotonic
 * one by as much (sleep, on systems whose monotonic clock sleeps too), becomes a gap that waits for a decision.
 */
export function tickClock(clock: CallClock, reading: ClockReading): CallClock {
  if (!clock.isRunning) return { ...clock, lastWall: reading.wall, lastMonotonic: reading.monotonic };
  const counted = Math.max(0, reading.monotonic - clock.lastMonotonic);
  const passed = reading.wall - clock.lastWall;
  if (counted > LONGEST_SILENCE) return withGap(clock, reading, Math.max(counted, passed));
  const ahead = passed - counted;
  if (ahead > LONGEST_SILENCE) return withGap(count(clock, counted), reading, ahead);
  return { ...count(clock, counted), lastWall: reading.wall, lastMonotonic: reading.monotonic };
}

/** Stops counting. A paused clock stays as it is. */
export function pauseClock(clock: CallClock, reading: ClockReading): CallClock {
  return clock.isRunning ? { ...tickClock(clock, reading), isRunning: false } : clock;
}

/** Counts on. A running clock stays as it is. */
export function resumeClock(clock: CallClock, reading: ClockReading): CallClock {
  if (clock.isRunning) return clock;
  return {
    ...clock,
    isRunning: true,
    lastWall: reading.wall,
    lastMonotonic: reading.monotonic,
    stretches: [...clock.stretches, { startedAtWall: reading.wall, milliseconds: 0 }],
  };
}

/**
 * Takes up a clock that an earlier process left behind. If it ran, it runs on, and the time from its last heartbeat until now
 * is a gap, not counted until {@link resolveGap}. A silence as short as one between heartbeats may be (a reload) is counted and
 * not asked about. If it was paused, it stays paused.
 */
export function recoverClock(clock: CallClock, reading: ClockReading): CallClock {
  if (!clock.isRunning) return { ...clock, lastWall: reading.wall, lastMonotonic: reading.monotonic };
  const silence = Math.max(0, reading.wall - clock.lastWall);
  if (silence > LONGEST_SILENCE) return withGap(clock, reading, silence);
  return { ...count(clock, silence), lastWall: reading.wall, lastMonotonic: reading.monotonic };
}

/** Decides about the oldest gap: `true` counts it as work. Without a gap the clock is returned as it is. */
export function resolveGap(clock: CallClock, shouldCount: boolean): CallClock {
  const [gap, ...gaps] = clock.gaps;
  if (!gap) return clock;
  if (!shouldCount) return { ...clock, gaps };
  const stretch = { startedAtWall: Date.parse(gap.from), milliseconds: gap.seconds * 1000 };
  const after = clock.stretches.findIndex(
    (other) => other.startedAtWall >= stretch.startedAtWall + stretch.milliseconds,
  );
  const at = after < 0 ? clock.stretches.length - 1 : after;
  return { ...clock, gaps, stretches: clock.stretches.toSpliced(at, 0, stretch) };
}

/**
 * Ends the clock and gives the intervals for the ledger, split at month ends of the practice's zone. An interval begins at the wall
 * time at which its stretch began and lasts as long as the monotonic clock counted, so it never ends before it begins, and none
 * overlaps another even when the wall clock was set back. Whole seconds are cut off once over all, never per interval. A gap that nobody decided about is left out.
 */
export function finishClock(
  clock: CallClock,
  reading: ClockReading,
  practiceTimeZone: TimeZone,
): { intervals: TimeInterval[]; seconds: number } {
  const ended = pauseClock(clock, reading);
  const intervals: TimeInterval[] = [];
  let milliseconds = 0;
  let given = 0;
  let freeFrom = Number.NEGATIVE_INFINITY;
  for (const stretch of joined(ended.stretches)) {
    milliseconds += stretch.milliseconds;
    const seconds = Math.floor(milliseconds / 1000) - given;
    given += seconds;
    if (seconds === 0) continue;
    const start = Math.max(freeFrom, stretch.startedAtWall);
    freeFrom = start + Math.max(stretch.milliseconds, seconds * 1000);
    const interval = { startedAt: toInstant(start), endedAt: toInstant(freeFrom), seconds };
    intervals.push(...splitAtMonthEnd(interval, practiceTimeZone).flatMap(splitAtDay));
  }
  return { intervals: intervals.filter((interval) => interval.seconds > 0), seconds: given };
}

/** What to show: shown time = `seconds` + (wall now - `runningSince`) while it runs. */
export function clockState(clock: CallClock): ClockState {
  const milliseconds = clock.stretches.reduce((sum, stretch) => sum + stretch.milliseconds, 0);
  return {
    patientId: clock.patientId,
    patientName: clock.patientName,
    callId: clock.callId,
    activity: clock.activity,
    startedAt: clock.startedAt,
    seconds: milliseconds / 1000,
    runningSince: clock.isRunning ? toInstant(clock.lastWall) : null,
    gap: clock.gaps[0] ?? null,
  };
}

function count(clock: CallClock, milliseconds: number): CallClock {
  const last = clock.stretches.at(-1);
  if (!last) return clock;
  return {
    ...clock,
    stretches: clock.stretches.with(-1, { ...last, milliseconds: last.milliseconds + milliseconds }),
  };
}

/** Closes the running stretch at the last heartbeat, notes what followed as a gap, and counts on from now. */
function withGap(clock: CallClock, reading: ClockReading, milliseconds: number): CallClock {
  const seconds = Math.round(milliseconds / 1000);
  const from = reading.wall - milliseconds;
  return {
    ...clock,
    lastWall: reading.wall,
    lastMonotonic: reading.monotonic,
    stretches: [...clock.stretches, { startedAtWall: reading.wall, milliseconds: 0 }],
    gaps:
      seconds === 0
        ? clock.gaps
        : [...clock.gaps, { from: toInstant(from), until: toInstant(reading.wall), seconds }],
  };
}

/** Stretches that follow on one another within a second are one. */
function joined(stretches: CallClock['stretches']): CallClock['stretches'] {
  const result: CallClock['stretches'] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    const end = last ? last.startedAtWall + last.milliseconds : Number.NEGATIVE_INFINITY;
    if (last && Math.abs(stretch.startedAtWall - end) < 1000) {
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
