/** @file RxDB's replication of one collection, and what RxDB leaves open: versions that pass a push by, and pushes that a clock hid. */
import { getAssumedMasterState, type RxReplicationWriteToMasterRow, setCheckpoint } from 'rxdb';
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import {
  BATCH_LIMIT,
  type Checkpoint,
  type PushResult,
  type PushRow,
  type WireDocument,
} from '#shared/contract/server/sync.ts';
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import { PULL_ONLY } from '#shared/domain/documents.ts';
import { REPLICATION } from './assumed-states.ts';
import { createPullFeed } from './pull-feed.ts';
import type { ReplicationHandlers } from './replication-handlers.ts';
import { awaitSlices } from './slice-writes.ts';
import { sparing } from './spare-documents.ts';
import type { Store } from './store.ts';
import { watchTombstones } from './tombstones.ts';

const RETRY_MS = 1000;

/** Documents that RxDB works through without a pause, in which nothing else answers: a page of the server's. */
const SLICE = BATCH_LIMIT;
const PUSH_BATCH = 200;

/** A checkpoint as RxDB keeps it here: the number of the slice makes each one differ, so that its writing is seen. */
type SliceCheckpoint = Checkpoint & { slice?: number };
type State = RxReplicationState<DocumentStamp, SliceCheckpoint>;

