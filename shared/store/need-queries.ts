/** @file What the needs of a patient are read from. */
import type { DocumentOf } from '#shared/domain/documents.ts';
import type { Store } from './store.ts';

/** All tasks of a patient, the done ones too. */
export async function findTasksOfPatient(store: Store, patientId: string): Promise<DocumentOf<'tasks'>[]> {
  const query = { selector: { patientId }, sort: [{ patientId: 'asc' as const }, { dueAt: 'asc' as const }] };
  const documents = await store.collections.tasks.find(query).exec();
  return documents.map((document) => document.toJSON() as DocumentOf<'tasks'>);
}

/** The whole directory. */
export async function findResources(store: Store): Promise<DocumentOf<'resources'>[]> {
  const documents = await store.collections.resources.find().exec();
  return documents.map((document) => document.toJSON() as DocumentOf<'resources'>);
}

/** The tasks that were done and were due at or after an instant. */
export async function findDoneTasks(store: Store, dueSince: string): Promise<DocumentOf<'tasks'>[]> {
  const documents = await store.collections.tasks
    .find({
      selector: { status: 'completed', dueAt: { $gte: dueSince } },
      sort: [{ status: 'asc' }, { dueAt: 'asc' }],
    })
    .exec();
  return documents.map((document) => document.toJSON() as DocumentOf<'tasks'>);
}

/** The referrals whose outcome is known and that were due at or after an instant. */
export async function findEndedReferrals(store: Store, dueSince: string): Promise<DocumentOf<'tasks'>[]> {
  const tasks = await findEndedTasks(store, dueSince);
  return tasks.filter(({ referral }) => referral !== null);
}

/** The escalations that are closed and were due at or after an instant. */
export async function findEndedEscalations(store: Store, dueSince: string): Promise<DocumentOf<'tasks'>[]> {
  const tasks = await findEndedTasks(store, dueSince);
  return tasks.filter(({ kind }) => kind === 'escalation');
}

async function findEndedTasks(store: Store, dueSince: string): Promise<DocumentOf<'tasks'>[]> {
  const found = await Promise.all(
    (['completed', 'cancelled'] as const).map((status) =>
      store.collections.tasks
        .find({
          selector: { status, dueAt: { $gte: dueSince } },
          sort: [{ status: 'asc' }, { dueAt: 'asc' }],
        })
        .exec(),
    ),
  );
  return found.flat().map((document) => document.toJSON() as DocumentOf<'tasks'>);
}
