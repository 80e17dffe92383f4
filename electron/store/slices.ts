import { setImmediate } from 'node:timers/promises';

/** A bulk up to this many rows is one transaction, whatever it takes. */
export const wholeRows = 50;
const fewestRows = 20;
/** What a slice of a larger bulk may take, in milliseconds: the process that owns the window must answer in between. */
const budget = 4;

let rowsPerSlice = wholeRows;

/**
 * Gives `rows` to `write` in parts that each take a few milliseconds, and lets the event loop turn in between. How many rows that is is
 * learnt from the part before. A bulk of fifty rows or fewer is one part, and waits for nothing.
 */
export async function inSlices<Row>(rows: readonly Row[], write: (part: Row[]) => void): Promise<void> {
  if (rows.length <= wholeRows) {
    write(rows as Row[]);
    return;
  }
  for (let at = 0; at < rows.length; ) {
    await setImmediate();
    const part = rows.slice(at, at + rowsPerSlice);
    const start = performance.now();
    write(part);
    const spent = Math.max(0.1, performance.now() - start);
    const fitting = Math.round((part.length * budget) / spent);
    // Half way there: one slow flush of the disk says little about the next part.
    rowsPerSlice = Math.max(fewestRows, Math.min(rows.length, Math.round((rowsPerSlice + fitting) / 2)));
    at += part.length;
  }
  // What its caller does with so many rows takes time too.
  await setImmediate();
}
