/** @file Follows what is opened on a storage, so that no error of it goes unheard and nothing of it stays open. */
import type { StoreStorage } from './storage.ts';

export interface WatchedStorage {
  /** The storage to open the database on. */
  readonly storage: StoreStorage;
  /** Closes what is still open: RxDB leaves off in the middle when something of the storage had failed. */
  closeAll(): Promise<void>;
}

/** What is asked of an open collection. */
const METHODS = [
  'bulkWrite',
  'findDocumentsById',
  'query',
  'count',
  'getChangedDocumentsSince',
  'cleanup',
] as const;

type Asked = (...question: unknown[]) => Promise<unknown>;

/**
 * Tells `onFailure` of every error that the storage answers with, beside whoever asked. RxDB asks in pipelines of its own, where an error reaches
 * nobody, is wrapped past recognition, or is met again at each of endless tries.
 */
export function watchStorage(storage: StoreStorage, onFailure: (error: unknown) => void): WatchedStorage {
  const opened = new Set<{ close(): Promise<unknown> }>();
  return {
    storage: {
      ...storage,
      async createStorageInstance(params) {
        const opening = storage.createStorageInstance(params);
        opening.catch(onFailure);
        const instance = await opening;
        opened.add(instance);
        const methods = instance as unknown as Partial<Record<(typeof METHODS)[number], Asked>>;
        for (const name of METHODS) {
          const ask = methods[name]?.bind(instance);
          if (!ask) continue;
          methods[name] = (...question) => {
            const answer = ask(...question);
            answer.catch(onFailure);
            return answer;
          };
        }
        return instance;
      },
    },
    closeAll: async () => void (await Promise.allSettled([...opened].map((instance) => instance.close()))),
  };
}
