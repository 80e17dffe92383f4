import { fromInstant, toInstant } from '#shared/domain/primitives.ts';
import type { StoreStorage } from '#shared/store/storage.ts';
import {
  type Keychain,
  type OpenedVault,
  type StoreVault,
  type VaultAccount,
  VaultError,
  type VaultSecrets,
} from '../ports.ts';
import { databaseNameOf } from '../store-keeper.ts';
import {
  DERIVATION,
  type DerivationParameters,
  isWeaker,
  NO_KEYCHAIN,
  wrapByPassphrase,
} from './passphrase-wrap.ts';
import type { VaultRecord, VaultRecords } from './record.ts';
import { proofKey, proofOf } from './record-proof.ts';
import { openByRecoveryKey, wrapByRecoveryKey } from './recovery-wrap.ts';
import { KEY_BYTES, randomBytes } from './seal.ts';
import { accessOf, associatedWith, endLease, latest, triesLeft, tryPassphrase } from './try-passphrase.ts';

export interface StoreVaultOptions {
  records: VaultRecords;
  /** Opens the home's encrypted storage, which `mustExist` already. The bytes of the key are the home's from here on. */
  openStorage(key: Uint8Array<ArrayBuffer>, databaseName: string, mustExist: boolean): Promise<StoreStorage>;
  /** Overwrites and removes the closed storage of that name and its copies. Answers how many files or databases there were. A storage in memory needs none. */
  eraseStorage?(databaseName: string): Promise<number>;
  /** The operating system's; a home without one leaves it out. */
  keychain?: Keychain;
  /** What a new wrapping costs, for tests that open a store a thousand times; a home leaves it out. */
  derivation?: DerivationParameters;
}

