/// <reference path="../../store/sqlite-driver.d.ts" />
import type Database from 'better-sqlite3-multiple-ciphers';

/** Rows read before the event loop gets a turn: the window must stay alive while a store is upgraded. */
export const PAGE = 200;

/** What every table of documents has. */
export interface DocumentRow {
  rowid: number;
  id: string;
  deleted: number;
  lwt: number;
  changed: number;
  body: string;
}

/** The rows of a table in the order they were made, a page at a time. */
export function* rowsOf(connection: Database.Database, number: number): Generator<DocumentRow[]> {
  const next = connection.prepare<[number, number], DocumentRow>(
    `SELECT rowid, id, deleted, lwt, changed, body FROM documents_${number} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
  );
  for (let page = next.all(0, PAGE); page.length > 0; page = next.all(page.at(-1)?.rowid ?? 0, PAGE))
    yield page;
}

/** Gives the event loop a turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
