/** @file The clocks of one person on one device: one runs at most, the others wait with what they counted. Pure. */
import { z } from 'zod';
import { type ClockReading, pauseClock, recoverClock, resumeClock, tickClock, WorkClock } from './clock.ts';

/** All clocks that are kept, the one used last first. As it lies in the store, beat by beat. */
export const ClockBoard = z.object({ clocks: z.array(WorkClock) });
export type ClockBoard = z.infer<typeof ClockBoard>;

export const NO_CLOCKS: ClockBoard = { clocks: [] };

/** The clock that runs, or undefined. */
export function runningClock(board: ClockBoard): WorkClock | undefined {
  return board.clocks.find(({ isRunning }) => isRunning);
}

/** Puts a new clock on the board, which pauses the one that runs. */
export function withClock(board: ClockBoard, clock: WorkClock, reading: ClockReading): ClockBoard {
  return { clocks: [clock, ...pauseRunning(board, reading).clocks] };
}

/** Pauses the clock that runs. */
export function pauseRunning(board: ClockBoard, reading: ClockReading): ClockBoard {
  return { clocks: board.clocks.map((clock) => pauseClock(clock, reading)) };
}

/** Lets a clock of the board run on and pauses the other. Without such a clock, or when it runs already, nothing changes. */
export function switchClock(board: ClockBoard, id: string, reading: ClockReading): ClockBoard {
  const clock = board.clocks.find((one) => one.id === id);
  if (!clock || clock.isRunning) return board;
  return withClock(withoutClock(board, id), resumeClock(clock, reading), reading);
}

/** Takes a clock off the board. */
export function withoutClock(board: ClockBoard, id: string): ClockBoard {
  return { clocks: board.clocks.filter((clock) => clock.id !== id) };
}

/** A heartbeat for the clock that runs. */
export function tickBoard(board: ClockBoard, reading: ClockReading): ClockBoard {
  return { clocks: board.clocks.map((clock) => tickClock(clock, reading)) };
}

/** Takes up the clocks that an earlier process left behind. */
export function recoverBoard(board: ClockBoard, reading: ClockReading): ClockBoard {
  return { clocks: board.clocks.map((clock) => recoverClock(clock, reading)) };
}

/** How the one clock of a device was kept before there were several. */
interface LoneClock extends Omit<WorkClock, 'id' | 'program' | 'stretches' | 'answers'> {
  stretches: { startedAtWall: number; milliseconds: number }[];
  gaps: { from: string; until: string; seconds: number }[];
}

/** Reads what lies in the store, also as an older version left it there. */
export function readBoard(stored: unknown): ClockBoard {
  if (typeof stored !== 'object' || stored === null) return NO_CLOCKS;
  return 'clocks' in stored ? (stored as ClockBoard) : { clocks: [fromLone(stored as LoneClock)] };
}

function fromLone({ gaps, ...clock }: LoneClock): WorkClock {
  const stretches: WorkClock['stretches'] = [
    ...clock.stretches.map((stretch) => ({ ...stretch, kind: 'counted' as const })),
    ...gaps.map(({ from, seconds }) => ({
      startedAtWall: Date.parse(from),
      milliseconds: seconds * 1000,
      kind: 'closed' as const,
    })),
  ];
  // A gap lies before the stretch that began when it ended; the running stretch stays the last one.
  const running = stretches[clock.stretches.length - 1];
  const others = stretches.filter((stretch) => stretch !== running);
  const inOrder = others.sort((left, right) => left.startedAtWall - right.startedAtWall);
  return {
    ...clock,
    id: clock.callId || clock.startedAt,
    program: '',
    stretches: running ? [...inOrder, running] : inOrder,
    answers: [],
  };
}
