/** @file What a test tells its device beside the engine's contract, and how the device carries it out. */
import { getChangedDocumentsSince } from 'rxdb';
import type { CollectionName } from '#shared/domain/document.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import type { Desk } from '#shared/engine/desk.ts';
import { findById } from '#shared/store/queries.ts';

/** A document of the device's store, deleted ones included. */
export interface StoredDocument {
  id: string;
  _deleted: boolean;
  [field: string]: unknown;
}

/** An edit past the screens, through the engine's own door for writes: each path is a field, or `list/<item id>/field`. */
export interface DirectEdit {
  action: string;
  collection: CollectionName;
  patientId: string;
  documentId: string;
  /** A whole new document, without the stamp; then `fields` is empty. */
  document: Record<string, unknown> | null;
  fields: Record<string, unknown>;
}

/** What a test tells its device while it runs. */
export type DeviceOrder =
  | { do: 'close' }
  | { do: 'lock-machine' }
  | { do: 'set-clock'; clockOffset: number }
  | { do: 'set-speed'; speed: number }
  | { do: 'contents' }
  | { do: 'edit'; edit: DirectEdit };

/** Everything in the store, by collection. */
export async function contentsOf({ store }: Desk): Promise<Record<CollectionName, StoredDocument[]>> {
  const entries = COLLECTIONS.map(async (name) => {
    const { storageInstance } = store.collections[name];
    const { documents } = await getChangedDocumentsSince(storageInstance as never, Number.MAX_SAFE_INTEGER);
    return [name, documents.map(withoutBookkeeping)] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<CollectionName, StoredDocument[]>;
}

function withoutBookkeeping(document: object): StoredDocument {
  const fields = Object.entries(document).filter(([name]) => name === '_deleted' || !name.startsWith('_'));
  return Object.fromEntries(fields) as StoredDocument;
}

/** Carries out the edit on what is stored. Throws when the document or an item of the path is not there. */
export async function editDirectly({ store, writer }: Desk, edit: DirectEdit): Promise<void> {
  await writer.write(async () => {
    const { collection, documentId, patientId, action } = edit;
    const base = edit.document === null ? await findById(store, collection, documentId) : null;
    if (edit.document === null && base === null) throw new Error('The document is not on this device.');
    const document = structuredClone(edit.document ?? base) as Record<string, unknown>;
    for (const [path, value] of Object.entries(edit.fields)) setAt(document, path.split('/'), value);
    const subject = { collection, id: documentId };
    return { action, patientId, subject, changes: [{ collection, document, base } as never] };
  });
}

function setAt(target: Record<string, unknown>, [field = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[field] = value;
    return;
  }
  const inner = target[field];
  if (!Array.isArray(inner)) {
    setAt(inner as Record<string, unknown>, rest, value);
    return;
  }
  const item = inner.find((one) => one.id === rest[0]);
  if (item === undefined) throw new Error('The item is not in the document.');
  setAt(item, rest.slice(1), value);
}
