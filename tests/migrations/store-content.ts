/** @file Everything in a store, as plain values. */
import type { RxCollection } from 'rxdb';
import { COLLECTIONS } from '#shared/domain/document.ts';
import type { Store } from '#shared/store/store.ts';

type Documents = Record<string, Record<string, unknown>[]>;

/** Every document of every collection, by id, with RxDB's revision and write time. */
export async function contentOf(store: Store): Promise<Documents> {
  const content: Documents = {};
  for (const name of COLLECTIONS) {
    const collection = store.collections[name] as unknown as RxCollection<Record<string, unknown>>;
    const documents = await collection.find().exec();
    content[name] = documents
      .map((document) => document.toMutableJSON(true) as unknown as Record<string, unknown>)
      .sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
  }
  return content;
}

/** The local documents that the engine keeps, by id. */
export async function localsOf(store: Store, ids: readonly string[]): Promise<Record<string, unknown>> {
  return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await store.readLocal(id)])));
}
