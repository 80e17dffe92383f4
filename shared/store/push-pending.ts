/** @file Sends what a store holds and changes nothing in it: a later usual sign-in sends it again, which changes nothing either. */
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { firstValueFrom, Subject } from 'rxjs';
import type { PushResult, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { REPLICATION } from './assumed-states.ts';
import type { Store } from './store.ts';

/** More rows than a store has: RxDB then gives them all at once. */
const ALL = 1_000_000;

/**
 * Pushes the rows of a collection that RxDB's replication has not pushed, with the versions they were made on, and answers
 * what became of each. RxDB is never told that they were pushed, so its memory of the server stays as it is.
 */
export async function pushPending(
  store: Store,
  name: CollectionName,
  push: (rows: PushRow[]) => Promise<PushResult[]>,
): Promise<PushResult[]> {
  const offered = new Subject<PushRow[]>();
  const first = firstValueFrom(offered);
  const state = replicateRxCollection<never, never>({
    replicationIdentifier: REPLICATION,
    collection: store.collections[name] as never,
    live: true,
    autoStart: false,
    retryTime: 100,
    waitForLeadership: false,
    push: {
      batchSize: ALL,
      handler: (rows) => {
        offered.next(
          rows.map((row) => ({
            newDocumentState: row.newDocumentState as unknown as WireDocument,
            assumedMasterState: (row.assumedMasterState ?? null) as WireDocument | null,
          })),
        );
        return Promise.reject(new Error('Read, not pushed.'));
      },
    },
  });
  try {
    await state.start();
    const rows = await Promise.race([first, state.awaitInitialReplication().then(() => [])]);
    return rows.length === 0 ? [] : await push(rows);
  } finally {
    await state.cancel();
  }
}
