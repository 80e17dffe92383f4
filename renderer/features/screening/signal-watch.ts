import type { Signal } from '#shared/domain/questionnaire/signals.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';

/** Milliseconds without a key after which a number counts as typed: the 12 on the way to 120 is no low blood sugar. */
const TYPED_AFTER = 1500;

export interface SignalWatch {
  /** Tells what the answers show that they did not show before, at once. Answers whether there was anything. */
  now(): boolean;
  /** As `now`, when nothing more is typed for a moment; leaving the question tells it at once. */
  whenTyped(): void;
  /** Tells now what waits for more to be typed. */
  settle(): void;
  /** The names of what the answers show and was told. */
  told(): string[];
}

/**
 * Watches what of the answers must be acted on at once. Each finding is told when it comes, and again when it had gone and comes back.
 *
 * @param read the answers as they stand
 * @param toldBefore names of what was told when the form was left; where that is not known, all that the answers show at the start
 */
export function watchSignals(
  read: () => readonly ResponseItem[],
  signalsOf: (items: readonly ResponseItem[]) => readonly Signal[],
  onSignals: (signals: readonly Signal[]) => void,
  toldBefore?: readonly string[],
): SignalWatch {
  let told = new Set(toldBefore ?? signalsOf(read()).map(nameOf));
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const stopWaiting = () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
  };
  const now = () => {
    stopWaiting();
    const signals = signalsOf(read());
    const raised = signals.filter((signal) => !told.has(nameOf(signal)));
    told = new Set(signals.map(nameOf));
    if (raised.length > 0) onSignals(raised);
    return raised.length > 0;
  };
  return {
    now,
    whenTyped() {
      stopWaiting();
      waiting = setTimeout(now, TYPED_AFTER);
    },
    settle() {
      if (waiting !== null) now();
    },
    told: () => [...told],
  };
}

/** Two findings may follow the same protocol, such as two red flags of one review. */
function nameOf({ triggerId, level, title }: Signal): string {
  return `${triggerId} ${level} ${title}`;
}
