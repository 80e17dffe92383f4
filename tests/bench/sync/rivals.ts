/** @file What a sync is measured against, on the same documents. */
import { join } from 'node:path';
import type { ByHandOrder } from './by-hand.process.ts';
import { type Child, startChild } from './child.ts';
import type { PouchDocument } from './pouch.ts';
import type { Setting } from './setting.ts';

export interface Rivals {
  documents: number;
  /** Copies out of the database into the SQLite file of that name. Answers milliseconds. */
  byHand(name: string, order: Omit<ByHandOrder, 'staffId'>): Promise<number>;
  /** Replicates to the PouchDB of that name. Answers milliseconds. */
  pouch(name: string, batchSize: number): Promise<number>;
  /** Changes documents on PouchDB's server. */
  changePouch(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Fills PouchDB's server with what the person may see. */
export async function openRivals({ folder, databaseUrl, staffId, query }: Setting): Promise<Rivals> {
  const server = await startChild(new URL('./pouch-server.process.ts', import.meta.url), { folder });
  const { url } = await server.ask<{ url: string }>({ order: 'url' });
  const documents = await query<{ document: PouchDocument }>(
    `select body || jsonb_build_object('_id', collection || '/' || id, 'rev', rev, 'receivedAt', received_at) as document
       from documents where collection = 'staff' or patient_id in
         (select patient_id from assignments where staff_id = $1 and until_at is null) order by sequence`,
    [staffId],
  );
  if (documents.length === 0) throw new Error('There is nothing to copy.');
  for (let at = 0; at < documents.length; at += 1000) {
    const part = documents.slice(at, at + 1000).map(({ document }) => document);
    await server.ask({ order: 'write', documents: part });
  }
  const run = async (child: Child, order: object, isComplete: (found: number) => boolean) => {
    const { took, documents: found } = await child.ask<{ took: number; documents: number }>(order);
    await child.stop();
    if (!isComplete(found)) throw new Error(`A baseline brought ${found} documents.`);
    return took;
  };
  return {
    documents: documents.length,
    async byHand(name, order) {
      const child = await startChild(new URL('./by-hand.process.ts', import.meta.url), {
        databaseUrl,
        path: join(folder, name),
      });
      return run(child, { ...order, staffId }, (found) => order.sequence > 0 || found >= documents.length);
    },
    async pouch(name, batchSize) {
      const child = await startChild(new URL('./pouch-client.process.ts', import.meta.url), {
        path: join(folder, name),
        url,
      });
      return run(child, { batchSize }, (found) => found > 0);
    },
    async changePouch(ids) {
      await server.ask({ order: 'change', ids });
    },
    close: () => server.stop(),
  };
}
