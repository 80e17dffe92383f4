/** @file The windows that show this engine: before a desk closes, each of them saves what was typed. */
import type { EnginePorts } from './ports.ts';

export interface Windows {
  /** A window follows the session; answers a function for when it stops. */
  opened(): () => void;
  /** A window has nothing more to save. */
  flushed(): void;
  /** Resolves when every window has said so, or after three seconds: one that hangs must not keep a desk open. */
  allFlushed(): Promise<void>;
}

const LONGEST_WAIT_MS = 3_000;

export function trackWindows(ports: Pick<EnginePorts, 'after'>): Windows {
  let open = 0;
  let missing = 0;
  let done: (() => void) | null = null;

  function lessOne(): void {
    missing -= 1;
    if (missing <= 0) done?.();
  }

  return {
    opened() {
      open += 1;
      return () => {
        open -= 1;
        lessOne();
      };
    },
    flushed: lessOne,
    allFlushed() {
      missing = open;
      if (missing === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const cancel = ports.after(LONGEST_WAIT_MS, () => done?.());
        done = () => {
          done = null;
          cancel();
          resolve();
        };
      });
    },
  };
}
