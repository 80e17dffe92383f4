/** @file The sync of one open desk: connection, replication, receipts, and the one light made from them. */
import type { CheckResult, CorrectableField, SyncStatus } from '#shared/contract/engine/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import { countPending, findById, findPending, WRITTEN } from '#shared/store/queries.ts';
import { startReplication } from '#shared/store/replicate.ts';
import type { Store } from '#shared/store/store.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { type ConnectionState, openConnection } from '#shared/sync/connection.ts';
import { pushRows } from '#shared/sync/push.ts';
import type { ServerLink } from '#shared/sync/server-link.ts';
import { engineError } from '../errors.ts';
import type { EnginePorts } from '../ports.ts';
import type { Writer } from '../writer.ts';
import { watchArrivals } from './arrivals.ts';
import { openCheckKeeper } from './check-keeper.ts';
import { openDeferredRecords } from './deferred-records.ts';
import { type HeldRecord, openHeldRecords } from './held-records.ts';
import { correct, correctable, retryHeld, sendAsIs } from './held-ways-out.ts';
import { recheck } from './recheck.ts';
import { openStatusBoard } from './sync-status.ts';

const INITIAL_SYNC = 'initial-sync';
const LAST_CONTACT = 'last-contact';
const RECOUNT_MS = 100;
/** How often records that still wait are looked after, and how many of a collection at a time. */
const SWEEP_MS = 15_000;
const SWEPT = 200;
const NOW_LIMIT_MS = 10_000;
const CONNECT_LIMIT_MS = 5_000;
const SCOPE_QUIET_MS = 1000;

interface HeldId {
  collection: CollectionName;
  documentId: string;
}

export interface DeskSync {
  status(): SyncStatus;
  /** The records that wait for a person because the server refused them. */
  held(): Promise<HeldRecord[]>;
  /** All refused records that are still here, those passed on or corrected included. */
  refused(): HeldRecord[];
  /** Records changed: counts again soon. After one's own write the light does not wait for the count. */
  changed(isLocal: boolean): void;
  /** Tries now, held records included; answers when what was pending is acknowledged, or the server could not be reached. */
  now(): Promise<SyncStatus>;
  /** Compares everything with the server and repairs what differs. Throws OFFLINE. */
  check(): Promise<CheckResult>;
  /** See the contract. Throws NOT_FOUND for a record that is not held. */
  correctable(id: HeldId): Promise<CorrectableField[]>;
  correct(input: HeldId & { fields: readonly { path: string; value: string }[] }): Promise<SyncStatus>;
  sendAsIs(id: HeldId): Promise<SyncStatus>;
  close(): Promise<void>;
}

export interface DeskSyncParts {
  store: Store;
  ports: EnginePorts;
  link: ServerLink;
  writer: Writer;
  /** Called whenever the status differs from the last one. */
  onStatus(status: SyncStatus): void;
  /** A clock of the person started or stopped on some device. */
  onClocks(): void;
}

