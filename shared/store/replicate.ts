/** @file Wires RxDB's replication of every collection to handlers that speak with the central server. */
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import type { Checkpoint, PushResult, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { PULL_ONLY } from '#shared/domain/documents.ts';
import type { Store } from './store.ts';

export interface ReplicationHandlers {
  pull(
    collection: CollectionName,
    checkpoint: Checkpoint | null,
    limit: number,
  ): Promise<{ documents: WireDocument[]; checkpoint: Checkpoint }>;
  push(collection: CollectionName, rows: PushRow[]): Promise<PushResult[]>;
  /** The server refused a document: it stays here, held, with the reason. */
  onRefused(
    collection: CollectionName,
    row: PushRow,
    result: PushResult & { outcome: 'refused' },
  ): Promise<void>;
  /** Documents came down and are written. */
  onReceived(collection: CollectionName, count: number): void;
  onError(collection: CollectionName, error: unknown): void;
  /** Resolves after so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

export interface Replication {
  /** Fetches what is new and sends what waits. */
  resync(): void;
  /** Resolves when every collection has been copied once in full. */
  initialSync(): Promise<void>;
  close(): Promise<void>;
}

/** Names this device's memory of what the server has. */
export const REPLICATION = 'careline-server';

const RETRY_MS = 1000;

/** Documents of one pull: what RxDB works through without a pause. */
const PULL_BATCH = 100;

/** How long the next page waits at most for the one before it to be written. */
const LONGEST_WAIT_MS = 500;

/** What the queue is made from comes first, then what a chart shows, then the rest: a first copy is usable while it runs. */
const STAGES: readonly (readonly CollectionName[])[] = [
  ['staff', 'patients', 'tasks'],
  ['timeEntries', 'calls'],
  ['carePlans', 'screenings', 'observations', 'resources', 'auditEvents', 'reviewItems'],
];

/** Starts the replication of all collections, stage by stage. */
export function startReplication(store: Store, handlers: ReplicationHandlers): Replication {
  const wakeUps = new Subject<'RESYNC'>();
  const stages = STAGES.map((names) => names.map((name) => replicate(store, name, handlers, wakeUps)));
  const states = stages.flat();
  const initialSync = (async () => {
    for (const stage of stages) {
      await Promise.all(stage.map((state) => state.start()));
      await Promise.all(stage.map((state) => state.awaitInitialReplication()));
    }
  })();
  return {
    resync: () => wakeUps.next('RESYNC'),
    initialSync: () => initialSync,
    close: async () => {
      await Promise.all(states.map((state) => state.cancel()));
      wakeUps.complete();
    },
  };
}

function replicate(
  store: Store,
  name: CollectionName,
  handlers: ReplicationHandlers,
  wakeUps: Subject<'RESYNC'>,
): RxReplicationState<never, Checkpoint> {
  const written = countWritten(handlers);
  const state = replicateRxCollection<never, Checkpoint>({
    replicationIdentifier: REPLICATION,
    collection: store.collections[name] as never,
    live: true,
    autoStart: false,
    retryTime: RETRY_MS,
    waitForLeadership: false,
    pull: {
      batchSize: PULL_BATCH,
      handler: async (checkpoint, limit) => {
        await written.all();
        const answer = await handlers.pull(name, checkpoint ?? null, limit);
        written.expect(answer.documents.length);
        return { documents: answer.documents as never, checkpoint: answer.checkpoint };
      },
      stream$: wakeUps.asObservable(),
    },
    ...(PULL_ONLY.has(name) ? {} : { push: pushOptions(name, handlers) }),
  });
  state.received$.subscribe(() => {
    written.one();
    handlers.onReceived(name, 1);
  });
  state.error$.subscribe((error) => handlers.onError(name, error));
  return state;
}

/**
 * Whether the server had this very document before and this device has not its stamp. RxDB ignores what a pull brings of a
 * document that is still to be pushed, so that the receipt would never come: it is taken from the answer instead, as a
 * version of the server's.
 */
function hasUnseenReceipt(row: PushRow, result: PushResult): result is PushResult & { outcome: 'accepted' } {
  if (result.outcome !== 'accepted' || result.isKnown !== true) return false;
  return row.newDocumentState.receivedAt !== result.receivedAt;
}

function stampOf({ rev, receivedAt }: PushResult & { outcome: 'accepted' }) {
  return { rev, receivedAt };
}

/**
 * RxDB fetches the next page while it writes the last, and writes in one go whatever has come meanwhile. From a fast server that
 * becomes one write of thousands, during which nothing else answers. So a page waits for the one before it.
 */
function countWritten({ pause }: Pick<ReplicationHandlers, 'pause'>) {
  let missing = 0;
  let announce: (() => void) | null = null;
  return {
    expect(documents: number) {
      missing = documents;
    },
    one() {
      missing -= 1;
      if (missing <= 0) announce?.();
    },
    async all(): Promise<void> {
      if (missing <= 0) return;
      const arrived = new Promise<void>((resolve) => {
        announce = resolve;
      });
      // A document that equals what is here, or that a local edit stands against, is never announced.
      await Promise.race([arrived, pause(LONGEST_WAIT_MS)]);
      missing = 0;
    },
  };
}

function pushOptions(name: CollectionName, handlers: ReplicationHandlers) {
  return {
    batchSize: 200,
    handler: async (rows: { newDocumentState: unknown; assumedMasterState?: unknown }[]) => {
      const wireRows = rows.map((row) => ({
        newDocumentState: row.newDocumentState as WireDocument,
        assumedMasterState: (row.assumedMasterState ?? null) as WireDocument | null,
      }));
      const results = await handlers.push(name, wireRows);
      const rowById = new Map(wireRows.map((row) => [row.newDocumentState.id, row]));
      const masters: WireDocument[] = [];
      for (const result of results) {
        const row = rowById.get(result.id);
        if (result.outcome === 'conflict') masters.push(result.master);
        if (row && hasUnseenReceipt(row, result))
          masters.push({ ...row.newDocumentState, ...stampOf(result) });
        if (result.outcome === 'refused' && row) await handlers.onRefused(name, row, result);
      }
      return masters as never;
    },
  };
}
