/// <reference path="./sqlite-driver.d.ts" />
/**
 * @file One transaction for many slices of a large bulk, open over turns of the event loop: a flush costs as much as the writing of a hundred rows.
 *
 * Nothing of it is told to anybody before it is committed. There is one connection, so whoever else writes, or reads the table that has rows in it,
 * settles it first: a small write stays a transaction of its own, flushed before its answer, and nobody reads what could still be rolled back.
 */
import type Database from 'better-sqlite3-multiple-ciphers';
import { waitForDisk } from './cipher.ts';
import { withStoreErrors } from './errors.ts';

/** More would be lost by a kill, and make a commit that is felt. */
const rowsAtMost = 500;
const longestOpen = 60;

export interface BulkTransaction {
  /**
   * Runs one large bulk at a time: two that take turns would commit each other's slices. `isFlushed`: its commits wait for the disk; rows that
   * the server has need not.
   */
  inTurn(isFlushed: boolean, work: () => Promise<void>): Promise<void>;
  /**
   * Writes a slice of the bulk whose turn it is to the table `owner`. What `write` answers is called once the slice is on the disk. An error rolls back
   * what is open, and so does one that befell it since the last slice, and is thrown.
   */
  add(owner: object, rows: number, write: () => () => void): void;
  /** Whether it is time to commit. */
  isFull(): boolean;
  /** Commits what is open and tells of it. Throws a StoreError, also one that befell it before; it is rolled back then. */
  commit(): void;
  /** Commits what is open for somebody else. What goes wrong is the bulk's to hear. */
  settle(): void;
  /** As `settle`, if it wrote to this table. */
  settleTable(owner: object): void;
}

/** The transaction of the large bulks of one connection. */
export function openBulkTransaction(connection: Database.Database): BulkTransaction {
  let open: { owner: object; rows: number; since: number; tell: (() => void)[] } | null = null;
  let failure: { error: unknown } | null = null;
  let last: Promise<void> = Promise.resolve();
  let isTurnFlushed = true;

  function rollBack(): void {
    open = null;
    // A full disk has SQLite roll back by itself.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    if (!isTurnFlushed) waitForDisk(connection, true);
  }

  function end(): void {
    if (!open) return;
    const { tell } = open;
    try {
      withStoreErrors(() => connection.exec('COMMIT'));
    } catch (error) {
      rollBack();
      throw error;
    }
    open = null;
    if (!isTurnFlushed) waitForDisk(connection, true);
    for (const one of tell) one();
  }

  function throwFailure(): void {
    if (!failure) return;
    const { error } = failure;
    failure = null;
    throw error;
  }

  function settle(): void {
    try {
      end();
    } catch (error) {
      failure = { error };
    }
  }

  return {
    inTurn(isFlushed, work) {
      const turn = last.then(() => {
        failure = null;
        isTurnFlushed = isFlushed;
        return work();
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    add(owner, rows, write) {
      throwFailure();
      if (!open) {
        if (!isTurnFlushed) waitForDisk(connection, false);
        connection.exec('BEGIN IMMEDIATE');
        open = { owner, rows: 0, since: performance.now(), tell: [] };
      }
      try {
        open.tell.push(write());
      } catch (error) {
        rollBack();
        throw error;
      }
      open.rows += rows;
    },
    isFull: () => open !== null && (open.rows >= rowsAtMost || performance.now() - open.since >= longestOpen),
    commit() {
      throwFailure();
      end();
    },
    settle,
    settleTable(owner) {
      if (open?.owner === owner) settle();
    },
  };
}
