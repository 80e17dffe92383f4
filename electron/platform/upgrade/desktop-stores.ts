/** @file The stores of the desktop home: one encrypted file per account in a folder, opened, upgraded, backed up and put aside. */
import { mkdir, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findDamagedPages, getRxStorageEncryptedSqlite, StoreError } from '#electron/store/index.ts';
import type { Log } from '#shared/engine/ports.ts';
import type { StoreKeeper } from '#shared/engine/store-keeper.ts';
import type { StoreStorage } from '#shared/store/storage.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { eraseFile } from '../erase-files.ts';
import { goodBackups } from './back-up-store.ts';
import {
  asidePath,
  backupsOf,
  beforesOf,
  copyWhole,
  removeCopy,
  renameOnDisk,
  renameStore,
  restorePath,
  sizeOf,
} from './store-files.ts';
import { upgradeStore } from './upgrade-store.ts';

export interface DesktopStoresOptions {
  readonly folder: string;
  readonly log: Log;
  readonly now: () => number;
}

export interface DesktopStores {
  /**
   * Makes a store ready and opens it. With `mustExist` a missing file is STORE_MISSING and not made anew. Throws a StoreError; the files are then
   * as they were, and `keeper` knows which backups the key opens.
   */
  openStorage(key: Uint8Array, databaseName: string, mustExist?: boolean): Promise<StoreStorage>;
  readonly keeper: StoreKeeper;
}

/** The stores in a folder, which is made at the first opening. */
export function createDesktopStores({ folder, log, now }: DesktopStoresOptions): DesktopStores {
  /** The key of an attempt that has not succeeded yet: what it opens is asked only if the attempt fails. */
  let attempt: { databaseName: string; key: Uint8Array } | null = null;
  const suspects = new Set<string>();
  const upgradedNow = new Set<string>();

  function pathOf(databaseName: string): string {
    if (!/^[a-z0-9-]{1,80}$/.test(databaseName)) {
      throw new Error('The name of the local store is not one that Careline gives.');
    }
    return join(folder, `${databaseName}.db`);
  }

  function endAttempt(): void {
    attempt?.key.fill(0);
    attempt = null;
  }

  async function makeReady(path: string, key: Uint8Array, databaseName: string, mustExist: boolean) {
    const from = await upgradeStore({ path, key, log, now });
    if (from !== null) upgradedNow.add(databaseName);
    if (mustExist && (sizeOf(path) ?? 0n) === 0n && !mayStartNew(path)) throw missing();
    if (suspects.delete(databaseName) && sizeOf(path) !== null) requireWhole(path, key);
  }

  return {
    async openStorage(key, databaseName, mustExist = false) {
      const path = pathOf(databaseName);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      endAttempt();
      attempt = { databaseName, key: Uint8Array.from(key) };
      await makeReady(path, key, databaseName, mustExist);
      // The vault wipes its bytes when this answers, and the storage reads the key when the first collection opens.
      return getRxStorageEncryptedSqlite({ path, key: Uint8Array.from(key) });
    },
    keeper: {
      async opened(databaseName) {
        const path = pathOf(databaseName);
        endAttempt();
        await rm(newPath(path), { force: true });
        if (upgradedNow.has(databaseName)) return;
        const befores = beforesOf(path);
        for (const before of befores) await removeCopy(before.path);
        if (befores.length > 0) log('store.copy-removed', { kind: 'before-upgrade', count: befores.length });
      },
      failed(databaseName) {
        const key = attempt?.databaseName === databaseName ? attempt.key : null;
        const [newest] = key ? goodBackups(pathOf(databaseName), key, STORE_PLAN.format) : [];
        endAttempt();
        return newest ? { id: basename(newest.path), takenAt: newest.at } : null;
      },
      async restoreBackup(databaseName, backupId) {
        const path = pathOf(databaseName);
        const backup = backupsOf(path).find((copy) => basename(copy.path) === backupId);
        if (!backup) throw new StoreError('STORE_MISSING', 'This backup is not on this device any more.');
        await copyWhole(backup.path, restorePath(path));
        await putAside(path);
        await renameOnDisk(restorePath(path), path);
        log('store.restored', { kind: 'backup', version: backup.format });
      },
      async startNew(databaseName) {
        const path = pathOf(databaseName);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const marker = await open(newPath(path), 'w', 0o600);
        await marker.sync();
        await marker.close();
        await putAside(path);
      },
      async forgetCopies(databaseName) {
        const path = pathOf(databaseName);
        const copies = [...backupsOf(path), ...beforesOf(path)];
        for (const copy of copies) await eraseFile(copy.path);
        if (copies.length > 0) log('store.copy-removed', { kind: 'patient-left', count: copies.length });
      },
      mayStartNew: async (databaseName) => mayStartNew(pathOf(databaseName)),
      suspect: (databaseName) => void suspects.add(databaseName),
    },
  };

  async function putAside(path: string): Promise<void> {
    if (sizeOf(path) === null && sizeOf(`${path}-wal`) === null) return;
    await renameStore(path, asidePath(path, new Date(now())));
    log('store.put-aside', { kind: 'store', count: 1 });
  }
}

/** Says that a new store may be made where there had been one. */
const newPath = (path: string) => `${path}.new`;
const mayStartNew = (path: string) => sizeOf(newPath(path)) !== null;

function missing(): StoreError {
  return new StoreError(
    'STORE_MISSING',
    'The records of this account are not in the data folder, though they had been. Put the file back, or open a backup.',
  );
}

function requireWhole(path: string, key: Uint8Array): void {
  const damaged = findDamagedPages(path, key).length;
  if (damaged > 0) throw new StoreError('STORE_CORRUPT', `${damaged} pages of the local store are damaged.`);
}
