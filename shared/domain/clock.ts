import { z } from 'zod';
import type { TimeInterval } from './minutes.ts';
import { Id, Instant, type TimeZone } from './primitives.ts';
import { Activity } from './time-entry.ts';

/** What the two clocks of a device say: wall time and a time that no change of the wall clock moves, both in milliseconds. */
export interface ClockReading {
  wall: number;
  monotonic: number;
}

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

export function startClock(
  _facts: Pick<CallClock, 'patientId' | 'patientName' | 'callId' | 'activity'>,
  _reading: ClockReading,
): CallClock {
  throw new Error('being written');
}
/** A heartbeat: call it every second while the clock runs. */
export function tickClock(_clock: CallClock, _reading: ClockReading): CallClock {
  throw new Error('being written');
}
export function pauseClock(_clock: CallClock, _reading: ClockReading): CallClock {
  throw new Error('being written');
}
export function resumeClock(_clock: CallClock, _reading: ClockReading): CallClock {
  throw new Error('being written');
}
/** Takes up a clock that an earlier process left. It runs on if it ran; the time between is a gap, not counted until resolved. */
export function recoverClock(_clock: CallClock, _reading: ClockReading): CallClock {
  throw new Error('being written');
}
/** Decides about the oldest gap. Without a gap the clock is returned as it is. */
export function resolveGap(_clock: CallClock, _count: boolean): CallClock {
  throw new Error('being written');
}
/** Ends the clock: the intervals for the ledger, split at month ends. A gap that nobody decided about is left out. */
export function finishClock(
  _clock: CallClock,
  _reading: ClockReading,
  _practiceTimeZone: TimeZone,
): { intervals: TimeInterval[]; seconds: number } {
  throw new Error('being written');
}
export function clockState(_clock: CallClock): ClockState {
  throw new Error('being written');
}
