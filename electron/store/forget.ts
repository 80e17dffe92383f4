import { resolve } from 'node:path';
import { findOpenDatabase } from './database.ts';
import { StoreError, withStoreErrors } from './errors.ts';

interface CheckpointAnswer {
  readonly busy: number;
}

/**
 * Folds the write-ahead log of the open store at `path` into its file and empties the log, so that no earlier state of a page is left
 * in it. With `secure_delete`, deleted rows are zeros in the file by then. Does nothing when this process does not have the store open.
 *
 * Throws STORE_BUSY when another connection still reads the log.
 */
export async function emptyLog(path: string): Promise<void> {
  const database = findOpenDatabase(path === ':memory:' ? path : resolve(path));
  if (!database) return;
  // Two foldings at once refuse each other.
  await database.foldIn.rest();
  if (!database.connection.open) return;
  database.bulk.settle();
  const [answer] = withStoreErrors(
    () => database.connection.pragma('wal_checkpoint(TRUNCATE)') as CheckpointAnswer[],
  );
  if (answer?.busy) {
    throw new StoreError(
      'STORE_BUSY',
      'The log of the local store is in use, so it was not emptied. Try again.',
    );
  }
}
