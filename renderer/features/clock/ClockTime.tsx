import type { ClockState } from '#shared/contract/engine/clock.ts';
import { clockSeconds } from '../../client/clock-seconds.ts';
import { useNow } from '../../client/use-now.ts';
import { formatClock } from '../../ui/format.ts';

/** The time of a clock. The only thing that is drawn anew each second, and only while the clock runs. */
export function ClockTime({ clock }: { clock: Pick<ClockState, 'seconds' | 'runningSince'> }) {
  return clock.runningSince === null ? formatClock(clock.seconds) : <RunningTime clock={clock} />;
}

function RunningTime({ clock }: { clock: Pick<ClockState, 'seconds' | 'runningSince'> }) {
  const now = useNow(1_000);
  return formatClock(clockSeconds(clock, Math.max(now, Date.now())));
}
