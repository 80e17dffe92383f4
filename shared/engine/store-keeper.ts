/** @file What a home can do about the files of a store, besides opening it. Stores go by the name of their database. */

/** A copy of a store from before a change of its format. */
export interface StoreBackup {
  id: string;
  /** Milliseconds since the epoch. */
  takenAt: number;
}

export interface StoreKeeper {
  /** Somebody has signed in and her store is open: what was kept from before an upgrade goes, unless this very start upgraded it. */
  opened(databaseName: string): Promise<void>;
  /**
   * The attempt to open the store has failed: forgets its key, and answers the newest backup that this key opens, whole to the last page; null when
   * there is none, or when no key was given.
   */
  failed(databaseName: string): StoreBackup | null;
  /** Puts a backup in the store's place; the store is kept under another name. Rejects when the backup is gone or the disk is full. */
  restoreBackup(databaseName: string, backupId: string): Promise<void>;
  /** Keeps the store, if there is one, under another name, and allows a new one in its place. */
  startNew(databaseName: string): Promise<void>;
  /** Whether a new store may be made although there had been one. */
  mayStartNew(databaseName: string): Promise<boolean>;
  /** A patient has left the device: backups and stores from before an upgrade still hold her, so they go. A store put aside stays. */
  forgetCopies(databaseName: string): Promise<void>;
  /** A page was found damaged while the store was open: the next opening, and that one only, reads every page first. */
  suspect(databaseName: string): void;
}

/** The name of an account's database. */
export function databaseNameOf(account: { staffId: string }): string {
  return `careline-${account.staffId}`;
}
