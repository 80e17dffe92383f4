/** @file The limit: what PostgreSQL copies out and SQLite takes in, without rules, receipts, or a server between them. */
import Database from 'better-sqlite3-multiple-ciphers';
import pg from 'pg';
import { STEWARD_ROLE } from '#server/database/roles.ts';
import { DEMO_ORGANIZATION_ID } from '#server/demo/ensure-demo-organisation.ts';
import { dataOfParent, serveParent } from './child.ts';
import { copyOut } from './copy-out.ts';

export interface ByHandData {
  databaseUrl: string;
  path: string;
}

export interface ByHandOrder {
  staffId: string;
  /** Only what is newer. */
  sequence: number;
  isEncrypted: boolean;
}

const { databaseUrl, path } = dataOfParent<ByHandData>();
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
await client.query(
  `set role ${STEWARD_ROLE}; select set_config('careline.organization_id', '${DEMO_ORGANIZATION_ID}', false)`,
);

/** In one transaction, flushed once; one table, its key, and the index of a history. */
async function copy({ staffId, sequence, isEncrypted }: ByHandOrder): Promise<number> {
  const database = new Database(`${path}-${isEncrypted ? 'encrypted' : 'plain'}`);
  if (isEncrypted) {
    database.pragma("cipher = 'sqlcipher'");
    database.pragma('legacy = 4');
    database.pragma(`key = "x'${'07'.repeat(32)}'"`);
  }
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`CREATE TABLE IF NOT EXISTS documents (
      collection TEXT, id TEXT, patient TEXT, body TEXT, PRIMARY KEY (collection, id));
    CREATE INDEX IF NOT EXISTS documents_history ON documents (patient, collection)`);
  const insert = database.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)');
  let documents = 0;
  database.exec('BEGIN');
  await copyOut(
    client,
    `select collection, id, patient_id, body from documents where sequence > ${sequence} and (collection = 'staff'
       or patient_id in (select patient_id from assignments where staff_id = '${staffId}' and until_at is null))`,
    (columns) => {
      insert.run(...columns);
      documents += 1;
    },
  );
  database.exec('COMMIT');
  database.close();
  return documents;
}

serveParent<ByHandOrder>(
  async (order) => {
    const start = performance.now();
    const documents = await copy(order);
    return { took: performance.now() - start, documents };
  },
  () => client.end(),
);
