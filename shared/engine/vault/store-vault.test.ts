import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import { fromInstant, toInstant } from '#shared/domain/primitives.ts';
import type { Keychain, VaultAccount } from '../ports.ts';
import { DERIVATION } from './passphrase-wrap.ts';
import { VaultRecord, type VaultRecords } from './record.ts';
import { createStoreVault, type StoreVaultOptions } from './store-vault.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-21T15:00:00Z');
const CHEAP = { algorithm: 'argon2id', memoryKibibytes: 8, iterations: 1, parallelism: 1 } as const;

const account: VaultAccount = {
  email: 'Nurse@Example.org',
  name: 'Nora Example',
  staffId: '0190b0c0-0000-7000-8000-000000000001',
  deviceId: '0190b0c0-0000-7000-8000-000000000002',
  organizationId: '0190b0c0-0000-7000-8000-000000000003',
  offlineLeaseUntil: toInstant(NOW + 14 * DAY),
  lockAfterMinutes: 15,
};
const EMAIL = 'nurse@example.org';
const RIGHT = 'correct horse battery';
const WRONG = 'wrong horse battery';
const recoveryKey = () => new Uint8Array(20).fill(9);
const secrets = (passphrase = RIGHT) => ({ passphrase, recoveryKey: recoveryKey() });

/** A keychain that opens what it sealed itself, until it is changed. */
function keychain() {
  let secret = 7;
  const turned = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ secret);
  const chain: Keychain = {
    kind: async () => 'keychain',
    seal: async (bytes) => Uint8Array.from([secret, ...turned(bytes)]),
    open: async (bytes) => {
      if (bytes[0] !== secret) throw new Error('the system says no');
      return turned(bytes.subarray(1));
    },
  };
  return {
    chain,
    change: () => {
      secret += 1;
    },
  };
}

function device(options: Partial<StoreVaultOptions> = {}) {
  const stored = new Map<string, string>();
  const keys: string[] = [];
  const given: Uint8Array[] = [];
  const records: VaultRecords = {
    list: async () => [...stored.values()].map((text) => VaultRecord.parse(JSON.parse(text))),
    read: async (email) => {
      const text = stored.get(email);
      return text === undefined ? null : VaultRecord.parse(JSON.parse(text));
    },
    write: async (record) => void stored.set(record.account.email, JSON.stringify(record)),
    remove: async (email) => void stored.delete(email),
  };
  const start = (more: Partial<StoreVaultOptions> = {}) =>
    createStoreVault({
      records,
      openStorage: async (key) => {
        given.push(key);
        keys.push(Buffer.from(key).toString('hex'));
        return getRxStorageMemory();
      },
      derivation: CHEAP,
      ...options,
      ...more,
    });
  const record = (): VaultRecord => VaultRecord.parse(JSON.parse(stored.get(EMAIL) ?? 'null'));
  const change = (edit: (record: VaultRecord) => VaultRecord) =>
    stored.set(EMAIL, JSON.stringify(edit(record())));
  return { vault: start(), start, stored, keys, record, change };
}

