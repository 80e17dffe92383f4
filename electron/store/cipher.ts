/// <reference path="./sqlite-driver.d.ts" />
import type Database from 'better-sqlite3-multiple-ciphers';

/** Gives the 32 bytes of the key to a connection, before it reads anything. The driver's copy of them is zeroed. */
export function unlock(connection: Database.Database, key: Uint8Array): void {
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma('legacy = 4');
  const rawKey = Buffer.from(`x'${Buffer.from(key).toString('hex')}'`);
  connection.key(rawKey);
  rawKey.fill(0);
}

/** What a flush means, for every connection that writes into the log or the file: the disk has it. */
export function flushInFull(connection: Database.Database): void {
  connection.pragma('synchronous = FULL');
  // macOS answers fsync before the disk has the data, unless asked for the full one.
  connection.pragma('fullfsync = ON');
  connection.pragma('checkpoint_fullfsync = ON');
}

/**
 * Runs a transaction whose rows the server has as well. Its commit does not wait for the disk: after a power cut it may be gone, together with all that
 * was committed after it and not flushed, checkpoints among them, so that it is pulled or pushed again. The flush of the next commit covers it.
 */
export function withoutFlush<Result>(connection: Database.Database, work: () => Result): Result {
  waitForDisk(connection, false);
  try {
    return work();
  } finally {
    waitForDisk(connection, true);
  }
}

/** Whether the commits that follow wait for the disk. Outside of a transaction only. */
export function waitForDisk(connection: Database.Database, isWaiting: boolean): void {
  connection.pragma(`synchronous = ${isWaiting ? 'FULL' : 'NORMAL'}`);
}
