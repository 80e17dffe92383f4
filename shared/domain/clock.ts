/** @file A clock that a person keeps for one patient: counted by the monotonic clock, placed by the wall clock. Pure. */
import { z } from 'zod';
import { Id, Instant, toInstant } from './primitives.ts';
import { Program } from './program.ts';
import { Activity } from './time-entry.ts';

/** What the two clocks of a device say: wall time and a time that no change of the wall clock moves, both in milliseconds. */
export interface ClockReading {
  wall: number;
  monotonic: number;
}

/** Why nobody can tell whether a time was work: Careline did not run, or the machine slept. */
export const GapCause = z.enum(['closed', 'asleep']);
export type GapCause = z.infer<typeof GapCause>;

/** What she says about such a time: `discard` also takes away what the clock had counted just before it. */
export const GapAnswer = z.enum(['keep-up-to-heartbeat', 'keep-all', 'discard']);
export type GapAnswer = z.infer<typeof GapAnswer>;

/** Time of which nobody can tell whether it was work. `from` is the last heartbeat before it. */
export const ClockGap = z.object({
  from: Instant,
  until: Instant,
  seconds: z.number().int(),
  cause: GapCause,
  /** Seconds counted just before it without a pause or an answer: what `discard` takes away besides. */
  secondsBefore: z.number().int(),
});
export type ClockGap = z.infer<typeof ClockGap>;

/** What is shown of a clock. Shown time = `seconds` + (wall now - `runningSince`) while it runs. */
export const ClockState = z.object({
  id: z.string(),
  patientId: Id,
  patientName: z.string(),
  callId: z.union([Id, z.literal('')]),
  activity: Activity,
  program: z.union([Program, z.literal('')]),
  startedAt: Instant,
  /** Seconds counted up to `runningSince`, or in all while paused. */
  seconds: z.number().min(0),
  runningSince: Instant.nullable(),
  /** The question that waits for an answer, or null. */
  gap: ClockGap.nullable(),
});
export type ClockState = z.infer<typeof ClockState>;

/** A piece of the time line of a clock: counted, or a gap that waits for an answer and is not counted yet. */
export const Stretch = z.object({
  /** Wall time at its start, milliseconds. */
  startedAtWall: z.number(),
  /** By the monotonic clock; of a gap by whichever clock saw it. */
  milliseconds: z.number().min(0),
  kind: z.union([z.literal('counted'), GapCause]),
});
export type Stretch = z.infer<typeof Stretch>;

/** The whole state of a clock, as it is kept on the device: write it at each change and each heartbeat. */
export const WorkClock = z.object({
  /** Of a call's clock the id of the call. */
  id: z.string(),
  patientId: Id,
  patientName: z.string(),
  /** Empty where the clock is for other work than a call. */
  callId: z.union([Id, z.literal('')]),
  activity: Activity,
  /** Where the time is meant to go, or empty when that is asked at the end. */
  program: z.union([Program, z.literal('')]),
  startedAt: Instant,
  isRunning: z.boolean(),
  /** The last reading, in milliseconds; `monotonic` counts from an origin of the running process. */
  lastWall: z.number(),
  lastMonotonic: z.number(),
  /** Oldest first; the last one is always counted, and is the running one while the clock runs. */
  stretches: z.array(Stretch),
  /** The questions that were answered, oldest first. */
  answers: z.array(ClockGap.extend({ answer: GapAnswer })),
});
export type WorkClock = z.infer<typeof WorkClock>;

/** What a clock is started for. */
export type ClockFacts = Pick<
  WorkClock,
  'id' | 'patientId' | 'patientName' | 'callId' | 'activity' | 'program'
>;

/** A heartbeat is due every second; a longer silence than this, in milliseconds, means that the machine or the app stood still. */
export const LONGEST_SILENCE = 5000;

/** A machine that wakes for less than this, in milliseconds, and sleeps on has slept once. */
const LONGEST_STIR = 60_000;

/** Starts a clock at zero. */
export function startClock(facts: ClockFacts, reading: ClockReading): WorkClock {
  const { id, patientId, patientName, callId, activity, program } = facts;
  return {
    ...{ id, patientId, patientName, callId, activity, program },
    startedAt: toInstant(reading.wall),
    isRunning: true,
    lastWall: reading.wall,
    lastMonotonic: reading.monotonic,
    stretches: [begin(reading)],
    answers: [],
  };
}

/**
 * A heartbeat: call it every second while the clock runs. Time is counted by the monotonic clock, so a wall clock that is set
 * back or forward adds and takes nothing. A silence of more than five seconds, or a wall clock that ran ahead of the monotonic
 * one by as much (sleep, on systems whose monotonic clock sleeps too), becomes a gap that waits for an answer.
 */
export function tickClock(clock: WorkClock, reading: ClockReading): WorkClock {
  if (!clock.isRunning) return clock;
  const counted = Math.max(0, reading.monotonic - clock.lastMonotonic);
  const passed = reading.wall - clock.lastWall;
  if (counted > LONGEST_SILENCE) return withGap(clock, reading, Math.max(counted, passed), 'asleep');
  const ahead = passed - counted;
  if (ahead > LONGEST_SILENCE) return withGap(count(clock, counted), reading, ahead, 'asleep');
  return at(count(clock, counted), reading);
}

