/// <reference path="./sqlite-driver.d.ts" />
/** @file The thread that folds the log of one store into its file. It has a connection of its own and waits between two requests. */
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3-multiple-ciphers';
import { flushInFull, unlock } from './cipher.ts';
import { ASKED, AT_WORK, DONE, ENDED, type FoldInData, PHASE, STARTING, tryToFoldIn } from './fold-in.ts';

const { path, key, cells } = workerData as FoldInData;

function open(): Database.Database {
  try {
    const connection = new Database(path, { fileMustExist: true });
    unlock(connection, key);
    return connection;
  } finally {
    key.fill(0);
  }
}

function work(connection: Database.Database): void {
  flushInFull(connection);
  // A connection that has read nothing does not know yet that there is a log.
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  for (let done = 0; ; ) {
    Atomics.wait(cells, ASKED, done);
    const asked = Atomics.load(cells, ASKED);
    if (asked < 0) return;
    tryToFoldIn(connection);
    done = asked;
    Atomics.store(cells, DONE, done);
  }
}

// The store may have been closed before this thread had begun.
if (Atomics.compareExchange(cells, PHASE, STARTING, AT_WORK) === STARTING) {
  let connection: Database.Database | undefined;
  try {
    connection = open();
    work(connection);
  } finally {
    connection?.close();
    Atomics.store(cells, PHASE, ENDED);
    Atomics.notify(cells, PHASE);
  }
}
