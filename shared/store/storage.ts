import type { RxStorage } from 'rxdb';

/** The RxDB storage that a home brings: encrypted SQLite on the desktop, encrypted Dexie in the browser. */
// biome-ignore lint/suspicious/noExplicitAny: RxDB types a storage by its private internals, which nobody here touches.
export type StoreStorage = RxStorage<any, any>;
