import { Dexie, type EntityTable } from 'dexie';
import { VaultError } from '#shared/engine/ports.ts';
import { VaultRecord, type VaultRecords } from '#shared/engine/vault/record.ts';

interface Row {
  email: string;
  record: unknown;
}

/**
 * Keeps the wrapped keys of this browser profile's accounts in a small IndexedDB database of their own. A record that is
 * damaged is left out by `list`, and rejects with the {@link VaultError} `DAMAGED` when it is read.
 */
export function indexedDbVaultRecords(): VaultRecords {
  // Strict: a wrong passphrase that was counted must stay counted when the machine is switched off.
  const database = new Dexie('careline-accounts', { chromeTransactionDurability: 'strict' }) as Dexie & {
    accounts: EntityTable<Row, 'email'>;
  };
  database.version(1).stores({ accounts: 'email' });
  return {
    async list() {
      const rows = await database.accounts.toArray();
      return rows.flatMap(({ record }) => VaultRecord.safeParse(record).data ?? []);
    },
    async read(email) {
      const row = await database.accounts.get(email);
      if (!row) return null;
      const parsed = VaultRecord.safeParse(row.record);
      if (parsed.success) return parsed.data;
      throw new VaultError(
        'DAMAGED',
        'The note of this account in this browser cannot be read, so its records here cannot be opened. Ask your administrator.',
      );
    },
    async write(record) {
      await database.accounts.put({ email: record.account.email, record });
    },
    async remove(email) {
      await database.accounts.delete(email);
    },
  };
}
