/** @file What comparable offline health apps have as their server: express-pouchdb on LevelDB, over HTTP. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dataOfParent, serveParent, usage } from './child.ts';
import type { PouchConstructor, PouchDocument } from './pouch.ts';

const require = createRequire(import.meta.url);
const { folder } = dataOfParent<{ folder: string }>();
const PouchDB: PouchConstructor = require('pouchdb').defaults({ prefix: `${folder}/` });
const app = require('express-pouchdb')(PouchDB, {
  mode: 'minimumForPouchDB',
  inMemoryConfig: true,
  logPath: `${folder}/log.txt`,
});
const server = createServer(app).listen(0, '127.0.0.1');
await once(server, 'listening');
const database = new PouchDB('documents');

export type PouchServerOrder =
  | { order: 'url' }
  | { order: 'usage' }
  | { order: 'write'; documents: readonly PouchDocument[] }
  | { order: 'change'; ids: readonly string[] };

async function write(documents: readonly PouchDocument[]): Promise<{ written: number }> {
  const refused = (await database.bulkDocs(documents)).find(({ error }) => error);
  if (refused) throw new Error(`PouchDB did not take a document: ${JSON.stringify(refused)}`);
  return { written: documents.length };
}

serveParent<PouchServerOrder>(
  async (order) => {
    if (order.order === 'url') {
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/documents` };
    }
    if (order.order === 'usage') return usage();
    if (order.order === 'write') return write(order.documents);
    const { rows } = await database.allDocs({ keys: order.ids, include_docs: true });
    return write(rows.map(({ doc }) => ({ ...doc, updatedAt: new Date().toISOString() })));
  },
  async () => {
    server.closeAllConnections();
    server.close();
    await database.close();
  },
);
