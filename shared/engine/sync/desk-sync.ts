/** @file The sync of one open desk: connection, replication, receipts, and the one light made from them. */
import type { CheckResult, CorrectableField, SyncStatus } from '#shared/contract/engine/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { startReplication } from '#shared/store/replicate.ts';
import type { Store } from '#shared/store/store.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { type ConnectionState, openConnection } from '#shared/sync/connection.ts';
import { pushRows } from '#shared/sync/push.ts';
import type { ServerLink } from '#shared/sync/server-link.ts';
import type { EnginePorts } from '../ports.ts';
import type { Writer } from '../writer.ts';
import { openAgenda } from './agenda.ts';
import { watchArriving } from './arriving.ts';
import { openDeferredRecords } from './deferred-records.ts';
import { openDeskChecks, openLine } from './desk-checks.ts';
import { openDeskLight, RECOUNT_MS } from './desk-light.ts';
import { type HeldRecord, openHeldRecords } from './held-records.ts';
import { correct, correctable, sendAsIs } from './held-ways-out.ts';
import { keepTrying } from './second-tries.ts';

const NOW_LIMIT_MS = 10_000;

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
  /** Whose desk it is. */
  staffId: Id;
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
  staffId,
  ports,
  link,
  writer,
  onStatus,
  onClocks,
}: DeskSyncParts): Promise<DeskSync> {
  const agenda = openAgenda(ports);
  const { pause } = agenda;
  const line = openLine();
  const clock = () => toInstant(ports.now());
  const held = await openHeldRecords(store);
  const deferred = await openDeferredRecords(store, STORE_PLAN.format);
  const arriving = await watchArriving({
    ...{ store, ports },
    settled: () => replication.settled(),
    onChange: () => light.recount(),
  });
  const light = await openDeskLight({ store, ports, agenda, held, deferred, arriving, onStatus });

  function enter(state: ConnectionState): void {
    ports.log('sync.connection', { state });
    light.update({ connection: state });
    if (state === 'connected') tries.onConnected();
    else line.lose();
    // Nothing comes down to a Careline that is too old, and what it has is to go up all the same.
    if (state === 'update-needed') agenda.soon('all', 0, () => replication.startAll());
  }

  const connection = openConnection({
    link,
    now: ports.now,
    monotonic: ports.monotonic,
    after: ports.after,
    random: () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255,
    onNews: (collections) => replication.resync(collections),
    onClocks,
    onContact: light.noteContact,
    onState: enter,
  });

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
        const free = documents.filter(({ id }) => held.mayReplace(id));
        return deferred.sort(collection, free);
      },
      mayReplace: held.mayReplace,
      prepare: (row) => held.onItsBase(row),
      onAnswered: async (collection, row, result) => {
        if (result.outcome === 'refused') {
          ports.log('sync.refused', { collection, code: result.code });
          await held.refuse(collection, row, result);
        } else if (held.get(result.id)) {
          await held.drop([result.id]);
          replication.refetch(collection, [result.id]);
        }
        light.recount();
      },
      onReceived: (_collection, documents) => {
        arriving.note(documents);
        light.recount();
      },
      pause,
      onError: (collection) => {
        if (!agenda.isClosed) ports.log('sync.retry', { collection });
      },
    },
    { isCopied: arriving.copiedAt() !== null },
  );

  const heldParts = { store, held, connection, replication, writer, now: ports.now };
  const tries = keepTrying({
    ...{ ...heldParts, agenda, light, deferred },
    isCopied: () => arriving.copiedAt() !== null,
  });
  const { lookAtDeferred } = tries;
  const checks = await openDeskChecks({
    ...{ store, staffId, ports, agenda, light, arriving, connection, line, replication, lookAtDeferred },
  });
  arriving.endWith(replication.initialSync(), (received) =>
    light.update({ isInitialSyncDone: true, received }),
  );

  async function now(): Promise<SyncStatus> {
    connection.retryNow();
    replication.resync();
    const deadline = ports.monotonic() + NOW_LIMIT_MS;
    let hasOffered = false;
    for (;;) {
      await pause(RECOUNT_MS);
      const isConnected = light.current().connection === 'connected';
      if (isConnected && !hasOffered) {
        hasOffered = true;
        await tries.sweep();
        await Promise.race([tries.offerHeld().catch(() => undefined), pause(NOW_LIMIT_MS)]);
      }
      await light.count();
      const { pending, held: waiting } = light.current();
      if (pending <= waiting || !isConnected || ports.monotonic() > deadline) return light.current();
    }
  }

  return {
    status: light.current,
    held: async () => held.open(),
    refused: () => held.all(),
    changed(isLocal) {
      if (isLocal && light.current().pending === 0) light.update({ pending: 1 });
      light.recount();
    },
    now,
    check: () => checks.run(),
    correctable: (id) => correctable(heldParts, id),
    async correct(input) {
      await correct(heldParts, input);
      return now();
    },
    async sendAsIs(id) {
      await sendAsIs(heldParts, id);
      await light.count();
      return light.current();
    },
    async close() {
      agenda.close();
      light.close();
      checks.close();
      tries.close();
      arriving.close();
      connection.close();
      await replication.close();
    },
  };
}
