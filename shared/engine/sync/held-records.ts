import type { CollectionName } from '#shared/domain/document.ts';
import { findById } from '#shared/store/queries.ts';
import type { Store } from '#shared/store/store.ts';

/** A document that the server refused, and why. */
export interface HeldRecord {
  collection: CollectionName;
  documentId: string;
  code: string;
  message: string;
}

const HELD = 'held-records';

/** Keeps the list of refused documents in a local document. Nothing here deletes the documents themselves. */
export function heldRecords(store: Store) {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const read = async () => (await store.readLocal<HeldRecord[]>(HELD)) ?? [];

  return {
    add: (record: HeldRecord) =>
      inTurn(async () => {
        const others = (await read()).filter(({ documentId }) => documentId !== record.documentId);
        await store.writeLocal(HELD, [...others, record]);
      }),
    /** The records that are still held: those that the server took since are dropped from the list. */
    list: () =>
      inTurn(async () => {
        const records = await read();
        if (records.length === 0) return records;
        const documents = await Promise.all(
          records.map((record) => findById(store, record.collection, record.documentId)),
        );
        const held = records.filter((_, index) => documents[index]?.receivedAt === '');
        if (held.length !== records.length) await store.writeLocal(HELD, held);
        return held;
      }),
  };
}
