/** @file Sends what a store holds that its passphrase no longer opens, by the recovery key that the organisation gave out. */
import type { Person, RecoveryOutcome } from '#shared/contract/engine/session.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import { parseRecoveryKey, RecoveryKeyError } from '#shared/domain/recovery-key.ts';
import { pushPending } from '#shared/store/push-pending.ts';
import { countPending, findById, WRITTEN } from '#shared/store/queries.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { pushRows } from '#shared/sync/push.ts';
import { openRecoveryLink } from '#shared/sync/recovery-link.ts';
import { type ServerClient, serverErrorCode } from '#shared/sync/server-link.ts';
import { serverRefusal } from './door-errors.ts';
import { engineError } from './errors.ts';
import type { EnginePorts } from './ports.ts';
import { PERSON } from './remember.ts';
import { type HeldRecord, type HeldRecords, openHeldRecords } from './sync/held-records.ts';
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

/**
 * Sends what waits. What the server refuses is passed on as it is (HOLD-5): nobody can correct a record in a store that only this key
 * opens, and its words must not stay there. What cannot even be passed on stays, with its reason.
 */
async function sendAll(store: Store, client: ServerClient, now: () => Instant): Promise<RecoveryOutcome> {
  const waiting = await countPending(store);
  const held = await openHeldRecords(store);
  for (const name of WRITTEN) {
    await pushPending(store, name, async (rows) => {
      const results = await pushRows(client, name, rows.map(held.onItsBase), now);
      const rowOf = new Map(rows.map((row) => [row.newDocumentState.id, row]));
      for (const result of results) {
        const row = rowOf.get(result.id);
        if (result.outcome === 'refused' && row) await held.refuse(name, row, result);
      }
      await held.drop(results.filter(({ outcome }) => outcome !== 'refused').map(({ id }) => id));
      return results;
    });
  }
  const refused = held.open();
  for (const record of refused) await passOn(store, client, held, record, now);
  const staying = new Map<string, number>();
  for (const { message } of held.open()) staying.set(message, (staying.get(message) ?? 0) + 1);
  return {
    arrived: Math.max(0, waiting - refused.length),
    passedOn: refused.length - held.open().length,
    held: [...staying].map(([reason, count]) => ({ reason, count })),
    unfinished: await unfinishedDrafts(store),
  };
}

async function passOn(
  store: Store,
  client: ServerClient,
  held: HeldRecords,
  { collection, documentId, message }: HeldRecord,
  now: () => Instant,
): Promise<void> {
  const document = await findById(store, collection, documentId);
  if (!document) return;
  try {
    await client.sync.sendAsIs({ collection, document, reason: message });
    await held.change(documentId, { sentAsIsAt: now() });
  } catch (error) {
    // No answer ends the recovery, to be begun again; a refusal leaves the record where it is.
    if (serverErrorCode(error) === null) throw error;
  }
}
