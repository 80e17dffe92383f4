/** @file A device as comparable offline health apps have it: PouchDB on LevelDB, replicating from a server. */
import { createRequire } from 'node:module';
import { dataOfParent, serveParent } from './child.ts';
import type { PouchConstructor } from './pouch.ts';

const PouchDB: PouchConstructor = createRequire(import.meta.url)('pouchdb');
const { path, url } = dataOfParent<{ path: string; url: string }>();
const database = new PouchDB(path);

serveParent<{ batchSize: number }>(
  async ({ batchSize }) => {
    const start = performance.now();
    const { docs_written: documents } = await database.replicate.from(url, { batch_size: batchSize });
    return { took: performance.now() - start, documents };
  },
  () => database.close(),
);
