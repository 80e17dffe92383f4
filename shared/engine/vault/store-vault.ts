import type { StoreStorage } from '#shared/store/storage.ts';
import { type OpenedVault, type StoreVault, type VaultAccount, VaultError } from '../ports.ts';
import type { VaultRecord, VaultRecords } from './record.ts';
import { type DerivationParameters, randomKey, unwrapKey, wrapKey } from './wrap-key.ts';

export interface StoreVaultOptions {
  records: VaultRecords;
  /** Opens the home's encrypted storage. The bytes of the key are the home's from here on. */
  openStorage(key: Uint8Array<ArrayBuffer>, databaseName: string): Promise<StoreStorage>;
  /** What a new wrapping costs, for tests that open a store a thousand times; a home leaves it out. */
  derivation?: DerivationParameters;
}

/** The vault of both homes: they differ only in where records lie and which storage the key opens. */
export function createStoreVault({ records, openStorage, derivation }: StoreVaultOptions): StoreVault {
  async function openWith(record: VaultRecord, key: Uint8Array<ArrayBuffer>): Promise<OpenedVault> {
    const storage = await openStorage(key, record.databaseName);
    return { account: record.account, storage, databaseName: record.databaseName };
  }

  return {
    accounts: async () => (await records.list()).map((record) => record.account),

    async create(account: VaultAccount, passphrase: string) {
      const email = normalized(account.email);
      const key = randomKey();
      const record: VaultRecord = {
        version: 1,
        account: { ...account, email },
        databaseName: `careline-${account.staffId}`,
        ...(await wrapKey(key, passphrase, email, derivation)),
      };
      await records.write(record);
      return openWith(record, key);
    },

    async open(email: string, passphrase: string) {
      const record = await records.read(normalized(email));
      if (!record) {
        throw new VaultError('UNKNOWN_ACCOUNT', 'This account has not signed in on this device yet.');
      }
      const key = await unwrapKey(record, passphrase, record.account.email);
      if (!key) throw new VaultError('WRONG_PASSPHRASE', 'The passphrase is not right.');
      return openWith(record, key);
    },

    async update(account: VaultAccount) {
      const email = normalized(account.email);
      const record = await records.read(email);
      if (record) await records.write({ ...record, account: { ...account, email } });
    },
  };
}

function normalized(email: string): string {
  return email.trim().toLowerCase();
}
