/** @file The store as one would write it by hand: a table, the two indexes that the pages need, the same cipher and the same flushes. */
import Database from 'better-sqlite3-multiple-ciphers';
import type { Contestant } from './contestant.ts';
import { PAGE_SIZE } from './documents.ts';

const KEY = '07'.repeat(32);

/** Hand-written SQL on the encrypted file at `path`. */
export function byHand(path: string): Contestant {
  let database: Database.Database | undefined;
  let statements: Record<'insert' | 'queue' | 'history', Database.Statement> | undefined;

  function prepared() {
    if (!statements || !database) throw new Error('The store is not open.');
    return { database, ...statements };
  }

  return {
    async open() {
      const connection = new Database(path);
      connection.pragma("cipher = 'sqlcipher'");
      connection.pragma('legacy = 4');
      connection.pragma(`key = "x'${KEY}'"`);
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      connection.pragma('cache_size = -65536');
      connection.exec(`CREATE TABLE IF NOT EXISTS calls (
          id TEXT PRIMARY KEY, patient_id TEXT NOT NULL, started_at TEXT NOT NULL, received_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS calls_history ON calls (patient_id, started_at);
        CREATE INDEX IF NOT EXISTS calls_queue ON calls (started_at);
        CREATE INDEX IF NOT EXISTS calls_pending ON calls (received_at)`);
      database = connection;
      statements = {
        insert: connection.prepare('INSERT INTO calls VALUES (?, ?, ?, ?, ?)'),
        queue: connection
          .prepare(`SELECT body FROM calls ORDER BY started_at DESC LIMIT ${PAGE_SIZE}`)
          .pluck(),
        history: connection
          .prepare(`SELECT body FROM calls WHERE patient_id = ? ORDER BY started_at DESC LIMIT ${PAGE_SIZE}`)
          .pluck(),
      };
    },
    async close() {
      prepared().database.close();
      database = undefined;
      statements = undefined;
    },
    async insert(calls) {
      const { database: connection, insert } = prepared();
      connection.transaction(() => {
        for (const call of calls) {
          insert.run(call.id, call.patientId, call.startedAt, call.receivedAt, JSON.stringify(call));
        }
      })();
    },
    queuePage: async () => parse(prepared().queue.all() as string[]),
    historyPage: async (patientId) => parse(prepared().history.all(patientId) as string[]),
  };
}

function parse(bodies: readonly string[]): number {
  return bodies.map((body) => JSON.parse(body) as object).length;
}
