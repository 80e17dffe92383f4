import type { RxStorage } from 'rxdb';

/** The RxDB storage that a home brings: encrypted SQLite on the desktop, encrypted Dexie in the browser. */
// biome-ignore lint/suspicious/noExplicitAny: RxDB types a storage by its private internals, which nobody here touches.
export type StoreStorage = RxStorage<any, any> & {
  /** The storage knows the format of what it keeps, brings it to the newest before it opens, and refuses a newer one. */
  readonly keepsFormat?: true;
  /** Overwrites what was deleted wherever the file or its log still has a copy. Absent where the platform offers no way. */
  forgetDeleted?(): Promise<void>;
};
