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

/** What the slices are written to. */
export interface SliceTarget<Row> {
  /** Answers how many milliseconds it computed. */
  write(part: Row[]): number;
  /** Whether what was written is to be committed before more is. */
  isFull(): boolean;
  commit(): void;
}

/**
 * Writes `rows` in parts that each compute for a few milliseconds, and lets the event loop turn in between; a commit has a turn of its own. How many rows
 * to write is learnt from the part before.
 */
export async function inSlices<Row>(rows: readonly Row[], target: SliceTarget<Row>): Promise<void> {
  for (let at = 0; at < rows.length; ) {
    await setImmediate();
    const part = rows.slice(at, at + rowsPerSlice);
    const spent = Math.max(0.1, target.write(part));
    const fitting = Math.round((part.length * budget) / spent);
    // Half way there: one interruption says little about the next part.
    rowsPerSlice = Math.max(fewestRows, Math.min(rows.length, Math.round((rowsPerSlice + fitting) / 2)));
    at += part.length;
    if (at < rows.length && !target.isFull()) continue;
    await setImmediate();
    target.commit();
  }
  // What its caller does with so many rows takes time too.
  await setImmediate();
}
