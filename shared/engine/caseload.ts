/**
 * @file What the queue and the boards are made from, kept in memory and moved on by each change: patients, open tasks, the
 * time entries of this and last month, recent calls, staff. Never the whole history.
 */
import type { Call } from '#shared/domain/call.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { PatientFacts } from '#shared/domain/queue.ts';
import type { Staff } from '#shared/domain/staff.ts';
import { isOpen, type Task } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findSince } from '#shared/store/queries.ts';
import type { Store } from '#shared/store/store.ts';
import { createCaseloadIndex } from './caseload-index.ts';

const DAY_MS = 86_400_000;
const CALLS_DAYS = 100;
const TIME_ENTRIES_DAYS = 40;

export interface Caseload {
  readonly patients: ReadonlyMap<string, Patient>;
  readonly openTasks: ReadonlyMap<string, Task>;
  readonly timeEntries: ReadonlyMap<string, TimeEntry>;
  readonly calls: ReadonlyMap<string, Call>;
  readonly staff: ReadonlyMap<string, Staff>;
  /** Her open tasks and calls, and the entries that no other entry supersedes. */
  factsOf(patientId: Id): PatientFacts;
  /** Calls the listener with a patient whenever she or one of her documents has changed, until the caseload is closed. */
  watch(listener: (patientId: Id) => void): void;
  close(): void;
}

type Kept = 'patients' | 'tasks' | 'timeEntries' | 'calls' | 'staff';

/** Reads the caseload and follows its changes until `close`. `onChange` is called after each change is taken in. */
export async function openCaseload(
  store: Store,
  now: number,
  onChange: (collection: CollectionName, isLocal: boolean) => void,
): Promise<Caseload> {
  const maps: { [Name in Kept]: Map<string, DocumentOf<Name>> } = {
    patients: new Map(),
    tasks: new Map(),
    timeEntries: new Map(),
    calls: new Map(),
    staff: new Map(),
  };
  const index = createCaseloadIndex((entryId) => maps.timeEntries.get(entryId));
  const listeners = new Set<(patientId: Id) => void>();
  const since: Partial<Record<Kept, string>> = {
    calls: toInstant(now - CALLS_DAYS * DAY_MS),
    timeEntries: toInstant(now - TIME_ENTRIES_DAYS * DAY_MS),
  };

  function take(name: Kept, document: DocumentOf<Kept>, isDeleted: boolean): void {
    const map = maps[name] as Map<string, DocumentOf<Kept>>;
    const before = map.get(document.id) ?? null;
    const limit = since[name];
    const isOld = limit !== undefined && 'startedAt' in document && document.startedAt < limit;
    const isClosed = name === 'tasks' && !isOpen(document as Task);
    const isKept = !(isDeleted || isOld || isClosed);
    if (isKept) map.set(document.id, document);
    else map.delete(document.id);
    for (const patientId of changedBy(name, before, isKept ? document : null, document.id))
      for (const listener of listeners) listener(patientId);
  }

  function changedBy(
    name: Kept,
    before: DocumentOf<Kept> | null,
    now: DocumentOf<Kept> | null,
    id: Id,
  ): Iterable<Id> {
    if (name === 'staff') return [];
    if (name === 'patients') return [id];
    return index.move(name, before as never, now as never);
  }

  const subscriptions = Object.entries(store.collections).map(([name, collection]) =>
    collection.eventBulks$.subscribe((bulk) => {
      for (const event of bulk.events) {
        if (name in maps)
          take(name as Kept, event.documentData as DocumentOf<Kept>, event.operation === 'DELETE');
      }
      const isLocal = bulk.events.some(
        (event) => !('receivedAt' in event.documentData) || event.documentData.receivedAt === '',
      );
      onChange(name as CollectionName, isLocal);
    }),
  );

  const [patients, tasks, timeEntries, calls, staff] = await Promise.all([
    findSince(store, 'patients', null),
    findSince(store, 'tasks', null),
    findSince(store, 'timeEntries', since.timeEntries ?? null),
    findSince(store, 'calls', since.calls ?? null),
    findSince(store, 'staff', null),
  ]);
  const found = { patients, tasks, timeEntries, calls, staff };
  for (const name of Object.keys(found) as Kept[]) {
    for (const document of found[name]) if (!maps[name].has(document.id)) take(name, document, false);
  }

  return {
    patients: maps.patients,
    openTasks: maps.tasks,
    timeEntries: maps.timeEntries,
    calls: maps.calls,
    staff: maps.staff,
    factsOf: index.factsOf,
    watch: (listener) => void listeners.add(listener),
    close: () => {
      listeners.clear();
      for (const subscription of subscriptions) subscription.unsubscribe();
    },
  };
}
