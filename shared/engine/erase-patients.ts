/**
 * @file Makes a patient who left this device gone from it: after the server's tombstones emptied her documents, her half-written drafts
 * go too, and the store forgets the copies that its log still has.
 */
import type { CollectionName } from '#shared/domain/document.ts';
import type { Store } from '#shared/store/store.ts';
import { carePlanDraftId, SCREENING_DRAFTS } from './local-documents.ts';
import type { EnginePorts } from './ports.ts';
import type { Writer } from './writer.ts';

/** Tombstones of one patient arrive in several batches; the log is emptied when they stop. */
const QUIET_MS = 400;

export interface PatientEraser {
  /** Carries out what is due, and stops. */
  close(): Promise<void>;
}

/** Follows the store's deletions until `close`, and finishes what a kill cut off before. */
export async function openPatientEraser(
  store: Store,
  ports: Pick<EnginePorts, 'after' | 'log' | 'stores'>,
  writer: Writer,
): Promise<PatientEraser> {
  let deleted = new Map<CollectionName, number>();
  let leaving = await leftWithDrafts(store);
  let cancelWait: (() => void) | null = null;
  let work: Promise<void> = Promise.resolve();

  const subscriptions = Object.entries(store.collections).map(([name, collection]) =>
    collection.eventBulks$.subscribe((bulk) => {
      const gone = bulk.events.filter(({ operation }) => operation === 'DELETE');
      if (gone.length === 0) return;
      const collectionName = name as CollectionName;
      deleted.set(collectionName, (deleted.get(collectionName) ?? 0) + gone.length);
      if (collectionName === 'patients') for (const { documentId } of gone) leaving.add(documentId);
      wait();
    }),
  );

  function wait(): void {
    cancelWait?.();
    cancelWait = ports.after(QUIET_MS, () => {
      cancelWait = null;
      finish().catch(() => ports.log('erase.not-finished'));
    });
  }

  function finish(): Promise<void> {
    work = work.catch(() => undefined).then(() => writer.exclusive(erase));
    return work;
  }

  async function erase(): Promise<void> {
    const patients = leaving;
    const documents = deleted;
    if (patients.size === 0 && documents.size === 0) return;
    leaving = new Set();
    deleted = new Map();
    try {
      if (patients.size > 0) {
        const drafts = await eraseDrafts(store, patients);
        if (drafts > 0) ports.log('erased', { kind: 'drafts', count: drafts });
      }
      await store.forgetDeleted();
      await ports.stores?.forgetCopies(store.database.name);
    } catch (error) {
      for (const patientId of patients) leaving.add(patientId);
      for (const [name, count] of documents) deleted.set(name, (deleted.get(name) ?? 0) + count);
      throw error;
    }
    for (const [name, count] of documents)
      ports.log('erased', { kind: 'left-the-device', collection: name, count });
  }

  if (leaving.size > 0) wait();
  return {
    async close() {
      cancelWait?.();
      for (const subscription of subscriptions) subscription.unsubscribe();
      // What is left over is found again at the next opening; the store must close all the same.
      await finish().catch(() => ports.log('erase.not-finished'));
    },
  };
}

/** Patients of drafts whose own document is a tombstone: a kill came between the two. */
async function leftWithDrafts(store: Store): Promise<Set<string>> {
  const plans = await store.localIds(carePlanDraftId(''));
  const screenings = await readScreeningDrafts(store);
  const patientIds = new Set([
    ...plans.map((id) => id.slice(carePlanDraftId('').length)),
    ...screenings.map(({ patientId }) => patientId),
  ]);
  const { storageInstance } = store.collections.patients;
  const documents = await storageInstance.findDocumentsById([...patientIds], true);
  return new Set(documents.filter(({ _deleted }) => _deleted).map(({ id }) => id));
}

async function readScreeningDrafts(store: Store): Promise<{ patientId: string }[]> {
  return (await store.readLocal<{ patientId: string }[]>(SCREENING_DRAFTS)) ?? [];
}

/**
 * Empties the half-written screenings and care plans of the patients. A call that is open stays until it is wrapped up or discarded: its words are nowhere
 * else. Answers how many drafts there were.
 */
async function eraseDrafts(store: Store, patients: ReadonlySet<string>): Promise<number> {
  let erased = 0;
  for (const patientId of patients) {
    if ((await store.readLocal(carePlanDraftId(patientId))) === null) continue;
    await store.writeLocal(carePlanDraftId(patientId), null);
    erased += 1;
  }
  const screenings = await readScreeningDrafts(store);
  const kept = screenings.filter(({ patientId }) => !patients.has(patientId));
  if (kept.length < screenings.length) await store.writeLocal(SCREENING_DRAFTS, kept);
  return erased + screenings.length - kept.length;
}
