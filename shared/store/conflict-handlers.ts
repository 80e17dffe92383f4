/** @file What RxDB does when the server holds another version of a document than the one a local edit was made on. */
import { deepEqual, type RxConflictHandler } from 'rxdb';
import type { CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { mergeDocuments } from '#shared/sync/merge-documents.ts';

/**
 * Two states are equal when every field is, the server's stamp included: so the stamp itself travels down and becomes the
 * receipt. A conflict is merged three-way; the result is a local edit again, made on the server's version.
 */
export function conflictHandlerOf<Name extends CollectionName>(
  name: Name,
): RxConflictHandler<DocumentOf<Name>> {
  return {
    isEqual: (left, right) => deepEqual(left, right),
    resolve: (conflict) => {
      const master = conflict.realMasterState;
      if (master._deleted) return Promise.resolve(master);
      const merged = mergeDocuments(
        name,
        conflict.assumedMasterState ?? null,
        conflict.newDocumentState,
        master,
      );
      return Promise.resolve({ ...merged, _deleted: false });
    },
  };
}
