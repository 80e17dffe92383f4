/** @file A machine whose clocks are turned by hand: the true time, what its wall clock says, and a monotonic clock. */
import type { EnginePorts } from '#shared/engine/ports.ts';

export interface Machine {
  ports: Pick<EnginePorts, 'now' | 'monotonic' | 'after' | 'log' | 'newId'>;
  /** True time, milliseconds since the epoch. */
  readonly truth: number;
  /** Time passes while the machine is awake: timers fire in their turn, and once more at the end. */
  pass(milliseconds: number): void;
  /** The machine sleeps. Timers that fell due fire when it wakes. */
  sleep(milliseconds: number, doesMonotonicSleep: boolean): void;
  /** The machine is off, and starts anew with another monotonic clock. */
  restart(milliseconds: number): void;
  /** Somebody sets the wall clock: how far it is off from now on. */
  setWallOff(milliseconds: number): void;
}

interface Timer {
  at: number;
  callback: () => void;
}

/** The timer of a beat falls due this late at most: the machine is busy. */
const LATENESS = 4000;

/** Makes a machine that starts at `truth`. `late` gives how late the next timer is, from 0 to 1. */
export function createMachine(truth: number, late: () => number, newId: () => string): Machine {
  let now = truth;
  let monotonic = 1000;
  let wallOff = 0;
  let timers: Timer[] = [];

  function fire(timer: Timer): void {
    timers = timers.filter((one) => one !== timer);
    timer.callback();
  }

  return {
    ports: {
      now: () => now + wallOff,
      monotonic: () => monotonic,
      after(milliseconds, callback) {
        const timer = { at: monotonic + milliseconds + Math.floor(late() * LATENESS), callback };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
      log: () => undefined,
      newId,
    },
    get truth() {
      return now;
    },
    pass(milliseconds) {
      const end = monotonic + milliseconds;
      for (;;) {
        const [next] = timers.filter(({ at }) => at < end).sort((one, other) => one.at - other.at);
        const until = next ? Math.max(next.at, monotonic) : end;
        now += until - monotonic;
        monotonic = until;
        if (!next) break;
        fire(next);
      }
      for (const timer of timers) fire(timer);
    },
    sleep(milliseconds, doesMonotonicSleep) {
      now += milliseconds;
      if (!doesMonotonicSleep) monotonic += milliseconds;
      for (const timer of timers) fire(timer);
    },
    restart(milliseconds) {
      now += milliseconds;
      monotonic = 500;
      timers = [];
    },
    setWallOff(milliseconds) {
      wallOff = milliseconds;
      for (const timer of timers) fire(timer);
    },
  };
}
