/** @file The sync of one open desk: connection, replication, receipts, and the one light made from them. */
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import { countPending } from '#shared/store/queries.ts';
import { startReplication } from '#shared/store/replicate.ts';
import type { Store } from '#shared/store/store.ts';
import { openConnection } from '#shared/sync/connection.ts';
import { pushRows } from '#shared/sync/push.ts';
import type { ServerLink } from '#shared/sync/server-link.ts';
import type { EnginePorts } from '../ports.ts';
import { type HeldRecord, heldRecords } from './held-records.ts';

const INITIAL_SYNC = 'initial-sync';
const RECOUNT_MS = 100;

export interface DeskSync {
  status(): SyncStatus;
  held(): Promise<HeldRecord[]>;
  /** Records changed: counts again soon. After one's own write the light does not wait for the count. */
  changed(isLocal: boolean): void;
  /** Tries now; answers when what was pending at the call is acknowledged, or the server could not be reached. */
  now(): Promise<SyncStatus>;
  close(): Promise<void>;
}

/** Starts syncing. `onStatus` is called whenever the status differs from the last one. */
export async function startDeskSync(
  store: Store,
  ports: EnginePorts,
  link: ServerLink,
  onStatus: (status: SyncStatus) => void,
): Promise<DeskSync> {
  const held = heldRecords(store);
  let status: SyncStatus = {
    light: 'on-this-device',
    pending: await countPending(store),
    held: (await held.list()).length,
    connection: 'connecting',
    lastContactAt: await store
      .readLocal<{ at: Instant }>('last-contact')
      .then((contact) => contact?.at ?? null),
    isInitialSyncDone: (await store.readLocal(INITIAL_SYNC)) !== null,
    received: 0,
    deferred: 0,
    arriving: null,
    checking: null,
    lastCheck: null,
  };
  let received = 0;
  let cancelRecount: (() => void) | null = null;
  let isClosed = false;

  function update(change: Partial<SyncStatus>): void {
    const next = { ...status, ...change };
    next.light =
      next.held > 0
        ? 'held'
        : next.pending > 0 || !next.isInitialSyncDone
          ? 'on-this-device'
          : 'with-the-server';
    const isSame = JSON.stringify(next) === JSON.stringify(status);
    status = next;
    if (!isSame && !isClosed) onStatus(status);
  }

  async function count(): Promise<void> {
    if (isClosed) return;
    const [pending, records] = await Promise.all([countPending(store), held.list()]);
    update({ pending, held: records.length, ...(status.isInitialSyncDone ? {} : { received }) });
  }

  function recount(): void {
    if (cancelRecount || isClosed) return;
    cancelRecount = ports.after(RECOUNT_MS, () => {
      cancelRecount = null;
      count().catch(() => ports.log('sync.count-failed'));
    });
  }

  function changed(isLocal: boolean): void {
    if (isLocal && status.pending === 0) update({ pending: 1 });
    recount();
  }

  const connection = openConnection({
    link,
    now: ports.now,
    after: ports.after,
    random: () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255,
    onNews: () => replication.resync(),
    onContact: () => {
      const at = toInstant(ports.now());
      update({ lastContactAt: at });
      store.writeLocal('last-contact', { at }).catch(() => ports.log('sync.contact-not-noted'));
    },
    onState: (state) => {
      ports.log('sync.connection', { state });
      update({ connection: state });
    },
  });

  const replication = startReplication(store, {
    pull: (collection, checkpoint, limit) =>
      connection.request((client) => client.sync.pull({ collection, checkpoint, limit })),
    push: (collection, rows) => connection.request((client) => pushRows(client, collection, rows)),
    onRefused: async (collection, row, result) => {
      ports.log('sync.refused', { collection, code: result.code });
      await held.add({
        collection,
        documentId: row.newDocumentState.id,
        code: result.code,
        message: result.message,
      });
      recount();
    },
    onReceived: (_collection, documents) => {
      received += documents;
      recount();
    },
    pause: (milliseconds) => new Promise((resolve) => ports.after(milliseconds, resolve)),
    onError: (collection) => {
      if (!isClosed) ports.log('sync.retry', { collection });
    },
  });

  replication
    .initialSync()
    .then(async () => {
      await store.writeLocal(INITIAL_SYNC, { at: toInstant(ports.now()) });
      update({ isInitialSyncDone: true, received });
    })
    .catch(() => ports.log('sync.initial-copy-not-noted'));
  update({});

  return {
    status: () => status,
    held: () => held.list(),
    changed,
    async now() {
      connection.retryNow();
      replication.resync();
      const deadline = ports.monotonic() + 10_000;
      do {
        await new Promise<void>((resolve) => ports.after(100, resolve));
        await count();
      } while (
        status.pending > status.held &&
        status.connection === 'connected' &&
        ports.monotonic() < deadline
      );
      return status;
    },
    async close() {
      isClosed = true;
      cancelRecount?.();
      connection.close();
      await replication.close();
    },
  };
}