/** The vault of both homes: they differ in where records lie, whether there is a keychain, and which storage the key opens. */
export function createStoreVault(options: StoreVaultOptions): StoreVault {
  const {
    openStorage,
    eraseStorage = () => Promise.resolve(0),
    keychain = NO_KEYCHAIN,
    derivation = DERIVATION,
  } = options;
  const records = writable(options.records);
  const proofKeys = new Map<string, Uint8Array>();
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: two tries at once would count as one. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  }

  async function readKnown(email: string): Promise<VaultRecord> {
    const record = await records.read(normalized(email));
    if (record) return record;
    throw new VaultError('UNKNOWN_ACCOUNT', 'This account has not signed in on this device yet.');
  }

  async function openWith(record: VaultRecord, key: Uint8Array<ArrayBuffer>): Promise<OpenedVault> {
    // The home takes its own copy: one may read the bytes later, another wipes them at once.
    const storage = await openStorage(
      Uint8Array.from(key),
      record.databaseName,
      record.account.hasStore === true,
    );
    key.fill(0);
    const { account, databaseName } = record;
    return { account, storage, databaseName, latestTime: fromInstant(record.latestTimeSeen) };
  }

  /** A record with both wraps made anew and nothing left of what stood in the way. */
  async function sealed(
    account: VaultAccount,
    databaseName: string,
    key: Uint8Array<ArrayBuffer>,
    { passphrase, recoveryKey }: VaultSecrets,
    now: number,
  ): Promise<VaultRecord> {
    const facts = { account, databaseName, latestTimeSeen: toInstant(now) };
    const bound = associatedWith(facts);
    const prover = proofKey(key);
    proofKeys.set(account.email, prover);
    return {
      version: 1,
      ...facts,
      passphraseWrap: await wrapByPassphrase(key, passphrase, bound, keychain, derivation),
      recoveryWrap: await wrapByRecoveryKey(key, recoveryKey, bound),
      ended: '',
      failedTries: 0,
      proof: proofOf(prover, facts),
    };
  }

  return {
    keyProtection: () => keychain.kind(),

    accounts: (now) =>
      alone(async () => {
        const all = await records.list();
        const present = await Promise.all(all.map((record) => endLease(records, record, now)));
        return present.map((record) => ({
          ...record.account,
          access: accessOf(record),
          triesLeft: triesLeft(record),
        }));
      }),

    create: (account, secrets, now) =>
      alone(async () => {
        const email = normalized(account.email);
        // Throws when there is a record that cannot be read: writing over it would lose the only way into its store.
        await records.read(email);
        const key = randomBytes(KEY_BYTES);
        const record = await sealed({ ...account, email }, databaseNameOf(account), key, secrets, now);
        await records.write(record);
        return openWith(record, key);
      }),

    open: (email, passphrase, now) =>
      alone(async () => {
        const { record, key } = await tryPassphrase(
          records,
          keychain,
          await readKnown(email),
          passphrase,
          now,
        );
        const prover = proofKey(key);
        const facts = { ...record, latestTimeSeen: latest(record.latestTimeSeen, now) };
        const wrap = record.passphraseWrap;
        const isOld = wrap !== null && isWeaker(wrap, derivation, (await keychain.kind()) === 'keychain');
        await records.write({
          ...facts,
          ...(isOld
            ? {
                passphraseWrap: await wrapByPassphrase(
                  key,
                  passphrase,
                  associatedWith(record),
                  keychain,
                  derivation,
                ),
              }
            : {}),
          failedTries: 0,
          proof: proofOf(prover, facts),
        });
        proofKeys.set(record.account.email, prover);
        return openWith(facts, key);
      }),

    restore: (account, secrets, now) =>
      alone(async () => {
        const before = await readKnown(account.email);
        const bound = associatedWith(before);
        const key =
          (await openByRecoveryKey(before.recoveryWrap, secrets.recoveryKey, bound)) ??
          // A server whose database was lost gives the device a new key; the passphrase may still open.
          (await tryPassphrase(records, keychain, before, secrets.passphrase, now)).key;
        const record = await sealed(
          { ...account, email: before.account.email, hasStore: before.account.hasStore },
          before.databaseName,
          key,
          secrets,
          now,
        );
        await records.write(record);
        return openWith(record, key);
      }),

    recover: (email, recoveryKey) =>
      alone(async () => {
        const record = await readKnown(email);
        return openWith(record, await requireRecovery(record, recoveryKey));
      }),

    rewrap: (email, { passphrase, recoveryKey }) =>
      alone(async () => {
        const record = await readKnown(email);
        const key = await requireRecovery(record, recoveryKey);
        const bound = associatedWith(record);
        const passphraseWrap = await wrapByPassphrase(key, passphrase, bound, keychain, derivation);
        key.fill(0);
        await records.write({ ...record, passphraseWrap, ended: '', failedTries: 0 });
      }),

    update: (account, now) =>
      alone(async () => {
        const email = normalized(account.email);
        const prover = proofKeys.get(email);
        const record = prover && (await records.read(email));
        if (!record) return;
        const facts = { ...record, account: { ...account, email }, latestTimeSeen: toInstant(now) };
        await records.write({ ...facts, proof: proofOf(prover, facts) });
      }),

    end: (email, why) =>
      alone(async () => {
        const record = await readKnown(email);
        if (record.ended !== 'retired') await records.write({ ...record, passphraseWrap: null, ended: why });
      }),

    erase: (email) =>
      alone(async () => {
        const { account, databaseName } = await readKnown(email);
        await records.remove(account.email);
        return eraseStorage(databaseName);
      }),

    forget(email) {
      proofKeys.get(normalized(email))?.fill(0);
      proofKeys.delete(normalized(email));
    },
  };
}

async function requireRecovery(
  record: VaultRecord,
  recoveryKey: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await openByRecoveryKey(record.recoveryWrap, recoveryKey, associatedWith(record));
  if (key) return key;
  throw new VaultError(
    'WRONG_RECOVERY_KEY',
    'This is not the recovery key of this device. Ask your administrator to compare the device and the key.',
  );
}

/** A record that cannot be written stops the work before it: a try that is not counted is not made. */
function writable(records: VaultRecords): VaultRecords {
  return {
    ...records,
    async write(record) {
      try {
        await records.write(record);
      } catch (cause) {
        const error = new VaultError(
          'NOT_WRITTEN',
          'Careline cannot write to the disk of this computer. Make room on it, and try again.',
        );
        error.cause = cause;
        throw error;
      }
    },
  };
}

function normalized(email: string): string {
  return email.trim().toLowerCase();
}
