/** @file The far end of a replication that takes everything, gives what it is told to give, and remembers what it was asked. */
import type { Checkpoint, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { startReplication } from '#shared/store/replicate.ts';
import type { ReplicationHandlers } from '#shared/store/replication-handlers.ts';
import type { Store } from '#shared/store/store.ts';

export interface Recorded {
  pulls: { collection: CollectionName; checkpoint: Checkpoint | null }[];
  pushes: { collection: CollectionName; row: PushRow }[];
}

/** Replicates the store once, both ways, and answers what it asked and sent. `documents` come down where a pull starts at the beginning. */
export async function replicateOnce(
  store: Store,
  documents: Partial<Record<CollectionName, readonly object[]>> = {},
): Promise<Recorded> {
  const recorded: Recorded = { pulls: [], pushes: [] };
  const handlers: ReplicationHandlers = {
    pull: async (collection, checkpoint) => {
      recorded.pulls.push({ collection, checkpoint });
      if (checkpoint) return { documents: [], checkpoint };
      const given = (documents[collection] ?? []) as WireDocument[];
      return {
        documents: given.map((document) => ({ ...document, _deleted: false })),
        checkpoint: { sequence: 7 },
      };
    },
    push: async (collection, rows) => {
      for (const row of rows) recorded.pushes.push({ collection, row });
      const receivedAt = '2026-11-22T08:00:00.000Z';
      return rows.map(({ newDocumentState: { id } }) => ({ id, outcome: 'accepted', rev: 1, receivedAt }));
    },
    fetch: async () => [],
    admit: async (_collection, given) => given,
    mayReplace: () => true,
    prepare: (row) => row,
    onAnswered: async () => undefined,
    onReceived: () => undefined,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    onError: (_collection, error) => {
      throw error;
    },
  };
  const replication = startReplication(store, handlers);
  await replication.initialSync();
  await replication.close();
  return recorded;
}

/** What was sent, in an order that can be compared. */
export function sentOf({ pushes }: Recorded): { collection: string; documentId: string }[] {
  return pushes
    .map(({ collection, row }) => ({ collection, documentId: row.newDocumentState.id }))
    .sort(byDocument);
}

/** Sorts by collection and id. */
export function byDocument(
  one: { collection: string; documentId: string },
  other: { collection: string; documentId: string },
): number {
  return `${one.collection} ${one.documentId}` < `${other.collection} ${other.documentId}` ? -1 : 1;
}
