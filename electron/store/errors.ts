/**
 * What can go wrong with the store's file, as far as a program can tell the cases apart.
 *
 * - `STORE_WRONG_KEY`: no page of the file authenticates under this key. Another key, a file that is not ours and a file
 *   overwritten with noise look alike to a cipher, so the message names all three.
 * - `STORE_NOT_A_STORE`: readable, and not a Careline store (a plain SQLite file, or one of another application).
 * - `STORE_CORRUPT`: the key is right, and a page is damaged or missing.
 * - `STORE_NEWER`: written by a newer version of the app.
 * - `STORE_OLDER`: written by an older version, and opened without being upgraded first (`electron/platform/upgrade`).
 * - `STORE_MISSING`: there is no file, though there was one on this device.
 * - `STORE_UPGRADE_FAILED`: an older store could not be brought to this version's format; it was left as it was.
 * - `STORE_FULL`: the disk or the quota has no room; the write was rolled back as a whole.
 * - `STORE_BUSY`: another process holds the file.
 * - `STORE_IO`, `STORE_READ_ONLY`, `STORE_CANNOT_OPEN`: the operating system refused.
 * - `STORE_CLOSED`, `STORE_REMOVED`: the instance was used after close() or remove().
 * - `STORE_SCHEMA_DIFFERS`: the collection is open under another schema of the same version.
 * - `STORE_ATTACHMENTS_UNSUPPORTED`, `STORE_BAD_KEY`, `STORE_BAD_QUERY`: the caller asked for what this store refuses.
 */
export type StoreErrorCode =
  | 'STORE_WRONG_KEY'
  | 'STORE_NOT_A_STORE'
  | 'STORE_CORRUPT'
  | 'STORE_NEWER'
  | 'STORE_OLDER'
  | 'STORE_MISSING'
  | 'STORE_UPGRADE_FAILED'
  | 'STORE_FULL'
  | 'STORE_BUSY'
  | 'STORE_IO'
  | 'STORE_READ_ONLY'
  | 'STORE_CANNOT_OPEN'
  | 'STORE_CLOSED'
  | 'STORE_REMOVED'
  | 'STORE_SCHEMA_DIFFERS'
  | 'STORE_ATTACHMENTS_UNSUPPORTED'
  | 'STORE_BAD_KEY'
  | 'STORE_BAD_QUERY';

/** An error of the local store: a code for programs, a sentence for people. Holds no document content and no path. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

const causes: readonly (readonly [prefix: string, code: StoreErrorCode, message: string])[] = [
  [
    'SQLITE_NOTADB',
    'STORE_CORRUPT',
    'A page of the local store is damaged. Restore the latest backup, or export what can be read.',
  ],
  [
    'SQLITE_CORRUPT',
    'STORE_CORRUPT',
    'A page of the local store is damaged. Restore the latest backup, or export what can be read.',
  ],
  [
    'SQLITE_FULL',
    'STORE_FULL',
    'The disk is full, so nothing of this change was saved. Free some space and save again.',
  ],
  [
    'SQLITE_IOERR_WRITE',
    'STORE_FULL',
    'The disk took no more data, so nothing of this change was saved. Free some space and save again.',
  ],
  ['SQLITE_BUSY', 'STORE_BUSY', 'Another program is using the local store. Close it and try again.'],
  ['SQLITE_LOCKED', 'STORE_BUSY', 'The local store is locked by another operation. Try again.'],
  [
    'SQLITE_READONLY',
    'STORE_READ_ONLY',
    'The local store cannot be written to. Check the permissions of the data folder.',
  ],
  [
    'SQLITE_CANTOPEN',
    'STORE_CANNOT_OPEN',
    'The local store cannot be opened. Check that the data folder exists and is yours.',
  ],
  [
    'SQLITE_IOERR',
    'STORE_IO',
    'The operating system failed to read or write the local store. Check the disk.',
  ],
];

/** The StoreError that an error of the SQLite driver stands for; any other value is handed back as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const sqliteCode = (error as Error & { code?: unknown }).code;
  if (typeof sqliteCode !== 'string') {
    return error instanceof TypeError && error.message.includes('directory does not exist')
      ? new StoreError(
          'STORE_CANNOT_OPEN',
          'The folder of the local store does not exist. Create it first.',
          { cause: error },
        )
      : error;
  }
  const cause = causes.find(([prefix]) => sqliteCode.startsWith(prefix));
  return cause ? new StoreError(cause[1], cause[2], { cause: error }) : error;
}

/** Runs `work` and turns an error of the SQLite driver into a StoreError. */
export function withStoreErrors<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error);
  }
}