test('the passphrase opens the same random key again, whatever the case of the e-mail; another passphrase opens nothing', async () => {
  const { vault, keys, stored } = device();
  await vault.create(account, secrets(), NOW);
  await vault.open(' nurse@example.ORG ', RIGHT, NOW);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  await expect(vault.open(account.email, WRONG, NOW)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  await expect(vault.open('other@example.org', RIGHT, NOW)).rejects.toMatchObject({
    code: 'UNKNOWN_ACCOUNT',
  });
  const written = [...stored.values()].join();
  expect(written).not.toContain(keys[0]);
  expect(written).not.toContain(Buffer.from(recoveryKey()).toString('hex'));
});

test('a wrapped key moved to another account does not open', async () => {
  const { vault, stored, record } = device();
  await vault.create(account, secrets(), NOW);
  const email = 'thief@example.org';
  stored.set(email, JSON.stringify({ ...record(), account: { ...record().account, email } }));
  await expect(vault.open(email, RIGHT, NOW)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  await expect(vault.recover(email, recoveryKey())).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
});

test('with a keychain the passphrase alone opens nothing; a changed keychain says so, costs no try, and a confirmed sign-in repairs it', async () => {
  const { chain, change } = keychain();
  const { vault, start, keys, record } = device({ keychain: chain });
  await vault.create(account, secrets(), NOW);
  expect(record().passphraseWrap?.keychain).toBe(true);
  await vault.open(EMAIL, RIGHT, NOW);
  const withoutKeychain: Keychain = { ...chain, kind: async () => 'none' };
  await expect(start({ keychain: withoutKeychain }).open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({
    code: 'KEYCHAIN_CHANGED',
  });
  change();
  await expect(vault.open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({ code: 'KEYCHAIN_CHANGED' });
  expect(record().failedTries).toBe(0);
  await vault.restore(account, secrets(), NOW);
  await vault.open(EMAIL, RIGHT, NOW);
  expect(new Set(keys).size).toBe(1);
});

test('a wrap made with less is made anew at the next right passphrase: more passes, and a keychain where there is one now', async () => {
  const { vault, start, record } = device();
  await vault.create(account, secrets(), NOW);
  const before = record().recoveryWrap;
  const { chain } = keychain();
  const stronger = { ...CHEAP, iterations: 2 };
  await start({ derivation: stronger, keychain: chain }).open(EMAIL, RIGHT, NOW);
  expect(record().passphraseWrap).toMatchObject({ derivation: { iterations: 2 }, keychain: true });
  expect(record().recoveryWrap).toEqual(before);
  await start({ derivation: stronger, keychain: chain }).open(EMAIL, RIGHT, NOW);
});

test('ten wrong passphrases lock the store; tries left are said from the seventh on; restarts and many at once do not help', async () => {
  const { vault, start, record } = device();
  await vault.create(account, secrets(), NOW);
  const sentences: string[] = [];
  const attempt = (passphrase: string) =>
    start()
      .open(EMAIL, passphrase, NOW)
      .catch((error: Error) => sentences.push(error.message));
  for (let count = 1; count <= 7; count += 1) await attempt(WRONG);
  expect(sentences.slice(0, 6).every((sentence) => sentence === 'The passphrase is not right.')).toBe(true);
  expect(sentences[6]).toContain('3 tries are left');
  const guesses = await Promise.all(
    Array.from({ length: 6 }, () => vault.open(EMAIL, WRONG, NOW).catch((error) => error.code)),
  );
  expect(guesses).toEqual(['WRONG_PASSPHRASE', 'WRONG_PASSPHRASE', ...Array(4).fill('LOCKED_OUT')]);
  await expect(vault.open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({ code: 'LOCKED_OUT' });
  expect(await vault.accounts(NOW)).toMatchObject([{ access: 'locked-out', triesLeft: 0 }]);
  await vault.restore(account, secrets(), NOW);
  expect(record().failedTries).toBe(0);
  await vault.open(EMAIL, RIGHT, NOW);
});

test('a right passphrase resets the count, and a try that cannot be counted on disk is not made', async () => {
  const { vault, start, record, keys } = device();
  await vault.create(account, secrets(), NOW);
  for (let count = 1; count <= 9; count += 1) await vault.open(EMAIL, WRONG, NOW).catch(() => undefined);
  expect(record().failedTries).toBe(9);
  const full: VaultRecords = {
    list: async () => [record()],
    read: async () => record(),
    write: async () => {
      throw new Error('ENOSPC');
    },
    remove: async () => undefined,
  };
  const opened = keys.length;
  await expect(start({ records: full }).open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({
    code: 'NOT_WRITTEN',
  });
  expect(keys.length).toBe(opened);
  await vault.open(EMAIL, RIGHT, NOW);
  expect(record().failedTries).toBe(0);
});

test('the lease ends by the latest time ever seen: a clock set back does not stretch it', async () => {
  const { vault, start, record } = device();
  await vault.create(account, secrets(), NOW);
  await vault.open(EMAIL, RIGHT, NOW + 13 * DAY);
  await start().open(EMAIL, RIGHT, NOW - 100 * DAY);
  expect(record().latestTimeSeen).toBe(toInstant(NOW + 13 * DAY));
  // She works on with the clock set back; what passes is noted by the clock that nobody sets.
  const vaultOfDay = start();
  const { latestTime } = await vaultOfDay.open(EMAIL, RIGHT, NOW - 100 * DAY);
  await vaultOfDay.update(account, latestTime + 2 * DAY);
  await expect(start().open(EMAIL, RIGHT, NOW - 99 * DAY)).rejects.toMatchObject({ code: 'LEASE_EXPIRED' });
});

test('a lapsed lease takes the passphrase wrap away for good; the recovery key still opens, and a confirmed sign-in brings it back', async () => {
  const { vault, start, record, keys } = device();
  await vault.create(account, secrets(), NOW);
  expect(await vault.accounts(NOW + 15 * DAY)).toMatchObject([{ access: 'lapsed' }]);
  expect(record()).toMatchObject({ passphraseWrap: null, ended: 'lapsed' });
  await expect(start().open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({ code: 'LEASE_EXPIRED' });
  await expect(vault.recover(EMAIL, new Uint8Array(20))).rejects.toMatchObject({
    code: 'WRONG_RECOVERY_KEY',
  });
  await vault.recover(EMAIL, recoveryKey());
  expect(record().passphraseWrap).toBeNull();
  const until = toInstant(NOW + 29 * DAY);
  await vault.restore({ ...account, offlineLeaseUntil: until }, secrets(), NOW + 15 * DAY);
  await vault.open(EMAIL, RIGHT, NOW + 28 * DAY);
  expect(new Set(keys).size).toBe(1);
});

test('a retired device stays retired, also when its lease ends later', async () => {
  const { vault } = device();
  await vault.create(account, secrets(), NOW);
  await vault.end(EMAIL, 'retired');
  await vault.end(EMAIL, 'lapsed');
  expect(await vault.accounts(NOW + 99 * DAY)).toMatchObject([{ access: 'retired' }]);
  await expect(vault.open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({ code: 'DEVICE_RETIRED' });
});

test('a new passphrase wraps the same key again, and the old one opens nothing', async () => {
  const { vault, keys, record } = device();
  await vault.create(account, secrets(), NOW);
  const { recoveryWrap } = record();
  await vault.rewrap(EMAIL, secrets('another good passphrase'));
  await expect(vault.open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  await vault.open(EMAIL, 'another good passphrase', NOW);
  expect(new Set(keys).size).toBe(1);
  expect(record().recoveryWrap).toEqual(recoveryWrap);
});

test.each<[string, (record: VaultRecord) => VaultRecord]>([
  [
    'a longer lease',
    (record) => ({
      ...record,
      account: { ...record.account, offlineLeaseUntil: toInstant(NOW + 999 * DAY) },
    }),
  ],
  ['a later lock', (record) => ({ ...record, account: { ...record.account, lockAfterMinutes: 240 } })],
  ['an earlier latest time', (record) => ({ ...record, latestTimeSeen: toInstant(NOW - 99 * DAY) })],
])(
  'a record that was changed to %s is found out, and a confirmed sign-in repairs it',
  async (_what, edit) => {
    const { vault, change } = device();
    await vault.create(account, secrets(), NOW);
    change(edit);
    await expect(vault.open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({ code: 'RECORD_CHANGED' });
    await vault.restore(account, secrets(), NOW);
    await vault.open(EMAIL, RIGHT, NOW);
  },
);

test('a record whose wraps were exchanged for those of another key opens nothing', async () => {
  const mine = device();
  const other = device();
  await mine.vault.create(account, secrets(), NOW);
  await other.vault.create(account, secrets('another good passphrase'), NOW);
  mine.change((record) => ({ ...record, passphraseWrap: other.record().passphraseWrap }));
  await mine.vault.open(EMAIL, 'another good passphrase', NOW).then(
    () => expect.fail('it opened'),
    (error) => expect(error).toMatchObject({ code: 'RECORD_CHANGED' }),
  );
});

test('a renewed lease is noted while the store is open, and by nobody who does not hold the key', async () => {
  const { vault, start, record } = device();
  await vault.create(account, secrets(), NOW);
  const renewed = { ...account, offlineLeaseUntil: toInstant(NOW + 20 * DAY) };
  await vault.update(renewed, NOW + 6 * DAY);
  expect(fromInstant(record().account.offlineLeaseUntil)).toBe(NOW + 20 * DAY);
  vault.forget(EMAIL);
  await vault.update({ ...account, offlineLeaseUntil: toInstant(NOW + 99 * DAY) }, NOW);
  await start().update({ ...account, offlineLeaseUntil: toInstant(NOW + 99 * DAY) }, NOW);
  expect(fromInstant(record().account.offlineLeaseUntil)).toBe(NOW + 20 * DAY);
  await start().open(EMAIL, RIGHT, NOW + 19 * DAY);
});

test('a record that cannot be read is not written over by a new account', async () => {
  const { start, stored } = device();
  const broken: VaultRecords = {
    list: async () => [],
    read: async () => {
      throw new Error('damaged');
    },
    write: async (record) => void stored.set(record.account.email, JSON.stringify(record)),
    remove: async (email) => void stored.delete(email),
  };
  await expect(start({ records: broken }).create(account, secrets(), NOW)).rejects.toThrow('damaged');
  expect(stored.size).toBe(0);
});

test('a home pays the measured price by default, and a record says its own', async () => {
  const { start, record } = device();
  const vault = start();
  await vault.create(account, secrets(), NOW);
  expect(record().passphraseWrap?.derivation).toMatchObject(CHEAP);
  expect(DERIVATION).toMatchObject({ memoryKibibytes: 65_536, iterations: 3 });
  const tooDear = {
    ...record(),
    passphraseWrap: {
      ...record().passphraseWrap,
      derivation: { ...CHEAP, memoryKibibytes: 9_000_000, salt: 'ab' },
    },
  };
  expect(VaultRecord.safeParse(tooDear).success).toBe(false);
});

test('an erased account has no record, and its storage is erased after its keys', async () => {
  const { vault, start, stored } = device();
  await vault.create(account, secrets(), NOW);
  const order: string[] = [];
  const eraseStorage = async (databaseName: string) => {
    order.push(`${databaseName}, ${stored.size} records`);
    return 3;
  };
  expect(await start({ eraseStorage }).erase(EMAIL)).toBe(3);
  expect(order).toEqual([`careline-${account.staffId}, 0 records`]);
  await expect(start().open(EMAIL, RIGHT, NOW)).rejects.toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
});
