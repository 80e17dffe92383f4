/** @file Opens the encrypted store of one account. */
import { createDesktopStores } from '../platform/upgrade/desktop-stores.ts';

/** A function that opens the store of a database name under a key: one SQLite file per account in the folder, upgraded where it is older. */
export function createStorageOpener(folder: string) {
  return createDesktopStores({ folder, log: () => undefined, now: Date.now }).openStorage;
}
