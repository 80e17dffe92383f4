/** @file What RxDB does when the server holds another version of a document than the one a local edit was made on. */
import { deepEqual, type RxConflictHandler } from 'rxdb';
import type { CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';

/**
 * Two states are equal when every field is, the server's stamp included: so the stamp itself travels down and becomes the receipt. The server
 * has merged what it calls a conflict (MERGE-1), so its version is the result, and nothing is left to send. An edit that was made while it
 * answered is not touched by this: RxDB sees that the document moved on, and sends that edit next.
 */
export function conflictHandlerOf<Name extends CollectionName>(): RxConflictHandler<DocumentOf<Name>> {
  return {
    isEqual: (left, right) => deepEqual(left, right),
    resolve: ({ realMasterState }) => Promise.resolve(realMasterState),
  };
}
