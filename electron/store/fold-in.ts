import type { StoreDatabase } from './database.ts';

/** After this many written rows, some four megabytes of log, the log is folded into the file. */
const rowsBetween = 250;

const counts = new WeakMap<StoreDatabase, { rows: number; isWaiting: boolean }>();

/**
 * Counts written rows, and once there are many folds the log into the file in a turn of the event loop of its own: a commit is not
 * held up by it, and what was acknowledged is as safe before as after.
 */
export function foldInLater(database: StoreDatabase, rows: number): void {
  const count = counts.get(database) ?? { rows: 0, isWaiting: false };
  counts.set(database, count);
  count.rows += rows;
  if (count.rows < rowsBetween || count.isWaiting) return;
  count.isWaiting = true;
  setImmediate(() => {
    count.isWaiting = false;
    count.rows = 0;
    // Whatever stands in the way now, a later commit folds in, and says what is wrong with the disk.
    if (database.connection.open) tryToFoldIn(database);
  });
}

function tryToFoldIn({ connection }: StoreDatabase): void {
  try {
    connection.pragma('wal_checkpoint(PASSIVE)');
  } catch {
    // A full or failing disk: the log keeps everything.
  }
}
