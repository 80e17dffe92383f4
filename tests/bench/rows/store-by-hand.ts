/** @file The baseline store: the same documents in the same cipher, in tables as one would write them by hand. */
import Database from 'better-sqlite3-multiple-ciphers';
import { openDatabase } from '#server/database/open-database.ts';
import { inOrganization } from '#server/database/transaction.ts';
import { listOrganizations } from '#server/organization/organizations.ts';
import { NO_KEYCHAIN, wrapByPassphrase } from '#shared/engine/vault/passphrase-wrap.ts';

export interface ByHandData {
  path: string;
  passphrase: string;
}

/** A fixed key: the baseline derives one of the same cost, which is what is measured. */
export const KEY = new Uint8Array(32).fill(11);
export const TABLES = {
  patients: '',
  calls: 'startedAt',
  timeEntries: 'startedAt',
  tasks: 'status',
  staff: '',
} as const;

/** Opens the baseline's file. */
export function openByHand(path: string): Database.Database {
  const database = new Database(path);
  database.pragma("cipher = 'sqlcipher'");
  database.pragma(`key = "x'${Buffer.from(KEY).toString('hex')}'"`);
  database.pragma('journal_mode = WAL');
  return database;
}

/** Writes every document the person may see. Answers how many there are. */
export async function writeStoreByHand(
  path: string,
  databaseUrl: string,
  staffId: string,
  passphrase: string,
): Promise<number> {
  const rows = await documentsOf(databaseUrl, staffId);
  const database = openByHand(path);
  try {
    for (const table of new Set(rows.map(({ collection }) => collection))) {
      database.exec(
        `create table ${table} (id text primary key, sort text, body text); create index ${table}_sort on ${table} (sort)`,
      );
    }
    database.transaction(() => {
      for (const { collection, id, body } of rows) {
        const field = TABLES[collection as keyof typeof TABLES];
        const insert = database.prepare(`insert into ${collection} values (?, ?, ?)`);
        insert.run(id, field ? String(body[field]) : '', JSON.stringify({ ...body, id }));
      }
    })();
    database.exec('create table vault (record text)');
    database
      .prepare('insert into vault values (?)')
      .run(JSON.stringify(await wrapByPassphrase(Uint8Array.from(KEY), passphrase, 'bench', NO_KEYCHAIN)));
    return rows.length;
  } finally {
    database.close();
  }
}

interface StoredRow {
  collection: string;
  id: string;
  body: Record<string, unknown>;
}

async function documentsOf(databaseUrl: string, staffId: string): Promise<StoredRow[]> {
  const { pool, close } = await openDatabase(databaseUrl);
  const [organization] = await listOrganizations(pool);
  if (!organization) throw new Error('The demo has no organization.');
  const rows = await inOrganization(pool, organization.id, async (transaction) => {
    const answer = await transaction.query<StoredRow>(
      `select collection, id, body from documents where collection = 'staff' or patient_id in
         (select patient_id from assignments where staff_id = $1 and until_at is null)`,
      [staffId],
    );
    return answer.rows;
  });
  await close();
  return rows;
}
