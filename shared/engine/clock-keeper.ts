/** @file Keeps the one call clock of this device: beats twice a second, writes each beat, goes on while the store is locked. */
import {
  type CallClock,
  type ClockReading,
  type ClockState,
  clockState,
  pauseClock,
  recoverClock,
  resolveGap,
  resumeClock,
  startClock,
  tickClock,
} from '#shared/domain/clock.ts';
import type { Store } from '#shared/store/store.ts';
import { engineError } from './errors.ts';
import { CLOCK } from './local-documents.ts';
import type { EnginePorts } from './ports.ts';

/** A kill may cost one second at most; half of it is left for a busy machine and a slow disk. */
const BEAT_MS = 500;
export interface ClockKeeper {
  /** The clock as of now, or null. */
  current(): ClockState | null;
  /** The clock itself after one more beat, for the wrap-up. */
  beat(): CallClock | null;
  /** Answers the clock that a new call would start, without starting it. */
  prepare(facts: Pick<CallClock, 'patientId' | 'patientName' | 'callId' | 'activity'>): CallClock;
  /** Takes over a clock that is on disk already. */
  hold(clock: CallClock): void;
  /**
   * Ends the clock together with `write`, which takes it off the disk. No beat is written meanwhile: it would collide with that
   * or bring the clock back. When `write` fails, the clock runs on.
   */
  endWith(write: () => Promise<void>): Promise<void>;
  pause(): Promise<ClockState>;
  resume(): Promise<ClockState>;
  resolveGap(count: boolean): Promise<ClockState>;
  /** The store is open: takes up the clock that is on disk, unless one runs in memory since a lock. */
  attach(store: Store): Promise<void>;
  /** The store closes; the clock runs on in memory. */
  detach(): Promise<void>;
  stop(): void;
}

export function createClockKeeper(
  ports: Pick<EnginePorts, 'now' | 'monotonic' | 'after' | 'log'>,
  onChange: () => void,
): ClockKeeper {
  let clock: CallClock | null = null;
  let isEnding = false;
  let store: Store | null = null;
  let cancelBeat: (() => void) | null = null;
  let lastWrite: Promise<void> = Promise.resolve();

  const reading = (): ClockReading => ({ wall: ports.now(), monotonic: ports.monotonic() });

  function save(): Promise<void> {
    const target = store;
    const value = clock;
    if (!target || isEnding) return Promise.resolve();
    // A beat that could not be written must not keep the next ones from being written.
    lastWrite = lastWrite.catch(() => undefined).then(() => target.writeLocal(CLOCK, value));
    return lastWrite;
  }

  function keepBeating(): void {
    cancelBeat?.();
    cancelBeat = clock?.isRunning ? ports.after(BEAT_MS, onBeat) : null;
  }

  function onBeat(): void {
    if (!clock) return;
    const gapsBefore = clock.gaps.length;
    clock = tickClock(clock, reading());
    if (clock.gaps.length !== gapsBefore) onChange();
    save().catch(() => ports.log('clock.beat-not-written'));
    keepBeating();
  }

  async function change(next: (clock: CallClock) => CallClock): Promise<ClockState> {
    if (!clock) throw engineError('INVALID', 'No clock is running. Start a call first.');
    const before = clock;
    const changed = next(clock);
    clock = changed;
    keepBeating();
    try {
      await save();
    } catch (error) {
      // She is told that it failed, so it must not have happened.
      if (clock === changed) clock = before;
      keepBeating();
      throw error;
    }
    onChange();
    return clockState(changed);
  }

  return {
    current: () => (clock ? clockState(clock) : null),
    beat() {
      if (clock) clock = tickClock(clock, reading());
      return clock;
    },
    prepare: (facts) => startClock(facts, reading()),
    hold(next) {
      clock = next;
      keepBeating();
      onChange();
    },
    async endWith(write) {
      isEnding = true;
      try {
        await lastWrite.catch(() => undefined);
        await write();
        clock = null;
        keepBeating();
      } finally {
        isEnding = false;
        // The write failed: what the clock did meanwhile is not on disk yet.
        if (clock) save().catch(() => ports.log('clock.beat-not-written'));
      }
      onChange();
    },
    pause: () => change((current) => pauseClock(current, reading())),
    resume: () => change((current) => resumeClock(current, reading())),
    resolveGap: (count) => change((current) => resolveGap(current, count)),
    async attach(opened) {
      store = opened;
      if (clock) {
        await save();
        return;
      }
      const stored = await opened.readLocal<CallClock>(CLOCK);
      if (stored) {
        clock = recoverClock(stored, reading());
        await save();
      }
      keepBeating();
    },
    async detach() {
      await lastWrite.catch(() => undefined);
      store = null;
    },
    stop() {
      cancelBeat?.();
      clock = null;
    },
  };
}
