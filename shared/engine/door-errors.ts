/** @file Why somebody was not let in, in the words of the contract. */
import { serverErrorCode } from '#shared/sync/server-link.ts';
import { type EngineErrorCode, engineError } from './errors.ts';
import type { VaultError } from './ports.ts';

const VAULT_CODES: Readonly<Record<VaultError['code'], EngineErrorCode>> = {
  UNKNOWN_ACCOUNT: 'NOT_FOUND',
  WRONG_PASSPHRASE: 'WRONG_CREDENTIALS',
  WRONG_RECOVERY_KEY: 'WRONG_CREDENTIALS',
  LOCKED_OUT: 'LOCKED_OUT',
  LEASE_EXPIRED: 'LEASE_EXPIRED',
  DEVICE_RETIRED: 'DEVICE_RETIRED',
  KEYCHAIN_CHANGED: 'KEYCHAIN_CHANGED',
  RECORD_CHANGED: 'STORE_FAILED',
  NOT_WRITTEN: 'STORE_FAILED',
  DAMAGED: 'STORE_FAILED',
};

/** The vault's reason. */
export function vaultError(error: VaultError) {
  return engineError(VAULT_CODES[error.code], error.message);
}

/** The server's reason for refusing a sign-in, or that it did not answer. */
export function signInError(error: unknown) {
  switch (serverErrorCode(error)) {
    case null:
      return engineError(
        'OFFLINE',
        'The server cannot be reached, and this sign-in needs it. Check the connection and try again.',
      );
    case 'WRONG_CREDENTIALS':
      return engineError('WRONG_CREDENTIALS', 'The e-mail or the passphrase is not right.');
    case 'TOO_MANY_ATTEMPTS':
      return engineError('NOT_ALLOWED', 'Too many attempts. Wait a few minutes and try again.');
    case 'DEVICE_RETIRED':
      return engineError('DEVICE_RETIRED', 'This device has been retired. Ask your administrator.');
    default:
      return engineError('INVALID', 'The server did not take this sign-in. Check the e-mail address.');
  }
}

/** Codes that mean the same on the server and in the engine. */
const SAME_CODES = ['WRONG_CREDENTIALS', 'DEVICE_RETIRED', 'INVALID', 'NOT_FOUND', 'CONFLICT'] as const;

/** The server's reason for refusing anything else that it was asked for a person, such as a new passphrase. */
export function serverRefusal(error: unknown, what: string) {
  const code = serverErrorCode(error);
  const detail = (error as { data?: { detail?: unknown } }).data?.detail;
  const sentence = typeof detail === 'string' ? detail : `The server refused ${what}.`;
  if (code === null) {
    return engineError('OFFLINE', `The server cannot be reached, and ${what} needs it. Nothing was changed.`);
  }
  const same = SAME_CODES.find((one) => one === code);
  if (same !== undefined) return engineError(same, sentence);
  return engineError(code === 'BAD_REQUEST' ? 'INVALID' : 'NOT_ALLOWED', sentence);
}
