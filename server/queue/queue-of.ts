/** @file The call queue of a person, worked out by the server from what has been synced, by the rules that her devices use. */
import type pg from 'pg';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { queueContext, type RankedPatient, rankQueue } from '#shared/domain/queue.ts';
import { inScope, type Scope, type Transaction } from '../database/transaction.ts';
import { settingsOf } from '../organization/organizations.ts';
import { bringUp, FORMAT_PLAN } from '../sync/format.ts';
import type { Content } from '../sync/write-documents.ts';

/**
 * The rows of a person's queue at a moment (milliseconds since the epoch), of the patients that her devices have: her own and those she covers; a
 * supervisor's are those of the team. Read as of one moment and seen through her own scope.
 */
export async function queueOf(pool: pg.Pool, scope: Scope, now: number): Promise<RankedPatient[]> {
  const { timeZone, outreach } = await settingsOf(pool, scope.organizationId);
  const { callsFrom, monthFrom } = queueContext(now, timeZone, PROGRAM_TARGETS);
  return inScope(
    pool,
    scope,
    async (transaction) => {
      const read = <Name extends CollectionName>(name: Name, since = '') =>
        documents(transaction, scope.organizationId, name, since);
      const patients = await read('patients');
      const tasks = await read('tasks');
      const calls = await read('calls', callsFrom);
      // A correction stays in the month of what it corrects.
      const timeEntries = await read('timeEntries', monthFrom);
      return rankQueue({
        ...{ now, practiceTimeZone: timeZone, targets: PROGRAM_TARGETS, outreach, patients },
        tasks: Map.groupBy(tasks, ofPatient),
        calls: Map.groupBy(calls, ofPatient),
        timeEntries: Map.groupBy(timeEntries, ofPatient),
      });
    },
    { isSnapshot: true },
  );
}

const ofPatient = ({ patientId }: { patientId: Id }) => patientId;

/** Row-level security leaves what the person may see. `since` bounds the beginning of calls and entries; empty: all. */
async function documents<Name extends CollectionName>(
  transaction: Transaction,
  organizationId: Id,
  collection: Name,
  since: string,
): Promise<DocumentOf<Name>[]> {
  const { rows } = await transaction.query<{ format: number; rev: number; received_at: Date; body: Content }>(
    `select format, rev, received_at, body from documents
      where organization_id = $1 and collection = $2 and not deleted
        and patient_id in (select visible_patients())
        and ($3 = '' or body ->> 'startedAt' >= $3)`,
    [organizationId, collection, since],
  );
  return rows.map(({ format, rev, received_at: receivedAt, body }) => ({
    ...bringUp(collection, body, format, FORMAT_PLAN),
    rev,
    receivedAt: receivedAt.toISOString(),
  })) as unknown as DocumentOf<Name>[];
}
