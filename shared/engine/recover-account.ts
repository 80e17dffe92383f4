/** @file Sends what a store holds that its passphrase no longer opens, by the recovery key that the organisation gave out. */
import type { Person, RecoveryOutcome } from '#shared/contract/engine/session.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import { parseRecoveryKey, RecoveryKeyError } from '#shared/domain/recovery-key.ts';
import { pushPending } from '#shared/store/push-pending.ts';
import { countPending, WRITTEN } from '#shared/store/queries.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { pushRows } from '#shared/sync/push.ts';
import { openRecoveryLink } from '#shared/sync/recovery-link.ts';
import type { ServerClient } from '#shared/sync/server-link.ts';
import { serverRefusal } from './door-errors.ts';
import { engineError } from './errors.ts';
import type { EnginePorts } from './ports.ts';
import { PERSON } from './remember.ts';
import { openHeldRecords } from './sync/held-records.ts';
import { unfinishedDrafts } from './unfinished.ts';
import { createWriter } from './writer.ts';

/**
 * Opens the store by the recovery key, finishes a write that was cut off, sends everything that waits, and closes it. What it
 * answers are counts.
 *
 * @throws {VaultError} or an error of the contract; nothing on the device has changed then
 */
export async function recoverAccount(
  ports: EnginePorts,
  email: string,
  typed: string,
): Promise<RecoveryOutcome> {
  const recoveryKey = parse(typed);
  const accounts = await ports.vault.accounts(ports.now());
  const account = accounts.find((known) => known.email === email.trim().toLowerCase());
  if (!account) throw engineError('NOT_FOUND', 'This account has no records on this device.');
  const vault = await ports.vault.recover(account.email, recoveryKey);
  const { serverUrl, fetch } = ports;
  const { deviceId } = account;
  const { format } = STORE_PLAN;
  const client = await openRecoveryLink({ serverUrl, format, fetch, deviceId, recoveryKey }).catch(
    (error) => {
      throw serverRefusal(error, 'sending your records');
    },
  );
  recoveryKey.fill(0);
  const store = await openStore(vault.storage, vault.databaseName);
  try {
    const person = await store.readLocal<Person>(PERSON);
    if (person) await createWriter(store, ports, person, account).finishInterrupted();
    const outcome = await sendAll(store, client, () => toInstant(ports.now()));
    ports.log('recovery', { arrived: outcome.arrived, held: outcome.held.length });
    return outcome;
  } finally {
    await store.close();
  }
}

function parse(typed: string): Uint8Array<ArrayBuffer> {
  try {
    return parseRecoveryKey(typed);
  } catch (error) {
    if (error instanceof RecoveryKeyError) throw engineError('INVALID', error.message);
    throw error;
  }
}

async function sendAll(store: Store, client: ServerClient, now: () => Instant): Promise<RecoveryOutcome> {
  const waiting = await countPending(store);
  const reasons = new Map<string, string>();
  const held = await openHeldRecords(store);
  for (const record of held.open()) reasons.set(record.documentId, record.message);
  for (const name of WRITTEN) {
    const results = await pushPending(store, name, (rows) =>
      pushRows(client, name, rows.map(held.onItsBase), now),
    );
    for (const result of results) {
      reasons.delete(result.id);
      if (result.outcome === 'refused') reasons.set(result.id, result.message);
    }
  }
  const counts = new Map<string, number>();
  for (const reason of reasons.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    arrived: Math.max(0, waiting - reasons.size),
    held: [...counts].map(([reason, count]) => ({ reason, count })),
    unfinished: await unfinishedDrafts(store),
  };
}
