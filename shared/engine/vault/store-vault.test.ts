import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import type { VaultAccount } from '../ports.ts';
import type { VaultRecord, VaultRecords } from './record.ts';
import { createStoreVault } from './store-vault.ts';

const account: VaultAccount = {
  email: 'Nurse@Example.org',
  name: 'Nora Example',
  staffId: '0190b0c0-0000-7000-8000-000000000001',
  deviceId: '0190b0c0-0000-7000-8000-000000000002',
  organizationId: '0190b0c0-0000-7000-8000-000000000003',
  offlineLeaseUntil: '2026-12-01T00:00:00.000Z',
};

function vaultOn(stored: Map<string, VaultRecord>) {
  const keys: string[] = [];
  const records: VaultRecords = {
    list: async () => [...stored.values()],
    read: async (email) => stored.get(email) ?? null,
    write: async (record) => void stored.set(record.account.email, structuredClone(record)),
  };
  const vault = createStoreVault({
    records,
    openStorage: async (key) => {
      keys.push(Buffer.from(key).toString('hex'));
      return getRxStorageMemory();
    },
  });
  return { vault, keys };
}

test('the passphrase opens the same random key again, whatever the case of the e-mail; another passphrase opens nothing', async () => {
  const stored = new Map<string, VaultRecord>();
  const { vault, keys } = vaultOn(stored);
  await vault.create(account, 'correct horse');
  await vault.open(' nurse@example.ORG ', 'correct horse');
  expect(keys[1]).toBe(keys[0]);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  await expect(vault.open(account.email, 'wrong horse')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  await expect(vault.open('other@example.org', 'correct horse')).rejects.toMatchObject({
    code: 'UNKNOWN_ACCOUNT',
  });
  expect(JSON.stringify([...stored.values()])).not.toContain(keys[0]);
});

test('a wrapped key moved to another account does not open', async () => {
  const stored = new Map<string, VaultRecord>();
  const { vault } = vaultOn(stored);
  await vault.create(account, 'same words');
  const record = stored.get('nurse@example.org');
  if (!record) throw new Error('no record was written');
  stored.set('thief@example.org', { ...record, account: { ...record.account, email: 'thief@example.org' } });
  await expect(vault.open('thief@example.org', 'same words')).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
});
