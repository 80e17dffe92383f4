import type { PushResult, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Instant } from '#shared/domain/primitives.ts';
import type { Store } from '#shared/store/store.ts';

/** A document that the server refused, and why. */
export interface HeldRecord {
  collection: CollectionName;
  documentId: string;
  code: string;
  message: string;
  /**
   * The server's version that the refused one was made on. RxDB takes a refused document for pushed and would name that as the base of the next
   * push. Absent in what an older Careline has noted.
   */
  base?: WireDocument | null;
  /** When it was passed on to the supervisor as it is. */
  sentAsIsAt: Instant | null;
  /** It was corrected since and waits for the server's answer. */
  isCorrected: boolean;
}

/** The list of refused documents, in memory and in a local document. Nothing here deletes the documents themselves. */
export interface HeldRecords {
  get(documentId: string): HeldRecord | undefined;
  all(): HeldRecord[];
  /** Those that wait for a person: neither passed on nor corrected. */
  open(): HeldRecord[];
  /** Whether the server's version may be written over the document: RxDB believes a refused one to be pushed. */
  mayReplace(documentId: string): boolean;
  /** A row as it is to be sent: one whose document was refused before names what that was made on. */
  onItsBase(row: PushRow): PushRow;
  /** Notes a refusal; the base stays that of the first one. */
  refuse(
    collection: CollectionName,
    row: PushRow,
    result: PushResult & { outcome: 'refused' },
  ): Promise<void>;
  change(documentId: string, change: Partial<HeldRecord>): Promise<void>;
  /** The server has them, or they are gone. */
  drop(documentIds: readonly string[]): Promise<void>;
}

const HELD = 'held-records';

/** Reads the list of a store. */
export async function openHeldRecords(store: Store): Promise<HeldRecords> {
  const stored = (await store.readLocal<HeldRecord[]>(HELD)) ?? [];
  const records = new Map(
    stored.map((record) => [record.documentId, { ...NEW, ...record } satisfies HeldRecord]),
  );
  let saving: Promise<void> = Promise.resolve();

  function save(): Promise<void> {
    saving = saving.catch(() => undefined).then(() => store.writeLocal(HELD, [...records.values()]));
    return saving;
  }

  return {
    get: (documentId) => records.get(documentId),
    all: () => [...records.values()],
    open: () => [...records.values()].filter((record) => record.sentAsIsAt === null && !record.isCorrected),
    mayReplace: (documentId) => records.get(documentId)?.sentAsIsAt !== null,
    onItsBase(row) {
      const base = records.get(row.newDocumentState.id)?.base;
      return base === undefined ? row : { ...row, assumedMasterState: base };
    },
    refuse(collection, row, { id, code, message }) {
      const known = records.get(id);
      const base = known && known.base !== undefined ? known.base : row.assumedMasterState;
      records.set(id, { ...NEW, collection, documentId: id, code, message, base });
      return save();
    },
    async change(documentId, change) {
      const record = records.get(documentId);
      if (!record) return;
      records.set(documentId, { ...record, ...change });
      await save();
    },
    async drop(documentIds) {
      const known = documentIds.filter((id) => records.delete(id));
      if (known.length > 0) await save();
    },
  };
}

const NEW = { sentAsIsAt: null, isCorrected: false };
