/** @file Keeps the clocks of the person on this device: beats twice a second, writes each beat, goes on while the store is locked. */
import { type ClockReading, type ClockState, clockState, type WorkClock } from '#shared/domain/clock.ts';
import {
  type ClockBoard,
  NO_CLOCKS,
  readBoard,
  recoverBoard,
  runningClock,
  tickBoard,
} from '#shared/domain/clock-board.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import type { Store } from '#shared/store/store.ts';
import { CLOCK } from './local-documents.ts';
import type { EnginePorts } from './ports.ts';

/** A kill may cost one second at most; half of it is left for a busy machine and a slow disk. */
const BEAT_MS = 500;

/** How a board becomes another one at a moment. */
export type BoardChange = (board: ClockBoard, reading: ClockReading) => ClockBoard;

/** All that changes the board goes through the desk's writer (`exclusive` or `write`), one after the other; only beats come between. */
export interface ClockKeeper {
  /** Every clock that is kept, the one used last first. */
  list(): ClockState[];
  /** The clock that runs, else the one that was used last, or null. */
  current(): ClockState | null;
  /** Since when the clock that runs has run without a pause, by the wall clock; null while none runs. */
  runningSince(): Instant | null;
  /** A clock as of now. */
  find(isWanted: (clock: WorkClock) => boolean): WorkClock | undefined;
  reading(): ClockReading;
  /** The board as it would be after the change, without changing it: for a write that puts it on disk. */
  prepare(change: BoardChange): ClockBoard;
  /**
   * Goes on with `next` once `write` has put it on disk. No beat is written meanwhile: it would collide with that or bring back what was
   * ended. When `write` fails, the clocks go on as before.
   */
  replaceWith(next: ClockBoard, write: () => Promise<void>): Promise<void>;
  /** Changes the board and answers when that is on disk; what could not be written has not happened. */
  change(change: BoardChange): Promise<void>;
  /** The store is open: takes up the clocks that are on disk. Those that went on in memory since a lock have counted on. */
  attach(store: Store): Promise<void>;
  /** The store closes; the clock runs on in memory. */
  detach(): Promise<void>;
  stop(): void;
}

/** `onChange` is called when a clock starts, stops, goes or asks, and not at each beat. */
export function createClockKeeper(
  ports: Pick<EnginePorts, 'now' | 'monotonic' | 'after' | 'log'>,
  onChange: () => void,
): ClockKeeper {
  let board = NO_CLOCKS;
  let isReplacing = false;
  let store: Store | null = null;
  let cancelBeat: (() => void) | null = null;
  let lastWrite: Promise<void> = Promise.resolve();

  const reading = (): ClockReading => ({ wall: ports.now(), monotonic: ports.monotonic() });

  function save(): Promise<void> {
    const target = store;
    const value = onDisk(board);
    if (!target || isReplacing) return Promise.resolve();
    // A beat that could not be written must not keep the next ones from being written.
    lastWrite = lastWrite.catch(() => undefined).then(() => target.writeLocal(CLOCK, value));
    return lastWrite;
  }

  function keepBeating(): void {
    cancelBeat?.();
    cancelBeat = runningClock(board) ? ports.after(BEAT_MS, onBeat) : null;
  }

  function onBeat(): void {
    beat();
    save().catch(() => ports.log('clock.beat-not-written'));
    keepBeating();
  }

  function beat(): void {
    const before = runningClock(board)?.stretches.length;
    board = tickBoard(board, reading());
    // A beat adds a piece to the time line only with a question.
    if (runningClock(board)?.stretches.length !== before) onChange();
  }

  return {
    list: () => board.clocks.map(clockState),
    current: () => (board.clocks[0] ? clockState(board.clocks[0]) : null),
    runningSince() {
      const stretch = runningClock(board)?.stretches.at(-1);
      return stretch ? toInstant(stretch.startedAtWall) : null;
    },
    find(isWanted) {
      beat();
      return board.clocks.find(isWanted);
    },
    reading,
    prepare(change) {
      beat();
      return change(board, reading());
    },
    async replaceWith(next, write) {
      isReplacing = true;
      try {
        await lastWrite.catch(() => undefined);
        await write();
        board = tickBoard(next, reading());
        keepBeating();
      } finally {
        isReplacing = false;
        // What the clocks did meanwhile is not on disk yet.
        if (board.clocks.length > 0) save().catch(() => ports.log('clock.beat-not-written'));
      }
      onChange();
    },
    async change(change) {
      const before = board;
      board = change(board, reading());
      keepBeating();
      try {
        await save();
      } catch (error) {
        // She is told that it failed, so it must not have happened.
        board = before;
        keepBeating();
        throw error;
      }
      onChange();
    },
    async attach(opened) {
      store = opened;
      const stored = readBoard(await opened.readLocal(CLOCK));
      const since = new Map(board.clocks.map((clock) => [clock.id, clock]));
      const recovered = recoverBoard(stored, reading());
      // Which clocks there are, the store knows; how far they are, those in memory know.
      board = { clocks: recovered.clocks.map((clock) => since.get(clock.id) ?? clock) };
      if (board.clocks.length > 0) await save();
      keepBeating();
    },
    async detach() {
      await lastWrite.catch(() => undefined);
      store = null;
    },
    stop() {
      cancelBeat?.();
      board = NO_CLOCKS;
    },
  };
}

/** What lies in the store of a board: nothing where no clock is kept. */
export function onDisk(board: ClockBoard): ClockBoard | null {
  return board.clocks.length > 0 ? board : null;
}
