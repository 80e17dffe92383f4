/// <reference path="./sqlite-driver.d.ts" />
/** @file Folds the log into the file when much was written: in a thread of its own, so that whoever writes and reads does not wait for it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3-multiple-ciphers';

/** After this many written rows, some six megabytes of log, the log is folded into the file. */
const rowsBetween = 250;
/** After so many, what may wait does: a log begins anew only when all of it is folded in at the moment of a write. */
const rowsAhead = 375;
/** So many rows of a large bulk, which share the pages that they change, make as much log as one that is written alone. */
const bulkRowsToARow = 8;
/** A checkpoint takes a fraction of a second; a thread that has not ended after so long never will. */
const longestEnd = 10_000;
const pollMilliseconds = 2;

/** The memory that both threads see. */
export const CELLS = 3;
/** How often it was asked to fold in; below zero, it is to end. */
export const ASKED = 0;
/** The number of the last request that was carried out. */
export const DONE = 1;
export const PHASE = 2;

export const STARTING = 0;
export const AT_WORK = 1;
export const ENDED = 2;

/** What the thread is given. Both arrays lie in shared memory, so that there is no copy of the key to be forgotten. */
export interface FoldInData {
  path: string;
  key: Uint8Array;
  cells: Int32Array;
}

/** The folding of one open store. */
export interface FoldIn {
  /**
   * Counts written rows, and has the log folded in once there are many. `inBulk`: they were many at once. What was acknowledged is as safe before
   * as after.
   */
  wrote(rows: number, inBulk?: boolean): void;
  /** Before a large bulk: resolves at once, or where the log has grown long, when all of it is folded in. */
  keepUp(): Promise<void>;
  /** Resolves when no folding is under way; until the next `wrote` none begins. */
  rest(): Promise<void>;
  /** Ends the thread and its connection, so that the close of the one that remains folds everything in. Wipes the key. */
  end(): void;
}

const NO_LOG: FoldIn = {
  wrote: () => undefined,
  keepUp: async () => undefined,
  rest: async () => undefined,
  end: () => undefined,
};

/** The folding of the store at `path`, which `connection` has open. A store in memory has no log. */
export function openFoldIn(connection: Database.Database, path: string, key: Uint8Array): FoldIn {
  if (path === ':memory:') return NO_LOG;
  const ownKey = new Uint8Array(new SharedArrayBuffer(key.length));
  ownKey.set(key);
  const cells = new Int32Array(new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT));
  let thread: 'none' | 'started' | 'failed' = 'none';
  let rows = 0;
  let rowsSinceRest = 0;
  let isWaiting = false;

  function start(): void {
    thread = 'started';
    const data: FoldInData = { path, key: ownKey, cells };
    try {
      const worker = new Worker(workerFile(), { workerData: data, execArgv: [] });
      worker.on('error', () => {
        thread = 'failed';
        ownKey.fill(0);
      });
      worker.unref();
    } catch {
      thread = 'failed';
    }
  }

  /** Where no thread can be had: in a turn of the event loop of its own, so that no commit is held up. */
  function foldInHere(): void {
    if (isWaiting) return;
    isWaiting = true;
    setImmediate(() => {
      isWaiting = false;
      if (connection.open) tryToFoldIn(connection);
    });
  }

  function ask(): void {
    rows = 0;
    if (thread === 'none') start();
    if (thread === 'failed') {
      foldInHere();
      return;
    }
    Atomics.add(cells, ASKED, 1);
    Atomics.notify(cells, ASKED);
  }

  async function rest(): Promise<void> {
    while (thread === 'started' && Atomics.load(cells, DONE) !== Atomics.load(cells, ASKED)) {
      await sleep(pollMilliseconds);
    }
  }

  return {
    wrote(count, inBulk = false) {
      const weight = inBulk ? count / bulkRowsToARow : count;
      rows += weight;
      rowsSinceRest += weight;
      if (rows >= rowsBetween) ask();
    },
    async keepUp() {
      if (rowsSinceRest < rowsAhead) return;
      rowsSinceRest = 0;
      ask();
      await rest();
    },
    rest,
    end() {
      const before = Atomics.compareExchange(cells, PHASE, STARTING, ENDED);
      if (before === AT_WORK && thread === 'started') {
        Atomics.store(cells, ASKED, -1);
        Atomics.notify(cells, ASKED);
        Atomics.wait(cells, PHASE, AT_WORK, longestEnd);
      }
      ownKey.fill(0);
    },
  };
}

/** Folds in what no reader needs any more, and waits for nobody. */
export function tryToFoldIn(connection: Database.Database): void {
  try {
    connection.pragma('wal_checkpoint(PASSIVE)');
  } catch {
    // A full or failing disk: the log keeps everything, a later turn tries again, and a commit says what is wrong.
  }
}

/** The source beside this one, or what the build puts beside its bundle. */
function workerFile(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? './fold-in.worker.ts' : './fold-in.worker.mjs', here);
}
