/** @file Opens an account's store: by its passphrase alone where that is enough, and through the server where it is not. */
import { hexToBytes } from '@noble/hashes/utils.js';
import type { SessionAnswer, SignInAnswer } from '#shared/contract/server/auth.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { createServerLink } from '#shared/sync/server-link.ts';
import { signInError } from './door-errors.ts';
import { engineError } from './errors.ts';
import { type EnginePorts, type OpenedVault, type VaultAccount, VaultError } from './ports.ts';

/** A first sign-in may wait for a slow line; one that only may need the server must not keep somebody from her work. */
const FIRST_WAIT_MS = 20_000;
const WAIT_MS = 8_000;

/** What a sign-in that the server confirms repairs. */
const REPAIRED_BY_SERVER: ReadonlySet<VaultError['code']> = new Set([
  'WRONG_PASSPHRASE',
  'LOCKED_OUT',
  'LEASE_EXPIRED',
  'DEVICE_RETIRED',
  'KEYCHAIN_CHANGED',
  'RECORD_CHANGED',
]);

/** An opened store, and the server's answer if it was asked. */
export interface OpenedAccount {
  vault: OpenedVault;
  answer: SignInAnswer | null;
}

/**
 * Opens the store of an account. An account that this device does not know is registered with the server. One that it
 * knows opens by its passphrase; when that fails (wrong, changed on another device, lease over, keychain changed) the server
 * is asked, and its word opens the store by the recovery key and wraps its key anew.
 *
 * @throws {VaultError} or an error of the contract
 */
export async function openAccount(
  ports: EnginePorts,
  email: string,
  passphrase: string,
): Promise<OpenedAccount> {
  const accounts = await ports.vault.accounts(ports.now());
  const known = accounts.find((account) => account.email === email.trim().toLowerCase());
  if (!known) {
    const answer = await signInOnline(ports, email, passphrase, null, FIRST_WAIT_MS);
    const { secrets, time } = secretsOf(answer, passphrase);
    return { vault: await ports.vault.create(accountOf(answer), secrets, time), answer };
  }
  try {
    return { vault: await ports.vault.open(email, passphrase, ports.now()), answer: null };
  } catch (error) {
    if (!(error instanceof VaultError) || !REPAIRED_BY_SERVER.has(error.code)) throw error;
    return await openThroughServer(ports, known, passphrase, error);
  }
}

async function openThroughServer(
  ports: EnginePorts,
  known: VaultAccount,
  passphrase: string,
  reason: VaultError,
): Promise<OpenedAccount> {
  const answer = await askServer(ports, known, passphrase).catch(async (refusal: { code?: string }) => {
    if (refusal.code === 'DEVICE_RETIRED') await ports.vault.end(known.email, 'retired');
    // What the device knows is the better answer where the server adds nothing to it.
    const addsNothing =
      refusal.code === 'OFFLINE' || (reason.code === 'WRONG_PASSPHRASE' && refusal.code !== 'DEVICE_RETIRED');
    throw addsNothing ? reason : refusal;
  });
  if (answer.person.staffId !== known.staffId) {
    throw engineError(
      'STORE_FAILED',
      'This e-mail belongs to another account now, and the records on this device are those of the earlier one. Ask your administrator.',
    );
  }
  const { secrets, time } = secretsOf(answer, passphrase);
  ports.log('vault.restored', { reason: reason.code });
  return { vault: await ports.vault.restore(accountOf(answer), secrets, time), answer };
}

/** Signs an account in again whose store is open, or is being opened. Throws an error of the contract. */
export function askServer(
  ports: EnginePorts,
  account: Pick<VaultAccount, 'email' | 'deviceId'>,
  passphrase: string,
): Promise<SignInAnswer> {
  return signInOnline(ports, account.email, passphrase, account.deviceId, WAIT_MS);
}

async function signInOnline(
  ports: EnginePorts,
  email: string,
  passphrase: string,
  deviceId: string | null,
  limitMs: number,
): Promise<SignInAnswer> {
  const { format } = STORE_PLAN;
  const link = createServerLink({ ...ports, format, onSignedIn: () => Promise.resolve() });
  const device = { id: deviceId, name: ports.deviceName, home: ports.home };
  let cancel: () => void = () => undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    cancel = ports.after(limitMs, () => reject(new Error('The server did not answer in time.')));
  });
  try {
    return await Promise.race([link.signIn({ email: email.trim(), passphrase, device }), tooLate]);
  } catch (error) {
    throw signInError(error);
  } finally {
    cancel();
  }
}

function secretsOf(answer: SignInAnswer, passphrase: string) {
  return {
    secrets: { passphrase, recoveryKey: Uint8Array.from(hexToBytes(answer.recoveryKey)) },
    time: fromInstant(answer.serverTime),
  };
}

/** What a device notes of an account from an answer of the server. */
export function accountOf(answer: SessionAnswer): VaultAccount {
  return {
    email: answer.person.email,
    name: answer.person.name,
    staffId: answer.person.staffId,
    deviceId: answer.deviceId,
    organizationId: answer.organizationId,
    offlineLeaseUntil: answer.offlineLeaseUntil,
    lockAfterMinutes: answer.settings.lockAfterMinutes,
  };
}
