/** @file Keeps the status of a desk's sync true: what waits and what is held is counted, never guessed (LIGHT-1). */
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import { countPending, findById } from '#shared/store/queries.ts';
import type { Store } from '#shared/store/store.ts';
import type { EnginePorts } from '../ports.ts';
import type { Agenda } from './agenda.ts';
import type { Arriving } from './arriving.ts';
import type { DeferredRecords } from './deferred-records.ts';
import type { HeldRecords } from './held-records.ts';
import { openStatusBoard, type StatusBoard } from './sync-status.ts';

const LAST_CONTACT = 'last-contact';
/** How long a count waits for more changes. */
export const RECOUNT_MS = 100;

export interface DeskLight extends StatusBoard {
  /** Counts now. */
  count(): Promise<void>;
  /** Counts soon. */
  recount(): void;
  /** The server has said something. */
  noteContact(): void;
}

export interface DeskLightParts {
  store: Store;
  ports: Pick<EnginePorts, 'now' | 'log'>;
  agenda: Agenda;
  held: HeldRecords;
  deferred: DeferredRecords;
  arriving: Pick<Arriving, 'status'>;
  onStatus(status: SyncStatus): void;
}

/** Counts for the first time. */
export async function openDeskLight(parts: DeskLightParts): Promise<DeskLight> {
  const { store, ports, agenda, held, deferred, arriving } = parts;
  const contact = await store.readLocal<{ at: Instant }>(LAST_CONTACT);

  /** What was passed on as it is waits for nothing any more. */
  async function countWaiting(): Promise<number> {
    const passedOn = held.all().filter(({ sentAsIsAt }) => sentAsIsAt !== null).length;
    return Math.max(0, (await countPending(store)) - passedOn);
  }

  async function numbers() {
    const pending = await countWaiting();
    return { pending, held: held.open().length, deferred: deferred.count(), ...arriving.status() };
  }

  const board = openStatusBoard(
    {
      connection: 'connecting',
      lastContactAt: contact?.at ?? null,
      received: 0,
      checking: null,
      lastCheck: null,
      ...(await numbers()),
    },
    parts.onStatus,
  );

  async function count(): Promise<void> {
    if (agenda.isClosed) return;
    const documents = await Promise.all(
      held.all().map(async (record) => ({
        id: record.documentId,
        document: await findById(store, record.collection, record.documentId),
      })),
    );
    await held.drop(documents.filter(({ document }) => document?.receivedAt !== '').map(({ id }) => id));
    board.update(await numbers());
  }

  return {
    ...board,
    count,
    recount: () => agenda.soon('count', RECOUNT_MS, count),
    noteContact() {
      const at = toInstant(ports.now());
      board.update({ lastContactAt: at });
      store.writeLocal(LAST_CONTACT, { at }).catch(() => ports.log('sync.contact-not-noted'));
    },
  };
}