/** Starts syncing. */
export async function startDeskSync({
  store,
  ports,
  link,
  writer,
  onStatus,
  onClocks,
}: DeskSyncParts): Promise<DeskSync> {
  const held = await openHeldRecords(store);
  const deferred = await openDeferredRecords(store, STORE_PLAN.format);
  const contact = await store.readLocal<{ at: Instant }>(LAST_CONTACT);
  let copied = await store.readLocal<{ at: Instant }>(INITIAL_SYNC);
  let received = 0;
  let isClosed = false;
  const losses = new Set<() => void>();
  const cancels = new Map<string, () => void>();
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => void ports.after(milliseconds, resolve));

  /** What was passed on as it is waits for nothing any more. */
  async function countWaiting(): Promise<number> {
    const passedOn = held.all().filter(({ sentAsIsAt }) => sentAsIsAt !== null).length;
    return Math.max(0, (await countPending(store)) - passedOn);
  }

  const board = openStatusBoard(
    {
      pending: await countWaiting(),
      held: held.open().length,
      connection: 'connecting',
      lastContactAt: contact?.at ?? null,
      isInitialSyncDone: copied !== null,
      received: 0,
      deferred: deferred.count(),
      arriving: null,
      checking: null,
      lastCheck: null,
    },
    onStatus,
  );

  /** Does `work` after a while, once however often it is asked for meanwhile. */
  function soon(name: string, milliseconds: number, work: () => Promise<void>): void {
    if (isClosed || cancels.has(name)) return;
    const cancel = ports.after(milliseconds, () => {
      cancels.delete(name);
      if (!isClosed) work().catch(() => ports.log('sync.not-done', { name }));
    });
    cancels.set(name, cancel);
  }

  async function count(): Promise<void> {
    if (isClosed) return;
    const documents = await Promise.all(
      held.all().map(async (record) => ({
        id: record.documentId,
        document: await findById(store, record.collection, record.documentId),
      })),
    );
    await held.drop(documents.filter(({ document }) => document?.receivedAt !== '').map(({ id }) => id));
    board.update({
      pending: await countWaiting(),
      held: held.open().length,
      deferred: deferred.count(),
      arriving: arrivals.current(),
      ...(copied ? {} : { received }),
    });
  }

  const recount = () => soon('count', RECOUNT_MS, count);

  function enter(state: ConnectionState): void {
    ports.log('sync.connection', { state });
    board.update({ connection: state });
    if (state !== 'connected') for (const lost of [...losses]) lost();
    if (state === 'connected') {
      soon('held', 0, offerHeld);
      if (deferred.isWorthAnotherLook()) soon('deferred', 0, lookAtDeferred);
    }
    // Nothing comes down to a Careline that is too old, and what it has is to go up all the same.
    if (state === 'update-needed') soon('all', 0, () => replication.startAll());
  }

  const connection = openConnection({
    link,
    now: ports.now,
    monotonic: ports.monotonic,
    after: ports.after,
    random: () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255,
    onNews: (collections) => replication.resync(collections),
    onClocks,
    onContact: () => {
      const at = toInstant(ports.now());
      board.update({ lastContactAt: at });
      store.writeLocal(LAST_CONTACT, { at }).catch(() => ports.log('sync.contact-not-noted'));
    },
    onState: enter,
  });
  const clock = () => toInstant(ports.now());

  const replication = startReplication(
    store,
    {
      pull: (collection, checkpoint, limit) =>
        connection.request((client) => client.sync.pull({ collection, checkpoint, limit })),
      fetch: async (collection, ids) => {
        const asked = [...ids];
        return (await connection.request((client) => client.sync.fetch({ collection, ids: asked })))
          .documents;
      },
      push: (collection, rows) =>
        connection.request((client) => pushRows(client, collection, rows, clock), 'push'),
      admit: (collection, documents) => {
        // RxDB believes a refused document to be pushed and would write over it.
        const free = documents.filter(({ id }) => held.get(id)?.sentAsIsAt !== null);
        return deferred.sort(collection, free);
      },
      prepare: (row) => held.onItsBase(row),
      onAnswered: async (collection, row, result) => {
        if (result.outcome === 'refused') {
          ports.log('sync.refused', { collection, code: result.code });
          await held.refuse(collection, row, result);
        } else if (held.get(result.id)) {
          await held.drop([result.id]);
          replication.refetch(collection, [result.id]);
        }
        recount();
      },
      onReceived: (_collection, documents) => {
        received += documents;
        recount();
      },
      pause,
      onError: (collection) => {
        if (!isClosed) ports.log('sync.retry', { collection });
      },
    },
    { isCopied: copied !== null },
  );

  const heldParts = { store, held, connection, replication, writer, now: ports.now };
  async function offerHeld(): Promise<void> {
    if (held.open().length === 0 || board.current().connection !== 'connected') return;
    await retryHeld(heldParts);
    await count();
  }

  async function lookAtDeferred(): Promise<void> {
    for (const [collection, ids] of deferred.byCollection()) replication.refetch(collection, ids);
    await deferred.noteLooked();
  }

  /** What has waited for long although the server can be reached: a receipt was missed, or RxDB has passed it over. */
  async function sweep(): Promise<void> {
    const { pending, connection: state } = board.current();
    if (pending <= held.open().length || (state !== 'connected' && state !== 'update-needed')) return;
    for (const collection of WRITTEN) {
      const documents = await findPending(store, collection, SWEPT);
      const ids = documents.map(({ id }) => id).filter((id) => held.get(id)?.isCorrected !== false);
      if (ids.length > 0) await replication.sweep(collection, ids);
    }
  }

  function keepSweeping(): void {
    soon('sweep', SWEEP_MS, async () => {
      keepSweeping();
      await sweep();
    });
  }

  /** Rejects when the connection is lost before `work` is done. */
  function whileConnected<T>(work: () => Promise<T>): Promise<T> {
    if (board.current().connection !== 'connected') return Promise.reject(offline());
    return new Promise<T>((resolve, reject) => {
      const lost = () => reject(offline());
      losses.add(lost);
      work()
        .then(resolve, reject)
        .finally(() => losses.delete(lost));
    });
  }

  const arrivals = watchArrivals(
    store,
    () => copied !== null,
    () => replication.settled(),
    recount,
  );
  const scope = store.collections.patients.eventBulks$.subscribe(({ events }) => {
    const isScope = events.some(({ operation }) => operation !== 'UPDATE');
    if (isScope && copied) soon('held-after-scope', SCOPE_QUIET_MS, offerHeld);
  });

  const checks = await openCheckKeeper({
    store,
    ports,
    copiedAt: () => copied?.at ?? null,
    isConnected: () => board.current().connection === 'connected',
    check: async () => {
      board.update({ checking: 0 });
      try {
        await lookAtDeferred();
        const result = await whileConnected(() =>
          recheck({
            ...{ store, replication, pause, now: ports.now },
            request: (call) => connection.request(call),
            onProgress: (checking) => board.update({ checking }),
          }),
        );
        board.update({ lastCheck: result });
        return result;
      } finally {
        board.update({ checking: null });
      }
    },
  });
  board.update({ lastCheck: checks.last() });

  replication
    .initialSync()
    .then(async () => {
      if (copied || isClosed) return;
      const first = { at: toInstant(ports.now()) };
      await store.writeLocal(INITIAL_SYNC, first);
      copied = first;
      board.update({ isInitialSyncDone: true, received });
    })
    .catch(() => ports.log('sync.initial-copy-not-noted'));
  keepSweeping();

  async function now(): Promise<SyncStatus> {
    connection.retryNow();
    replication.resync();
    const deadline = ports.monotonic() + NOW_LIMIT_MS;
    let hasOffered = false;
    for (;;) {
      await pause(RECOUNT_MS);
      const isConnected = board.current().connection === 'connected';
      if (isConnected && !hasOffered) {
        hasOffered = true;
        await sweep();
        await Promise.race([offerHeld().catch(() => undefined), pause(NOW_LIMIT_MS)]);
      }
      await count();
      const { pending, held: waiting } = board.current();
      if (pending <= waiting || !isConnected || ports.monotonic() > deadline) return board.current();
    }
  }

  return {
    status: board.current,
    held: async () => held.open(),
    refused: () => held.all(),
    changed(isLocal) {
      if (isLocal && board.current().pending === 0) board.update({ pending: 1 });
      recount();
    },
    now,
    check: async () => {
      const giveUpAt = ports.monotonic() + CONNECT_LIMIT_MS;
      while (board.current().connection === 'connecting' && ports.monotonic() < giveUpAt)
        await pause(RECOUNT_MS);
      const result = await checks.run().catch((error: unknown) => {
        throw board.current().connection === 'connected' ? error : offline();
      });
      return result;
    },
    correctable: (id) => correctable(heldParts, id),
    async correct(input) {
      await correct(heldParts, input);
      return now();
    },
    async sendAsIs(id) {
      await sendAsIs(heldParts, id);
      await count();
      return board.current();
    },
    async close() {
      isClosed = true;
      board.close();
      for (const cancel of cancels.values()) cancel();
      for (const lost of [...losses]) lost();
      checks.close();
      scope.unsubscribe();
      arrivals.close();
      connection.close();
      await replication.close();
    },
  };
}

function offline() {
  return engineError(
    'OFFLINE',
    'The server cannot be reached now. Everything is safe on this device; try again later.',
  );
}
