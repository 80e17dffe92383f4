import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';
import type { Store } from '#shared/store/store.ts';
import { surelyFits } from '#shared/sync/surely-fits.ts';

interface Deferred {
  /** The store format of the Careline that could not read them. */
  format: number;
  records: { collection: CollectionName; documentId: string }[];
}

/** Documents of the server's that this version cannot read: noted by id, and fetched again when there is reason to hope. */
export interface DeferredRecords {
  count(): number;
  /** All of them, by collection. */
  byCollection(): Map<CollectionName, string[]>;
  /** Whether another version of Careline noted them, which may have been one that could read less. */
  isWorthAnotherLook(): boolean;
  /** Keeps what can be read, and notes the rest. */
  sort(collection: CollectionName, documents: readonly WireDocument[]): Promise<WireDocument[]>;
  /** This version has looked at all of them. */
  noteLooked(): Promise<void>;
}

const DEFERRED = 'deferred-records';

const tests = new Map<CollectionName, (document: WireDocument) => boolean>();

function surely(collection: CollectionName): (document: WireDocument) => boolean {
  const known = tests.get(collection) ?? surelyFits(DOCUMENT_SHAPES[collection]);
  tests.set(collection, known);
  return known;
}

/** Whether this version can read a document. Fields that it does not know are no hindrance. */
export function isReadable(collection: CollectionName, document: WireDocument): boolean {
  return (
    document._deleted ||
    surely(collection)(document) ||
    DOCUMENT_SHAPES[collection].safeParse(document).success
  );
}

/** Reads the list of a store. */
export async function openDeferredRecords(store: Store, format: number): Promise<DeferredRecords> {
  const stored = await store.readLocal<Deferred>(DEFERRED);
  const records = new Map(stored?.records.map((record) => [record.documentId, record]));
  let noted = stored?.format ?? format;

  const save = () =>
    store.writeLocal(DEFERRED, { format: noted, records: [...records.values()] } satisfies Deferred);

  return {
    count: () => records.size,
    byCollection() {
      const ids = new Map<CollectionName, string[]>();
      for (const { collection, documentId } of records.values()) {
        ids.set(collection, [...(ids.get(collection) ?? []), documentId]);
      }
      return ids;
    },
    isWorthAnotherLook: () => records.size > 0 && noted !== format,
    async sort(collection, documents) {
      let hasChanged = false;
      const readable = documents.filter((document) => {
        const { id: documentId } = document;
        if (isReadable(collection, document)) {
          hasChanged = records.delete(documentId) || hasChanged;
          return true;
        }
        hasChanged ||= !records.has(documentId);
        records.set(documentId, { collection, documentId });
        return false;
      });
      if (hasChanged) await save();
      return readable;
    },
    async noteLooked() {
      noted = format;
      await save();
    },
  };
}
