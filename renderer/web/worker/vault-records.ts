import { Dexie, type EntityTable } from 'dexie';
import { VaultRecord, type VaultRecords } from '#shared/engine/vault/record.ts';

interface Row {
  email: string;
  record: unknown;
}

/** Keeps the wrapped keys of this browser profile's accounts in a small IndexedDB database of their own. */
export function indexedDbVaultRecords(): VaultRecords {
  const database = new Dexie('careline-accounts') as Dexie & { accounts: EntityTable<Row, 'email'> };
  database.version(1).stores({ accounts: 'email' });
  return {
    async list() {
      const rows = await database.accounts.toArray();
      return rows.map(({ record }) => VaultRecord.parse(record));
    },
    async read(email) {
      const row = await database.accounts.get(email);
      return row ? VaultRecord.parse(row.record) : null;
    },
    async write(record) {
      await database.accounts.put({ email: record.account.email, record });
    },
    async remove(email) {
      await database.accounts.delete(email);
    },
  };
}
