import type { ClockState } from '#shared/contract/engine/clock.ts';

/** The seconds a clock shows at `now` (milliseconds since the epoch). A paused clock stands still. */
export function clockSeconds(clock: Pick<ClockState, 'seconds' | 'runningSince'>, now: number): number {
  if (clock.runningSince === null) return clock.seconds;
  return clock.seconds + Math.max(0, (now - Date.parse(clock.runningSince)) / 1000);
}
