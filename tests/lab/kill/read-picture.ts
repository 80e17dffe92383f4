/** @file Reads the picture of the lab's work from the rows of an encrypted store, past the engine. */
import Database from 'better-sqlite3-multiple-ciphers';
import type { AuditEvent } from '#shared/domain/audit-event.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { readBoard } from '#shared/domain/clock-board.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Task } from '#shared/domain/task.ts';
import { emptyPicture, type OpenCall, type Picture } from './picture.ts';

/** Opens a second connection to a store, as the store itself opens its own. */
export function openBeside(path: string, keyHex: string): Database.Database {
  const connection = new Database(path, { timeout: 5000 });
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma('legacy = 4');
  connection.key(Buffer.from(`x'${keyHex}'`));
  return connection;
}

export interface Rows {
  documents<T>(collection: string): T[];
  local<T>(id: string): T | null;
}

/** The documents that are not deleted, by collection, and the local documents. */
export function rowsOf(connection: Database.Database): Rows {
  const tables = connection
    .prepare<unknown[], { number: number; collection_name: string }>(
      'SELECT number, collection_name FROM store_tables',
    )
    .all();
  const bodies = <T>(collection: string): T[] => {
    const table = tables.find((one) => one.collection_name === collection);
    if (!table) return [];
    return connection
      .prepare<unknown[], { body: string }>(`SELECT body FROM documents_${table.number} WHERE deleted = 0`)
      .all()
      .map(({ body }) => JSON.parse(body));
  };
  let locals: Map<string, unknown> | null = null;
  return {
    documents: bodies,
    local<T>(id: string): T | null {
      locals ??= new Map(
        bodies<{ id: string; data: { value: unknown } }>('plugin-local-documents-').map((one) => [
          one.id,
          one.data.value,
        ]),
      );
      return (locals.get(id) as T | undefined) ?? null;
    },
  };
}

/** The lab's work as it lies in the store. */
export function pictureOf(rows: Rows): Picture {
  const picture = emptyPicture();
  const active = rows.local<{ draft: OpenCall }>('call-draft');
  if (active) {
    const { callId, patientId, numberDialled, note, identityCheck } = active.draft;
    picture.call = { callId, patientId, numberDialled, note, identityCheck };
  }
  const [clock] = readBoard(rows.local('call-clock')).clocks;
  picture.clock = clock ? (clock.isRunning ? 'running' : 'paused') : 'none';
  for (const call of rows.documents<Call>('calls')) {
    const { patientId, numberDialled, note, identityCheck, disposition, nextContact } = call;
    const reason = nextContact?.reason ?? '';
    picture.sealed[call.id] = {
      patientId,
      numberDialled,
      note,
      identityCheck,
      disposition,
      nextContact: reason,
    };
  }
  for (const task of rows.documents<Task>('tasks')) {
    const isSoon = Date.parse(task.dueAt) - Date.parse(task.createdAt) < 86_400_000;
    const { patientId, callId } = task;
    picture.tasks[task.detail] = { patientId, isSoon, isOpen: task.status === 'requested', callId };
  }
  type Draft = { draftId: string; patientId: string; items: Screening['items'] };
  for (const { patientId, draftId, items } of rows.local<Draft[]>('screening-drafts') ?? []) {
    picture.screeningDrafts[patientId] = { draftId, items };
  }
  for (const { id, patientId, items } of rows.documents<Screening>('screenings')) {
    picture.screenings[id] = { patientId, items };
  }
  for (const plan of rows.documents<CarePlan>('carePlans')) {
    const { problems, goals, interventions, barriers, sections } = plan;
    const content = { problems, goals, interventions, barriers, sections };
    picture.plans[plan.patientId] = { content, signatures: plan.signatures.length };
  }
  for (const { id: patientId } of rows.documents<{ id: string }>('patients')) {
    const draft = rows.local<{ content: string }>(`care-plan-draft-${patientId}`);
    if (draft) picture.planDrafts[patientId] = draft.content;
  }
  for (const { action } of rows.documents<AuditEvent>('auditEvents')) {
    if (/^(call|screening|care-plan)\./.test(action)) {
      picture.audited[action] = (picture.audited[action] ?? 0) + 1;
    }
  }
  return picture;
}
