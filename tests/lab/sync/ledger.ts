/** @file What the engine has acknowledged: words that must be found again, and minutes that must be there once. */
import type { CollectionName } from '#shared/domain/document.ts';

/** An edit that a device has acknowledged. */
export interface Edit {
  step: number;
  /** The number of the device, as in the plan. */
  device: number;
  staffId: string;
  collection: CollectionName;
  documentId: string;
  /** Where in the document, as in a review item; empty for a whole new one. */
  path: string;
  /** Words that no other edit has, or empty where the document's being there is all. */
  words: string;
  /** The server will refuse it: it reaches nobody but as it is. */
  isUnsendable?: boolean;
}

/** The time entries that a wrap-up wrote, as the device had them. */
export interface Minutes {
  callId: string;
  entries: { id: string; seconds: number }[];
}

export interface Ledger {
  edits: Edit[];
  minutes: Minutes[];
}

/**
 * The edits whose words must be somewhere: all but those that the same device wrote over itself, because the server may never
 * have seen them.
 */
export function lastWords(edits: readonly Edit[]): Edit[] {
  const taken = new Map<string, number>();
  const isCovered = (edit: Edit): boolean => {
    const place = placeOf(edit);
    for (let path = edit.path; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      const later = taken.get(`${place}/${path}`);
      if (later !== undefined && later > edit.step) return true;
      if (path === '') return false;
    }
  };
  for (const edit of edits) {
    const key = `${placeOf(edit)}/${edit.path}`;
    // A new document does not stand for what its fields became.
    if (edit.path !== '') taken.set(key, Math.max(edit.step, taken.get(key) ?? -1));
  }
  return edits.filter((edit) => !isCovered(edit));
}

function placeOf({ device, collection, documentId }: Edit): string {
  return `${device}/${collection}/${documentId}`;
}
