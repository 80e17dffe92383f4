/** @file Tells the ways a store can be lost apart, offers what can be done about each, and does what is chosen. */
import type { StoreTrouble, TroubleKind } from '#shared/contract/engine/trouble.ts';
import { engineError } from './errors.ts';
import type { EnginePorts } from './ports.ts';
import { databaseNameOf } from './store-keeper.ts';
import { describeTrouble } from './store-trouble-words.ts';

const KINDS: Readonly<Record<string, TroubleKind>> = {
  STORE_MISSING: 'missing',
  STORE_CORRUPT: 'corrupt',
  STORE_WRONG_KEY: 'wrong-key',
  STORE_NOT_A_STORE: 'wrong-key',
  STORE_NEWER: 'newer',
  KEYCHAIN_CHANGED: 'keychain-changed',
  STORE_FULL: 'unavailable',
  STORE_BUSY: 'unavailable',
  STORE_IO: 'unavailable',
  STORE_READ_ONLY: 'unavailable',
  STORE_CANNOT_OPEN: 'unavailable',
  STORE_UPGRADE_FAILED: 'unavailable',
};

/** A store that was there is not: found where the home itself cannot tell. */
export class MissingStoreError extends Error {
  readonly code = 'STORE_MISSING';
  constructor() {
    super('The records of this account are not on this device, though they had been.');
    this.name = 'MissingStoreError';
  }
}

export interface StoreTroubles {
  /** The trouble that waits for a decision, or null. */
  current(): StoreTrouble | null;
  /** Takes up an error of opening or using an account's store, and answers it in the words of the contract; null when it is of another sort. `wasOpen`: the key had opened it. */
  note(error: unknown, email: string, wasOpen?: boolean): Promise<ReturnType<typeof engineError> | null>;
  /** Nothing is wrong any more, or somebody tries again. */
  clear(): void;
  restoreBackup(backupId: string): Promise<void>;
  startNew(): Promise<void>;
}

export function createStoreTroubles(ports: EnginePorts): StoreTroubles {
  let trouble: StoreTrouble | null = null;
  let databaseName = '';

  function chosen(way: StoreTrouble['waysOut'][number]['way']) {
    const offered = trouble?.waysOut.find((candidate) => candidate.way === way);
    if (!offered || !ports.stores) {
      throw engineError('INVALID', 'This way out is not offered now. Sign in again to see what can be done.');
    }
    return { offered, keeper: ports.stores };
  }

  return {
    current: () => trouble,
    async note(error, email, wasOpen = false) {
      const accounts = await ports.vault.accounts(ports.now());
      const account = accounts.find((known) => known.email === email.trim().toLowerCase());
      if (!account) return null;
      const found = storeErrorOf(error);
      const said = found && KINDS[found.code];
      const kind = wasOpen && said === 'wrong-key' ? 'corrupt' : said;
      const backup = ports.stores?.failed(databaseNameOf(account)) ?? null;
      if (!found || !kind) return null;
      databaseName = databaseNameOf(account);
      if (kind === 'corrupt' && wasOpen) ports.stores?.suspect(databaseName);
      const described = describeTrouble({
        kind,
        backup,
        email: account.email,
        reason: found.message,
        home: ports.home,
      });
      // A home that cannot put a store aside does not offer to.
      const waysOut = described.waysOut.filter(
        ({ way }) => way !== 'start-new' || ports.stores !== undefined,
      );
      trouble = { ...described, waysOut };
      ports.log('store.trouble', { kind, code: found.code });
      return engineError('STORE_FAILED', trouble.sentence);
    },
    clear() {
      trouble = null;
    },
    async restoreBackup(backupId) {
      const { offered, keeper } = chosen('restore-backup');
      if (offered.backup?.id !== backupId) {
        throw engineError(
          'INVALID',
          'This backup is not the one that was offered. Sign in again to see which is.',
        );
      }
      await keeper.restoreBackup(databaseName, backupId);
      trouble = null;
    },
    async startNew() {
      const { keeper } = chosen('start-new');
      await keeper.startNew(databaseName);
      trouble = null;
    },
  };
}

/** Whether an error of an open store says that it is damaged, so that nothing more may be read from it. In the browser a damaged record is one that the key does not open. */
export function isDamage(error: unknown): boolean {
  const code = storeErrorOf(error)?.code;
  return code === 'STORE_CORRUPT' || code === 'STORE_WRONG_KEY';
}

// RxDB may hand an error of the storage on inside one of its own.
function storeErrorOf(error: unknown): { code: string; message: string } | null {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 5;
    current = current.cause, depth++
  ) {
    const { code } = current as { code?: unknown };
    if (typeof code === 'string' && code in KINDS) return { code, message: current.message };
  }
  return null;
}