/** Stops counting. A paused clock stays as it is. */
export function pauseClock(clock: WorkClock, reading: ClockReading): WorkClock {
  return clock.isRunning ? { ...tickClock(clock, reading), isRunning: false } : clock;
}

/** Counts on. A running clock stays as it is. */
export function resumeClock(clock: WorkClock, reading: ClockReading): WorkClock {
  if (clock.isRunning) return clock;
  return { ...at(clock, reading), isRunning: true, stretches: [...clock.stretches, begin(reading)] };
}

/**
 * Takes up a clock that an earlier process left behind. If it ran, it runs on, and the time from its last heartbeat until now
 * is a gap, not counted until {@link answerGap}. A silence as short as one between heartbeats may be (a reload) is counted and
 * not asked about. If it was paused, it stays paused.
 */
export function recoverClock(clock: WorkClock, reading: ClockReading): WorkClock {
  if (!clock.isRunning) return clock;
  const silence = Math.max(0, reading.wall - clock.lastWall);
  if (silence > LONGEST_SILENCE) return withGap(clock, reading, silence, 'closed');
  return at(count(clock, silence), reading);
}

/**
 * Answers the gap that begins at `from`, which is the oldest one. Asked about another, or about one that was answered before, the clock is
 * returned as it is.
 */
export function answerGap(clock: WorkClock, from: Instant, answer: GapAnswer): WorkClock {
  const gap = openGap(clock);
  if (gap?.from !== from) return clock;
  const at = clock.stretches.findIndex(({ kind }) => kind !== 'counted');
  const [stretch] = clock.stretches.slice(at, at + 1);
  const answers = [...clock.answers, { ...gap, answer }];
  if (answer === 'keep-all' && stretch) {
    return { ...clock, answers, stretches: clock.stretches.with(at, { ...stretch, kind: 'counted' }) };
  }
  const isCut = answer === 'discard' && at > 0;
  return { ...clock, answers, stretches: clock.stretches.toSpliced(isCut ? at - 1 : at, isCut ? 2 : 1) };
}

/** What is shown of a clock. */
export function clockState(clock: WorkClock): ClockState {
  const { id, patientId, patientName, callId, activity, program, startedAt } = clock;
  return {
    ...{ id, patientId, patientName, callId, activity, program, startedAt },
    seconds: countedMilliseconds(clock) / 1000,
    runningSince: clock.isRunning ? toInstant(clock.lastWall) : null,
    gap: openGap(clock),
  };
}

/** What a clock has counted up to its last heartbeat, in milliseconds; gaps that nobody confirmed are not in it. */
export function countedMilliseconds(clock: Pick<WorkClock, 'stretches'>): number {
  return clock.stretches.reduce(
    (sum, { kind, milliseconds }) => (kind === 'counted' ? sum + milliseconds : sum),
    0,
  );
}

/** The oldest gap that waits for an answer, or null. */
export function openGap(clock: Pick<WorkClock, 'stretches'>): ClockGap | null {
  const at = clock.stretches.findIndex(({ kind }) => kind !== 'counted');
  const gap = clock.stretches[at];
  if (!gap || gap.kind === 'counted') return null;
  return {
    from: toInstant(gap.startedAtWall),
    until: toInstant(gap.startedAtWall + gap.milliseconds),
    seconds: Math.floor(gap.milliseconds / 1000),
    cause: gap.kind,
    secondsBefore: Math.floor((clock.stretches[at - 1]?.milliseconds ?? 0) / 1000),
  };
}

function begin(reading: ClockReading): Stretch {
  return { startedAtWall: reading.wall, milliseconds: 0, kind: 'counted' };
}

function at(clock: WorkClock, reading: ClockReading): WorkClock {
  return { ...clock, lastWall: reading.wall, lastMonotonic: reading.monotonic };
}

function count(clock: WorkClock, milliseconds: number): WorkClock {
  const last = clock.stretches.at(-1);
  if (!last) return clock;
  return {
    ...clock,
    stretches: clock.stretches.with(-1, { ...last, milliseconds: last.milliseconds + milliseconds }),
  };
}

/** Closes the running stretch at the last heartbeat, notes what followed as a gap, and counts on from now. */
function withGap(clock: WorkClock, reading: ClockReading, milliseconds: number, cause: GapCause): WorkClock {
  const gap: Stretch = { startedAtWall: reading.wall - milliseconds, milliseconds, kind: cause };
  const [before, stir] = clock.stretches.slice(-2);
  const isOneQuestion =
    before !== undefined && before.kind !== 'counted' && (stir?.milliseconds ?? 0) < LONGEST_STIR;
  const stretches = isOneQuestion
    ? [
        ...clock.stretches.slice(0, -2),
        { ...before, milliseconds: before.milliseconds + (stir?.milliseconds ?? 0) + milliseconds },
      ]
    : [...clock.stretches, gap];
  return { ...at(clock, reading), stretches: [...stretches, begin(reading)] };
}
