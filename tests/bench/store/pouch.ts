/**
 * @file PouchDB on LevelDB (leveldown, from the binaries in its package). It gets its fastest way: two databases whose ids are the wanted orders, so that a page is a
 * range of the primary key. Saves are those of its default, which LevelDB does not flush.
 */
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Contestant } from './contestant.ts';
import { PAGE_SIZE } from './documents.ts';

// PouchDB ships no types.
interface Pouch {
  bulkDocs(documents: readonly object[]): Promise<readonly { error?: unknown }[]>;
  allDocs(options: object): Promise<{ rows: readonly { doc: object }[] }>;
  close(): Promise<void>;
}

const PouchDB: new (path: string) => Pouch = createRequire(import.meta.url)('pouchdb');

/** PouchDB in `folder`. `order` says which page it is made for: an id can serve one order only. */
export function pouch(folder: string, order: 'queue' | 'history'): Contestant {
  let database: Pouch | undefined;

  function opened(): Pouch {
    if (!database) throw new Error('The store is not open.');
    return database;
  }

  async function page(range: object): Promise<number> {
    const { rows } = await opened().allDocs({
      ...range,
      descending: true,
      include_docs: true,
      limit: PAGE_SIZE,
    });
    return rows.map(({ doc }) => doc).length;
  }

  return {
    async open() {
      await mkdir(folder, { recursive: true });
      database = new PouchDB(`${folder}/${order}`);
    },
    async close() {
      await opened().close();
      database = undefined;
    },
    async insert(calls) {
      const documents = calls.map((call) => ({
        ...call,
        _id: `${order === 'history' ? `${call.patientId}/` : ''}${call.startedAt}/${call.id}`,
      }));
      const answers = await opened().bulkDocs(documents);
      if (answers.some(({ error }) => error)) throw new Error('PouchDB did not take every document.');
    },
    queuePage: () => page({}),
    historyPage: (patientId) => page({ startkey: `${patientId}/\uffff`, endkey: `${patientId}/` }),
  };
}
