/** @file Replicates every collection with the central server, the first time in the order in which a caseload becomes usable. */
import { COLLECTIONS, type CollectionName } from '#shared/domain/document.ts';
import { type CollectionReplication, replicateCollection } from './replicate-collection.ts';
import type { ReplicationHandlers } from './replication-handlers.ts';
import type { Store } from './store.ts';

export interface Replication {
  /** Fetches what is new and sends what waits; of all collections when none are named. */
  resync(collections?: readonly CollectionName[] | null): void;
  /** Brings documents by their ids, whatever the checkpoint says. */
  refetch(collection: CollectionName, ids: Iterable<string>): void;
  /** Resolves when everything is here that the server has now. */
  settled(collections?: readonly CollectionName[]): Promise<void>;
  /** See {@link CollectionReplication.sweep}. */
  sweep(collection: CollectionName, ids: readonly string[]): Promise<void>;
  /** Starts what still waits for its turn: nothing more is fetched for now, and what is here is to be sent. */
  startAll(): Promise<void>;
  /** Resolves when every collection has been copied once in full. */
  initialSync(): Promise<void>;
  close(): Promise<void>;
}

/** What the queue is made from comes first, then what a chart shows, then the rest: a first copy is usable while it runs. */
const STAGES: readonly (readonly CollectionName[])[] = [
  ['staff', 'patients', 'tasks'],
  ['timeEntries', 'calls'],
  ['carePlans', 'screenings', 'observations', 'forms', 'resources', 'auditEvents', 'reviewItems'],
];

/** Starts the replication of all collections, stage by stage unless a first copy is here already. */
export function startReplication(
  store: Store,
  handlers: ReplicationHandlers,
  { isCopied = false }: { isCopied?: boolean } = {},
): Replication {
  const all = new Map<CollectionName, CollectionReplication>(
    COLLECTIONS.map((name) => [name, replicateCollection(store, name, handlers)]),
  );
  const of = (names: readonly CollectionName[] | null | undefined) =>
    (names ?? COLLECTIONS).flatMap((name) => all.get(name) ?? []);
  const startAll = async () => void (await Promise.all(of(null).map((one) => one.start())));
  const initialSync = (async () => {
    if (isCopied) await startAll();
    for (const stage of STAGES) {
      await Promise.all(of(stage).map((one) => one.start()));
      await Promise.all(of(stage).map((one) => one.copied()));
    }
  })();
  return {
    resync: (names) => {
      for (const one of of(names)) one.wake();
    },
    refetch: (name, ids) => all.get(name)?.refetch(ids),
    settled: async (names) => void (await Promise.all(of(names).map((one) => one.settled()))),
    sweep: async (name, ids) => all.get(name)?.sweep(ids),
    startAll,
    initialSync: () => initialSync,
    close: async () => void (await Promise.all(of(null).map((one) => one.close()))),
  };
}
