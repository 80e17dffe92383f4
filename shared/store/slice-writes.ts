/**
 * @file Tells when a slice of a pull is written. RxDB fetches the next one meanwhile and writes in one go whatever has come, which from a fast
 * server would be thousands, during which nothing else answers. So each slice waits for the one before it.
 */

export interface SliceWrites {
  /** The number of a slice that is handed out now. */
  next(): number;
  /** RxDB noted its checkpoint after the slice of this number. */
  noteWritten(slice: number): void;
  /** Something could not be written. */
  failed(): void;
  /** Resolves when the last slice is settled: true when it is written. */
  written(): Promise<boolean>;
}

/** A slice that is not noted after so long has failed without a word. */
const LONGEST_WAIT_MS = 20_000;
const PAUSE_AFTER_FAILURE_MS = 1000;

export function awaitSlices(pause: (milliseconds: number) => Promise<void>): SliceWrites {
  let handedOut = 0;
  let isWritten = true;
  let settle: (() => void) | null = null;
  let settled: Promise<void> = Promise.resolve();

  function end(wasWritten: boolean): void {
    if (!settle) return;
    isWritten = wasWritten;
    settle();
    settle = null;
  }

  return {
    next() {
      handedOut += 1;
      settled = new Promise((resolve) => {
        settle = resolve;
      });
      return handedOut;
    },
    noteWritten(slice) {
      if (slice === handedOut) end(true);
    },
    failed: () => end(false),
    async written() {
      if (settle) await Promise.race([settled, pause(LONGEST_WAIT_MS)]);
      end(false);
      const wasWritten = isWritten;
      isWritten = true;
      if (!wasWritten) await pause(PAUSE_AFTER_FAILURE_MS);
      return wasWritten;
    },
  };
}
