import { setImmediate } from 'node:timers/promises';

/** A bulk up to this many rows is one transaction, whatever it takes. */
export const wholeRows = 50;
const fewestRows = 50;
/**
 * What a slice of a larger bulk may compute, in milliseconds: the process that owns the window must answer in between. The flush of its commit comes
 * on top and does not count, or a slow disk would make for more and more flushes.
 */
const budget = 4;

let rowsPerSlice = wholeRows;

/**
 * Gives `rows` to `write` in parts that each compute for a few milliseconds, and lets the event loop turn in between. `write` answers how many
 * milliseconds it computed; how many rows to give is learnt from the part before. A bulk of fifty rows or fewer is one part, and waits for nothing.
 */
export async function inSlices<Row>(rows: readonly Row[], write: (part: Row[]) => number): Promise<void> {
  if (rows.length <= wholeRows) {
    write(rows as Row[]);
    return;
  }
  for (let at = 0; at < rows.length; ) {
    await setImmediate();
    const part = rows.slice(at, at + rowsPerSlice);
    const spent = Math.max(0.1, write(part));
    const fitting = Math.round((part.length * budget) / spent);
    // Half way there: one interruption says little about the next part.
    rowsPerSlice = Math.max(fewestRows, Math.min(rows.length, Math.round((rowsPerSlice + fitting) / 2)));
    at += part.length;
  }
  // What its caller does with so many rows takes time too.
  await setImmediate();
}
