/** @file Calls back when nobody has used keys or pointer for a while. */
import type { EnginePorts } from './ports.ts';

export interface IdleWatch {
  /** Counts from now, for so many minutes. */
  start(minutes: number): void;
  /** Somebody is there. */
  active(): void;
  stop(): void;
}

/** How often it looks, so that a machine that slept is found idle soon after it wakes. */
const LOOK_MS = 15_000;

/** Either clock counts: a wall clock set back, or a machine asleep, does not lengthen the time. */
export function createIdleWatch(
  ports: Pick<EnginePorts, 'now' | 'monotonic' | 'after'>,
  onIdle: () => void,
): IdleWatch {
  let limit = 0;
  let last = { wall: 0, monotonic: 0 };
  let cancel: (() => void) | null = null;

  const passed = () => Math.max(ports.now() - last.wall, ports.monotonic() - last.monotonic);

  function look(): void {
    cancel?.();
    const left = limit - passed();
    if (left <= 0) {
      cancel = null;
      onIdle();
      return;
    }
    cancel = ports.after(Math.min(left, LOOK_MS), look);
  }

  function active(): void {
    last = { wall: ports.now(), monotonic: ports.monotonic() };
  }

  return {
    start(minutes) {
      limit = minutes * 60_000;
      active();
      look();
    },
    active,
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
