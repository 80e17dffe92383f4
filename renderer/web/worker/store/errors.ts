/**
 * What the sealed browser store refuses.
 *
 * - `STORE_SEALED_FIELD`: a query asks for a field that is stored sealed; only ids, indexed fields and RxDB's own are readable.
 * - `STORE_WRONG_KEY`: a body does not open under this key: another key, or a record that was changed or moved.
 * - `STORE_UNINDEXED`: an indexed field has no value; IndexedDB would leave the document out of every answer.
 * - `STORE_ATTACHMENTS_UNSUPPORTED`: attachments are not offered.
 */
export type SealedStoreErrorCode =
  | 'STORE_SEALED_FIELD'
  | 'STORE_WRONG_KEY'
  | 'STORE_UNINDEXED'
  | 'STORE_ATTACHMENTS_UNSUPPORTED';

/** An error of the sealed browser store: a code for programs, a sentence for people. Holds no document content. */
export class SealedStoreError extends Error {
  readonly code: SealedStoreErrorCode;

  constructor(code: SealedStoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SealedStoreError';
    this.code = code;
  }
}
