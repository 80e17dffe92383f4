/** @file The time by which leases are counted while a desk is open: a clock that is set back does not take it back. */
import type { EnginePorts } from './ports.ts';

export interface TrustedTime {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Counts on from a time that is known: the latest one seen, or the server's. */
  startFrom(time: number): void;
}

/** Starts with the wall clock. From a known time on, what passed is the larger of what the two clocks say. */
export function createTrustedTime(ports: Pick<EnginePorts, 'now' | 'monotonic'>): TrustedTime {
  let known = ports.now();
  let wall = known;
  let monotonic = ports.monotonic();
  return {
    // The monotonic clock may stand still while the machine sleeps, and the wall clock may be set back.
    now: () => known + Math.max(0, ports.now() - wall, ports.monotonic() - monotonic),
    startFrom(time) {
      known = time;
      wall = ports.now();
      monotonic = ports.monotonic();
    },
  };
}