export interface CollectionReplication {
  start(): Promise<void>;
  /** Resolves when everything was copied once, and what waited was sent. */
  copied(): Promise<unknown>;
  /** Fetches what is new and sends what waits. */
  wake(): void;
  /** Brings documents by their ids, whatever the checkpoint says. */
  refetch(ids: Iterable<string>): void;
  /** Resolves when everything is here that the server has now. */
  settled(): Promise<void>;
  /** Documents that have waited for long: asks for receipts that were missed, and offers again what RxDB has passed over. */
  sweep(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Prepares the replication; it runs from `start` on. */
export function replicateCollection(
  store: Store,
  name: CollectionName,
  handlers: ReplicationHandlers,
): CollectionReplication {
  const wakeUps = new Subject<'RESYNC'>();
  const collection = store.collections[name];
  const slices = awaitSlices(handlers.pause);
  /** Documents on their way to the server, and those of them of which a pull brought a version meanwhile, which RxDB ignored. */
  const underWay = new Map<string, number>();
  const passedBy = new Set<string>();
  /** What the server had when it answered a push: of these documents, older versions may still be on their way down. */
  const answeredRevs = new Map<string, number>();
  const tombstones = watchTombstones(store, name, () => state.internalReplicationState as never);
  let waiting: (() => void)[] = [];

  const feed = createPullFeed({
    pull: async (checkpoint, limit) => {
      const slice = await handlers.pull(name, checkpoint, limit);
      // A server that was restored from a backup counts from there (PULL-4).
      if (slice.checkpoint.sequence < (checkpoint?.sequence ?? 0)) answeredRevs.clear();
      return slice;
    },
    fetch: (ids) => handlers.fetch(name, ids),
    news: async (documents) => {
      const gone = documents.filter(({ _deleted }) => _deleted).map(({ id }) => id);
      const here = await collection.storageInstance.findDocumentsById(gone, false);
      const known = new Set(here.map(({ id }) => id));
      return documents.filter(({ id, _deleted }) => !_deleted || known.has(id));
    },
    admit: async (documents) => {
      const early = await tombstones.early(documents);
      for (const { id } of documents) if (underWay.has(id) || early.has(id)) passedBy.add(id);
      const admitted = await handlers.admit(
        name,
        documents.filter(({ id }) => !early.has(id)),
      );
      tombstones.handOut(admitted);
      return admitted;
    },
    onEnd: (isWhole) => {
      if (!isWhole) {
        wake();
        return;
      }
      const done = waiting;
      waiting = [];
      // What this run brings is written when RxDB has come to its end.
      void state.internalReplicationState?.streamQueue.down.then(() => {
        for (const resolve of done) resolve();
        lookAfterTombstones().catch(() => undefined);
      });
    },
  });

  /** RxDB leaves a tombstone unwritten when the document changes under it: nothing of a former patient may stay. A closed store ends this. */
  async function lookAfterTombstones(): Promise<void> {
    const left = await tombstones.leftBehind();
    await tombstones.settle(new Set([...passedBy, ...left]));
    if (left.length === 0) return;
    await handlers.pause(RETRY_MS);
    refetch(left);
  }

  function wake(): void {
    feed.wake();
    wakeUps.next('RESYNC');
  }

  function refetch(ids: Iterable<string>): void {
    feed.want(ids);
    wake();
  }

  /** Asked as a document is about to be written: what was admitted may have become wrong meanwhile. */
  function mayWrite({ id, rev, _deleted }: DocumentStamp & { _deleted: boolean }): boolean {
    return handlers.mayReplace(id) && (_deleted || rev >= (answeredRevs.get(id) ?? 0));
  }

  async function push(rows: RxReplicationWriteToMasterRow<DocumentStamp>[]): Promise<WireDocument[]> {
    // What the server has stamped is its own version: RxDB offers one again after a conflict.
    const own = rows.filter(({ newDocumentState }) => newDocumentState.receivedAt === '');
    if (own.length === 0) return [];
    const ids = own.map(({ newDocumentState }) => newDocumentState.id);
    for (const id of ids) underWay.set(id, (underWay.get(id) ?? 0) + 1);
    try {
      return await pushRows(own.map(toWireRow));
    } finally {
      // RxDB notes after this what was pushed, and ignores until then what a pull brings of it.
      void state.internalReplicationState?.streamQueue.up.then(() => arrived(ids));
    }
  }

  async function pushRows(rows: PushRow[]): Promise<WireDocument[]> {
    const sent = rows.map((row) => handlers.prepare(row));
    const results = await handlers.push(name, sent);
    const rowById = new Map(sent.map((row) => [row.newDocumentState.id, row]));
    const masters: WireDocument[] = [];
    for (const result of results) {
      const row = rowById.get(result.id);
      if (!row) continue;
      if (result.outcome === 'accepted') answeredRevs.set(result.id, result.rev);
      if (result.outcome === 'conflict') answeredRevs.set(result.id, Number(result.master.rev));
      await handlers.onAnswered(name, row, result);
      if (result.outcome === 'conflict') masters.push(result.master);
      // Its tombstone may have come while the record still waited here.
      if (result.outcome === 'accepted' && result.isLate === true) passedBy.add(result.id);
      // A late one stays without a receipt until its tombstone takes it: it is looked after as long.
      if (hasUnseenReceipt(result) && result.isLate !== true) {
        const { rev, receivedAt } = result;
        masters.push({ ...row.newDocumentState, rev, receivedAt });
      }
    }
    return masters;
  }

  function arrived(ids: readonly string[]): void {
    for (const id of ids) {
      const others = (underWay.get(id) ?? 1) - 1;
      if (others > 0) underWay.set(id, others);
      else underWay.delete(id);
    }
    const again = [...passedBy].filter((id) => !underWay.has(id));
    if (again.length === 0) return;
    for (const id of again) passedBy.delete(id);
    refetch(again);
  }

  const state: State = replicateRxCollection<DocumentStamp, SliceCheckpoint>({
    replicationIdentifier: REPLICATION,
    collection: sparing(store.collections[name] as never, mayWrite) as never,
    live: true,
    autoStart: false,
    retryTime: RETRY_MS,
    waitForLeadership: false,
    pull: {
      batchSize: SLICE,
      handler: async (checkpoint, limit) => {
        if (!(await slices.written())) feed.rewind();
        const { documents, checkpoint: reached } = await feed.take(checkpoint ?? null, limit);
        const slice = documents.length > 0 ? slices.next() : 0;
        return { documents: documents as never, checkpoint: { ...reached, slice } };
      },
      stream$: wakeUps.asObservable(),
    },
    ...(PULL_ONLY.has(name) ? {} : { push: { batchSize: PUSH_BATCH, handler: push as never } }),
  });
  state.received$.subscribe(() => handlers.onReceived(name, 1));
  state.error$.subscribe((error) => {
    const { direction } = (error as { parameters?: { direction?: string } }).parameters ?? {};
    if (direction === undefined) slices.failed();
    handlers.onError(name, error);
  });

  let started: Promise<void> | null = null;
  async function start(): Promise<void> {
    feed.want(await tombstones.recall());
    await state.start();
    state.metaInstance?.changeStream().subscribe(({ events }) => {
      for (const { documentData } of events) {
        const { isCheckpoint, itemId, checkpointData } = documentData;
        if (isCheckpoint === '1' && itemId === 'down') slices.noteWritten(checkpointData?.slice ?? 0);
      }
    });
  }

  return {
    start: () => {
      started ??= start();
      return started;
    },
    copied: () => state.awaitInitialReplication(),
    wake,
    refetch,
    settled: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        wake();
      }),
    async sweep(ids) {
      const inner = state.internalReplicationState;
      if (!inner || underWay.size > 0 || inner.events.active.up.getValue()) return;
      const documents = await collection.storageInstance.findDocumentsById([...ids], false);
      const assumed = await getAssumedMasterState(inner, [...ids]);
      const waiting = documents.filter(({ receivedAt }) => receivedAt === '');
      const isPushed = ({ id, updatedAt }: DocumentStamp) => assumed[id]?.docData.updatedAt === updatedAt;
      const unpushed = waiting.filter((document) => !isPushed(document));
      if (unpushed.length > 0) {
        // A clock that was set back gave them a time that RxDB's checkpoint had passed.
        const lwt = Math.min(...unpushed.map(({ _meta }) => _meta.lwt)) - 1;
        await setCheckpoint(inner, 'up', { id: '', lwt });
      }
      refetch(waiting.filter(isPushed).map(({ id }) => id));
    },
    async close() {
      const inner = state.internalReplicationState;
      // RxDB waits for its last checkpoint and, when that could not be written, leaves the rest running.
      if (inner) inner.checkpointQueue = inner.checkpointQueue.catch(() => undefined);
      await state.cancel();
      wakeUps.complete();
      for (const resolve of waiting) resolve();
    },
  };
}

function toWireRow(row: RxReplicationWriteToMasterRow<DocumentStamp>): PushRow {
  return {
    newDocumentState: row.newDocumentState as unknown as WireDocument,
    assumedMasterState: (row.assumedMasterState ?? null) as WireDocument | null,
  };
}

/**
 * Whether the server had this very document before. A pull may have passed its stamp by, so that the receipt would never come: it is
 * taken from the answer, as a version of the server's.
 */
function hasUnseenReceipt(result: PushResult): result is PushResult & { outcome: 'accepted' } {
  return result.outcome === 'accepted' && result.isKnown === true;
}
