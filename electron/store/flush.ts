import type { StoreDatabase } from './database.ts';

const relaxed = new WeakSet<StoreDatabase>();

/**
 * Says whether the next transaction has to be on the disk when it has been committed. What RxDB's replication writes need not be: a power cut may
 * take the last of it, and always the end of the one log that everything is in, so that what was fetched goes together with the checkpoint
 * behind it and comes again. A person's words are flushed, and with them whatever stands before them in the log.
 */
export function flushBefore(database: StoreDatabase, context: string): void {
  const mayWait = context.startsWith('replication-');
  if (mayWait === relaxed.has(database)) return;
  database.connection.pragma(`synchronous = ${mayWait ? 'NORMAL' : 'FULL'}`);
  if (mayWait) relaxed.add(database);
  else relaxed.delete(database);
}
