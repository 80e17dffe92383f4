/** @file Tombstones that come too early to be written, and those that RxDB was given and did not write. */
import { getAssumedMasterState, type RxStorageInstance, type RxStorageInstanceReplicationState } from 'rxdb';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import type { Store } from './store.ts';

export interface Tombstones {
  /**
   * The ids of tombstones of documents with words that the server has not answered for. RxDB would write one over a record that is refused, and
   * is to be held, while the tombstone is on its way to the disk. They are to be fetched again, also after a restart: until `settle` they are noted.
   */
  early(documents: readonly WireDocument[]): Promise<ReadonlySet<string>>;
  /** The ids that were noted before a restart. */
  recall(): Promise<string[]>;
  /** Of what was noted, only these are still to come. */
  settle(ids: ReadonlySet<string>): Promise<void>;
  /** These go to RxDB now. */
  handOut(documents: readonly WireDocument[]): void;
  /** What was handed out is written: answers the documents that are here all the same, though nothing of them waits. */
  leftBehind(): Promise<string[]>;
}

/** Watches over the tombstones of one collection. */
export function watchTombstones(
  store: Store,
  name: CollectionName,
  replication: () => RxStorageInstanceReplicationState<DocumentStamp> | undefined,
): Tombstones {
  const storage = store.collections[name].storageInstance as unknown as RxStorageInstance<
    DocumentStamp,
    unknown,
    unknown
  >;
  const place = `early-tombstones-${name}`;
  let noted: string[] = [];
  let handedOut = new Set<string>();

  async function note(ids: Iterable<string>): Promise<void> {
    const next = [...new Set(ids)];
    if (next.length === noted.length && next.every((id) => noted.includes(id))) return;
    noted = next;
    await store.writeLocal(place, noted);
  }

  return {
    async early(documents) {
      const ids = documents.filter(({ _deleted }) => _deleted).map(({ id }) => id);
      const inner = replication();
      if (ids.length === 0 || !inner) return new Set();
      const waiting = (await storage.findDocumentsById(ids, false)).filter(isWaiting);
      if (waiting.length === 0) return new Set();
      const assumed = await getAssumedMasterState(inner, ids);
      const isAnswered = ({ id, updatedAt }: DocumentStamp) => assumed[id]?.docData.updatedAt === updatedAt;
      const early = new Set(waiting.filter((document) => !isAnswered(document)).map(({ id }) => id));
      await note([...noted, ...early]);
      return early;
    },
    async recall() {
      noted = (await store.readLocal<string[]>(place)) ?? [];
      return noted;
    },
    settle: (ids) => note(noted.filter((id) => ids.has(id))),
    handOut(documents) {
      for (const { id, _deleted } of documents) if (_deleted) handedOut.add(id);
    },
    async leftBehind() {
      const ids = [...handedOut];
      if (ids.length === 0) return [];
      handedOut = new Set();
      const here = await storage.findDocumentsById(ids, false);
      return here.filter((document) => !isWaiting(document)).map(({ id }) => id);
    },
  };
}

const isWaiting = ({ receivedAt }: DocumentStamp) => receivedAt === '';
