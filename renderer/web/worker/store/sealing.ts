import { type ClearFields, clearPartOf, metaFields, type StoredDocument } from './clear-fields.ts';
import { SealedStoreError } from './errors.ts';

const vectorSize = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** A document as IndexedDB holds it: clear fields, RxDB's own fields, and the body as one sealed text. */
export type SealedDocument = StoredDocument & { readonly sealed: string };

/** Which collection a body belongs to; part of what its seal vouches for. */
export interface SealPlace {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schemaVersion: number;
}

/** Seals and opens the documents of one collection. */
export interface Sealing {
  readonly seal: (document: StoredDocument) => Promise<SealedDocument>;
  /** Rejects with STORE_WRONG_KEY when the body does not open: another key, or a changed or moved record. */
  readonly open: (document: SealedDocument) => Promise<StoredDocument>;
}

/**
 * Seals with AES-GCM under `key`, a fresh random vector for each body. The seal also covers database, collection, schema version, id and revision, so
 * a body put under another document, or an older body put back under a newer revision, does not open.
 *
 * The sealed body repeats the clear fields: what comes back is what was written, whatever was done to the clear copies.
 * A deleted document seals its clear fields only; the rest of its body is gone.
 */
export function createSealing(key: CryptoKey, place: SealPlace, clear: ClearFields): Sealing {
  const boundTo = (document: StoredDocument) =>
    encoder.encode(
      JSON.stringify([
        place.databaseName,
        place.collectionName,
        place.schemaVersion,
        document[clear.primaryPath],
        document._rev,
      ]),
    );

  return {
    seal: async (document) => {
      const clearPart = clearPartOf(clear, document);
      const body: Record<string, unknown> = document._deleted ? clearPart : { ...document };
      for (const field of metaFields) delete body[field];
      const vector = crypto.getRandomValues(new Uint8Array(vectorSize));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: vector, additionalData: boundTo(document) },
        key,
        encoder.encode(JSON.stringify(body)),
      );
      return { ...clearPart, ...metaOf(document), sealed: toBase64(vector, new Uint8Array(sealed)) };
    },
    open: async (document) => {
      const bytes = fromBase64(document.sealed);
      let body: ArrayBuffer;
      try {
        body = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: bytes.subarray(0, vectorSize), additionalData: boundTo(document) },
          key,
          bytes.subarray(vectorSize),
        );
      } catch (cause) {
        throw new SealedStoreError(
          'STORE_WRONG_KEY',
          `A record of ${place.collectionName} does not open: this is the key of another store, or the record was changed.`,
          { cause },
        );
      }
      return { ...JSON.parse(decoder.decode(body)), ...metaOf(document) };
    },
  };
}

function metaOf(document: StoredDocument): Pick<StoredDocument, (typeof metaFields)[number]> {
  const { _deleted, _rev, _meta, _attachments } = document;
  return { _deleted, _rev, _meta, _attachments };
}

// In pieces, because a call takes only so many arguments.
const pieceSize = 0x8000;

function toBase64(...parts: Uint8Array[]): string {
  let binary = '';
  for (const part of parts) {
    for (let start = 0; start < part.length; start += pieceSize) {
      binary += String.fromCharCode(...part.subarray(start, start + pieceSize));
    }
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
