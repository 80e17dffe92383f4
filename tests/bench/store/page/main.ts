/** @file The browser's side of the store bench: RxDB on Dexie in a real Chromium, plain and sealed as the web home has it. */
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageEncryptedDexie } from '#renderer/web/worker/store/index.ts';
import { fill, type Timings, timePages, timeSaves } from '../contestant.ts';
import { rxContestant } from '../rx-contestant.ts';

/** What the bench asks of the page. */
export interface BrowserBench {
  /** Milliseconds for a first fill of `count` documents. */
  bulkInsert(kind: BrowserStore, count: number): Promise<number>;
  saves(kind: BrowserStore, size: number, count: number): Promise<number[]>;
  /** Fills up to `size`, from what is there already, and times pages and opens. */
  pages(kind: BrowserStore, from: number, size: number): Promise<Timings>;
}

export type BrowserStore = 'dexie' | 'sealed-dexie';

const key = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

async function open(kind: BrowserStore, name: string) {
  const sealing = { key: await key };
  const store = rxContestant(
    () => (kind === 'dexie' ? getRxStorageDexie() : getRxStorageEncryptedDexie(sealing)) as never,
    `${kind}-${name}`,
  );
  await store.open();
  return store;
}

const bench: BrowserBench = {
  async bulkInsert(kind, count) {
    const store = await open(kind, 'bulk');
    const spent = await fill(store, count);
    await store.close();
    return spent;
  },
  async saves(kind, size, count) {
    const store = await open(kind, 'pages');
    const runs = await timeSaves(store, size, count);
    await store.close();
    return runs;
  },
  async pages(kind, from, size) {
    const store = await open(kind, 'pages');
    await fill(store, size, from);
    const timings = await timePages(store, size);
    await store.close();
    return timings;
  },
};

Object.assign(globalThis, { bench });
