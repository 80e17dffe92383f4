/** @file What stands between a passphrase and the key: the lease, the count of wrong tries, the keychain, the record's own proof. */
import { fromInstant, type Instant, toInstant } from '#shared/domain/primitives.ts';
import { type Keychain, type VaultAccountState, VaultError } from '../ports.ts';
import { openByPassphrase } from './passphrase-wrap.ts';
import type { VaultRecord, VaultRecords } from './record.ts';
import { proofKey, proofOf } from './record-proof.ts';

/** Wrong passphrases after which only the server can let the person in. */
export const MOST_TRIES = 10;

/** From this try on the person is told how many are left. */
const WARN_FROM_TRY = 7;

/** What both wraps are bound to. */
export function associatedWith(record: Pick<VaultRecord, 'account' | 'databaseName'>): string {
  return `${record.account.email}\n${record.databaseName}`;
}

/** The later of the record's latest time and now. */
export function latest(seen: Instant, now: number): Instant {
  return toInstant(Math.max(fromInstant(seen), now));
}

export function triesLeft(record: VaultRecord): number {
  return Math.max(0, MOST_TRIES - record.failedTries);
}

export function accessOf(record: VaultRecord): VaultAccountState['access'] {
  if (record.passphraseWrap === null) return record.ended === 'retired' ? 'retired' : 'lapsed';
  return triesLeft(record) === 0 ? 'locked-out' : 'passphrase';
}

/** Takes the passphrase wrap away when the lease is over, by the latest time ever seen. Answers the record as it is then. */
export async function endLease(
  records: VaultRecords,
  record: VaultRecord,
  now: number,
): Promise<VaultRecord> {
  const isOver =
    fromInstant(latest(record.latestTimeSeen, now)) > fromInstant(record.account.offlineLeaseUntil);
  if (!isOver || record.passphraseWrap === null) return record;
  const ended: VaultRecord = { ...record, passphraseWrap: null, ended: 'lapsed' };
  await records.write(ended);
  return ended;
}

/**
 * Opens the key by the passphrase. The try is counted on disk before it is checked; a right one leaves the count for the
 * caller to reset.
 *
 * @throws {VaultError} why the passphrase was not tried, or that it is wrong
 */
export async function tryPassphrase(
  records: VaultRecords,
  keychain: Keychain,
  before: VaultRecord,
  passphrase: string,
  now: number,
): Promise<{ record: VaultRecord; key: Uint8Array<ArrayBuffer> }> {
  const record = await endLease(records, before, now);
  if (record.passphraseWrap === null) {
    throw record.ended === 'retired'
      ? new VaultError('DEVICE_RETIRED', 'This device has been retired. Ask your administrator.')
      : new VaultError(
          'LEASE_EXPIRED',
          'This device has not met the server for too long. Connect to it and sign in: everything is still here.',
        );
  }
  if (triesLeft(record) === 0) throw lockedOut();
  const counted = { ...record, failedTries: record.failedTries + 1 };
  await records.write(counted);
  let key: Uint8Array<ArrayBuffer> | null;
  try {
    key = await openByPassphrase(record.passphraseWrap, passphrase, associatedWith(record), keychain);
  } catch (error) {
    // The passphrase was never looked at.
    await records.write(record);
    throw error;
  }
  if (!key) throw wrongPassphrase(counted);
  if (proofOf(proofKey(key), record) !== record.proof) {
    key.fill(0);
    throw new VaultError(
      'RECORD_CHANGED',
      'The account file on this device was changed outside of Careline. Connect to the server and sign in: that repairs it.',
    );
  }
  return { record, key };
}

function wrongPassphrase(record: VaultRecord): VaultError {
  const left = triesLeft(record);
  if (left === 0) return lockedOut();
  const wrong = 'The passphrase is not right.';
  if (record.failedTries < WARN_FROM_TRY) return new VaultError('WRONG_PASSPHRASE', wrong);
  const tries = left === 1 ? 'One try is left' : `${left} tries are left`;
  return new VaultError(
    'WRONG_PASSPHRASE',
    `${wrong} ${tries} before your records on this device are locked until you sign in with a connection.`,
  );
}

function lockedOut(): VaultError {
  return new VaultError(
    'LOCKED_OUT',
    `The passphrase was wrong ${MOST_TRIES} times, so your records on this device are locked. Connect to the server and sign in: nothing is lost.`,
  );
}
