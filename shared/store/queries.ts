/** @file The store's questions. Each uses an index of `schemas.ts`: the cost is that of the page, not of the history. */
import type { MangoQuery, RxCollection } from 'rxdb';
import { COLLECTIONS, type CollectionName } from '#shared/domain/document.ts';
import { type DocumentOf, PULL_ONLY } from '#shared/domain/documents.ts';
import { type PatientPlans, sortPlans } from '#shared/domain/plan-versions.ts';
import type { Instant } from '#shared/domain/primitives.ts';
import { isOpen, type Task, TaskStatus } from '#shared/domain/task.ts';
import type { Store } from './store.ts';

async function find<Name extends CollectionName>(
  store: Store,
  name: Name,
  query: MangoQuery<DocumentOf<Name>>,
): Promise<DocumentOf<Name>[]> {
  const collection = store.collections[name] as unknown as RxCollection<DocumentOf<Name>>;
  const documents = await collection.find(query).exec();
  return documents.map((document) => document.toJSON() as DocumentOf<Name>);
}

/** One document by id, or null. */
export async function findById<Name extends CollectionName>(
  store: Store,
  name: Name,
  id: string,
): Promise<DocumentOf<Name> | null> {
  const collection = store.collections[name] as unknown as RxCollection<DocumentOf<Name>>;
  const document = await collection.findOne(id).exec();
  return document ? (document.toJSON() as DocumentOf<Name>) : null;
}

/** The documents of a collection with these ids, in no order; those that are not there are left out. */
export async function findByIds<Name extends CollectionName>(
  store: Store,
  name: Name,
  ids: string[],
): Promise<DocumentOf<Name>[]> {
  if (ids.length === 0) return [];
  const collection = store.collections[name] as unknown as RxCollection<DocumentOf<Name>>;
  const found = await collection.findByIds(ids).exec();
  return [...found.values()].map((document) => document.toJSON() as DocumentOf<Name>);
}

/** All documents of a small collection, or those that started at or after an instant; of tasks, the open ones. */
export async function findSince<Name extends 'patients' | 'tasks' | 'timeEntries' | 'calls' | 'staff'>(
  store: Store,
  name: Name,
  since: string | null,
): Promise<DocumentOf<Name>[]> {
  if (name === 'tasks') {
    const open = TaskStatus.options.filter((status) => isOpen({ status }));
    const pages = await Promise.all(
      open.map((status) =>
        find(store, 'tasks', { selector: { status }, sort: [{ status: 'asc' }, { dueAt: 'asc' }] }),
      ),
    );
    return pages.flat() as Task[] as DocumentOf<Name>[];
  }
  if (since === null) return find(store, name, { selector: {} });
  const query = { selector: { startedAt: { $gte: since } }, sort: [{ startedAt: 'asc' }] };
  return find(store, name, query as unknown as MangoQuery<DocumentOf<Name>>);
}

/** Ledger entries that started at or after `from` and before `until`. */
export function findTimeEntriesBetween(
  store: Store,
  from: Instant,
  until: Instant,
): Promise<DocumentOf<'timeEntries'>[]> {
  return find(store, 'timeEntries', {
    selector: { startedAt: { $gte: from, $lt: until } },
    sort: [{ startedAt: 'asc' }],
  });
}

/** The newest documents of a patient, newest first. */
export function findOfPatient<
  Name extends 'calls' | 'timeEntries' | 'screenings' | 'observations' | 'auditEvents',
>(store: Store, name: Name, patientId: string, limit: number): Promise<DocumentOf<Name>[]> {
  const time = {
    calls: 'startedAt',
    timeEntries: 'startedAt',
    screenings: 'authoredAt',
    observations: 'effectiveAt',
    auditEvents: 'at',
  };
  const query = { selector: { patientId }, sort: [{ patientId: 'desc' }, { [time[name]]: 'desc' }], limit };
  return find(store, name, query as unknown as MangoQuery<DocumentOf<Name>>);
}

/** Every form of the organization, of every version. */
export function findForms(store: Store): Promise<DocumentOf<'forms'>[]> {
  return find(store, 'forms', { selector: {} });
}

/** The plan of a patient that is worked on, or null. What she was given are its versions: `findPatientPlans`. */
export async function findCarePlan(store: Store, patientId: string): Promise<DocumentOf<'carePlans'> | null> {
  return (await findPatientPlans(store, patientId)).working;
}

/** The plan of a patient that is worked on, and its approved versions. */
export async function findPatientPlans(store: Store, patientId: string): Promise<PatientPlans> {
  return sortPlans(await find(store, 'carePlans', { selector: { patientId }, sort: [{ patientId: 'asc' }] }));
}

/** The plans of each patient that has one. */
export async function findCarePlans(store: Store): Promise<Map<string, PatientPlans>> {
  const plans = Map.groupBy(await find(store, 'carePlans', { selector: {} }), ({ patientId }) => patientId);
  return new Map([...plans].map(([patientId, documents]) => [patientId, sortPlans(documents)]));
}

/** The plans that wait for approval. */
export async function findSubmittedPlans(store: Store): Promise<DocumentOf<'carePlans'>[]> {
  const plans = await find(store, 'carePlans', { selector: { status: 'submitted' } });
  return plans.filter(({ version }) => version === 0);
}

/** Review items of a status by when they were raised: the open ones oldest first, the closed ones newest first. */
export function findReviewItems(
  store: Store,
  status: 'open' | 'closed',
  limit: number,
): Promise<DocumentOf<'reviewItems'>[]> {
  const order = status === 'open' ? ('asc' as const) : ('desc' as const);
  return find(store, 'reviewItems', {
    selector: { status },
    sort: [{ status: order }, { raisedAt: order }],
    limit,
  });
}

/** How many review items wait for somebody. */
export function countOpenReviewItems(store: Store): Promise<number> {
  return store.collections.reviewItems.count({ selector: { status: 'open' } }).exec();
}

/** Collections whose documents this device writes. */
export const WRITTEN: readonly CollectionName[] = COLLECTIONS.filter((name) => !PULL_ONLY.has(name));

/** How many documents of this device the server has not acknowledged. */
export async function countPending(store: Store): Promise<number> {
  const counts = await Promise.all(
    WRITTEN.map((name) => {
      const collection = store.collections[name] as unknown as RxCollection<{ receivedAt: string }>;
      return collection.count({ selector: { receivedAt: '' } }).exec();
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The documents of a collection that the server has not acknowledged. */
export function findPending<Name extends CollectionName>(
  store: Store,
  name: Name,
  limit: number,
): Promise<DocumentOf<Name>[]> {
  const query = { selector: { receivedAt: '' }, sort: [{ receivedAt: 'asc' }], limit };
  return find(store, name, query as unknown as MangoQuery<DocumentOf<Name>>);
}
