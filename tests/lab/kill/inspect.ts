/** @file Looks at a killed store's file past the engine, on a copy, so that the engine finds it as the kill left it. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { findDamagedPages } from '#electron/store/index.ts';
import { verifyChain } from '#shared/domain/audit-chain.ts';
import type { AuditEvent } from '#shared/domain/audit-event.ts';
import type { WorkClock } from '#shared/domain/clock.ts';
import { readBoard } from '#shared/domain/clock-board.ts';
import { openBeside, rowsOf } from './read-picture.ts';

export interface Inspection {
  /** What is wrong with the file, in words; empty when all is well. */
  problems: string[];
  /** The clock as it lies on disk. */
  clock: WorkClock | null;
  /** `collection/id` of each document of the write that was cut off, empty when none was. */
  interrupted: string[];
  /** `collection/id` of every document. */
  documents: Set<string>;
}

/** Those in which people write. */
const COLLECTIONS = [
  'patients',
  'calls',
  'timeEntries',
  'tasks',
  'screenings',
  'carePlans',
  'reviewItems',
  'auditEvents',
] as const;

/** Copies the database and its log to `copy` and checks every page, every index, and the chain of the audit trail. */
export function inspectStore(path: string, keyHex: string, copy: string): Inspection {
  for (const end of ['', '-wal', '-shm']) {
    rmSync(copy + end, { force: true });
    if (end !== '-shm' && existsSync(path + end)) copyFileSync(path + end, copy + end);
  }
  const problems: string[] = [];
  const connection = openBeside(copy, keyHex);
  try {
    if (connection.pragma('journal_mode', { simple: true }) !== 'wal') problems.push('not in WAL mode');
    const integrity = connection.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') problems.push(`integrity_check: ${integrity}`);
    const rows = rowsOf(connection);
    const chain = verifyChain(rows.documents<AuditEvent>('auditEvents'));
    if (!chain.ok) problems.push(`the audit chain is ${chain.problem} at ${chain.sequence}`);
    const intent = rows.local<{ writes: { collection: string; document: { id: string } }[] }>('write-intent');
    const documents = COLLECTIONS.flatMap((collection) =>
      rows.documents<{ id: string }>(collection).map(({ id }) => `${collection}/${id}`),
    );
    connection.pragma('wal_checkpoint(TRUNCATE)');
    return {
      problems,
      clock: readBoard(rows.local('call-clock')).clocks[0] ?? null,
      interrupted: intent?.writes.map((write) => `${write.collection}/${write.document.id}`) ?? [],
      documents: new Set(documents),
    };
  } finally {
    connection.close();
    const damaged = findDamagedPages(copy, Buffer.from(keyHex, 'hex'));
    if (damaged.length > 0) problems.push(`damaged pages: ${damaged.slice(0, 5).join(', ')}`);
  }
}
