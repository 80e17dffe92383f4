/** @file Keeps the one call clock of this device: beats every second, writes each beat, goes on while the store is locked. */
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
import type { EnginePorts } from './ports.ts';

const BEAT_MS = 1000;
/** Local document of the clock. */
export const CLOCK = 'call-clock';

export interface ClockKeeper {
  /** The clock as of now, or null. */
  current(): ClockState | null;
  /** The clock itself after one more beat, for the wrap-up. */
  beat(): CallClock | null;
  /** Answers the clock that a new call would start, without starting it. */
  prepare(facts: Pick<CallClock, 'patientId' | 'patientName' | 'callId' | 'activity'>): CallClock;
  /** Takes over a clock that is on disk already, or null for none. */
  hold(clock: CallClock | null): void;
  pause(): Promise<ClockState>;
  resume(): Promise<ClockState>;
  resolveGap(count: boolean): Promise<ClockState>;
  /** The store is open: takes up the clock that is on disk, unless one runs in memory since a lock. */
  attach(store: Store): Promise<void>;
  /** The store closes; the clock runs on in memory. */
  detach(): Promise<void>;
  stop(): void;
}

export function createClockKeeper(ports: EnginePorts, onChange: () => void): ClockKeeper {
  let clock: CallClock | null = null;
  let store: Store | null = null;
  let cancelBeat: (() => void) | null = null;
  let lastWrite: Promise<void> = Promise.resolve();

  const reading = (): ClockReading => ({ wall: ports.now(), monotonic: ports.monotonic() });

  function save(): Promise<void> {
    const target = store;
    const value = clock;
    if (!target) return Promise.resolve();
    lastWrite = lastWrite.then(() => target.writeLocal(CLOCK, value));
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
    clock = next(clock);
    keepBeating();
    await save();
    onChange();
    return clockState(clock);
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
      await lastWrite;
      store = null;
    },
    stop() {
      cancelBeat?.();
      clock = null;
    },
  };
}
