/** @file The three kinds of things the UI can ask of the engine, and the errors every one of them may answer with. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { CollectionName } from '#shared/domain/document.ts';

/** What a procedure is, and for queries and streams which collections its answer is made from. */
export interface ProcedureMeta {
  kind: 'query' | 'command' | 'stream';
  reads: readonly CollectionName[];
}

const Detail = z.object({ detail: z.string() });

/** Error codes of the engine. `detail` names what was wrong and what to do, in a sentence a nurse can read. */
export const engineErrors = {
  SIGNED_OUT: { message: 'Sign in first.', data: Detail },
  LOCKED: { message: 'Careline is locked. Enter your passphrase to go on.', data: Detail },
  NOT_ALLOWED: { message: 'Your role does not allow this.', data: Detail },
  NOT_FOUND: { message: 'That record is not on this device.', data: Detail },
  INVALID: { message: 'That cannot be saved as it is.', data: Detail },
  CONFLICT: { message: 'Somebody changed this meanwhile.', data: Detail },
  WRONG_CREDENTIALS: { message: 'The e-mail or the passphrase is not right.', data: Detail },
  LOCKED_OUT: { message: 'Too many wrong passphrases. Connect to the server and sign in.', data: Detail },
  LEASE_EXPIRED: {
    message: 'This device has not met the server for too long. Connect and sign in.',
    data: Detail,
  },
  DEVICE_RETIRED: { message: 'This device has been retired. Ask your administrator.', data: Detail },
  KEYCHAIN_CHANGED: {
    message: 'The keychain of this computer no longer opens your records. Connect and sign in.',
    data: Detail,
  },
  OFFLINE: { message: 'The server cannot be reached.', data: Detail },
  STORE_FAILED: { message: 'The local store could not be read or written.', data: Detail },
} as const;

const base = oc.$meta<ProcedureMeta>({ kind: 'command', reads: [] }).errors(engineErrors);

/** A question. It changes nothing; its answer is stale when one of `reads` changes. */
export const query = (reads: readonly CollectionName[]) => base.meta({ kind: 'query', reads });

/** An order. When it has answered, its words are on disk. */
export const command = base.meta({ kind: 'command', reads: [] });

/** A live stream: the present state first, then every change. */
export const stream = base.meta({ kind: 'stream', reads: [] });
