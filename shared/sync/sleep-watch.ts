/** @file Notices that the machine slept, or that its clock was set: what was agreed with a server before is worth nothing then. */

const LOOK_MS = 5_000;
const JUMP_MS = 15_000;

export interface SleepWatchPorts {
  now(): number;
  monotonic(): number;
  after(milliseconds: number, callback: () => void): () => void;
}

/**
 * Calls back when more time has passed on either clock than between two looks, or when the wall clock went back. A monotonic clock may stand still
 * while the machine sleeps and may not; timers do as well. Answers a function that ends the watch.
 */
export function watchForSleep(ports: SleepWatchPorts, onJump: () => void): () => void {
  let wall = ports.now();
  let monotonic = ports.monotonic();
  let cancel = ports.after(LOOK_MS, look);

  function look(): void {
    const passed = { wall: ports.now() - wall, monotonic: ports.monotonic() - monotonic };
    wall += passed.wall;
    monotonic += passed.monotonic;
    cancel = ports.after(LOOK_MS, look);
    const isLate = Math.max(passed.wall, passed.monotonic) > LOOK_MS + JUMP_MS;
    if (isLate || passed.wall < passed.monotonic - JUMP_MS) onJump();
  }

  return () => cancel();
}
