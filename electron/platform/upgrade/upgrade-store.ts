/** @file The rehearsal: an older store is copied, the copy migrated and compared, and only then takes its place. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  acquireDatabase,
  readStoreFormat,
  releaseDatabase,
  type StoreDatabase,
} from '#electron/store/database.ts';
import { StoreError, toStoreError } from '#electron/store/errors.ts';
import { findDamagedPages } from '#electron/store/index.ts';
import type { Log } from '#shared/engine/ports.ts';
import { STORE_PLAN, type StorePlan } from '#shared/store/upgrade/store-plan.ts';
import { backUpStore } from './back-up-store.ts';
import { type Comparison, compareStores } from './compare-stores.ts';
import { migrateCopy } from './migrate-copy.ts';
import { settleStore } from './settle-store.ts';
import { beforePath, copyWhole, removeCopy, renameOnDisk, sizeOf, upgradePath } from './store-files.ts';

/** The steps of an upgrade, in order; each is told when it is done. */
export const UPGRADE_STEPS = [
  'settled',
  'folded',
  'backed-up',
  'copied',
  'migrated',
  'compared',
  'put-before',
  'switched',
] as const;
export type UpgradeStep = (typeof UPGRADE_STEPS)[number];

export interface UpgradeOptions {
  readonly path: string;
  readonly key: Uint8Array;
  readonly log: Log;
  readonly now: () => number;
  readonly plan?: StorePlan;
  /** Told after each step; a test ends the process here. */
  readonly onStep?: (step: UpgradeStep) => void;
}

/**
 * Makes the store at `path` ready to be opened by this version: finishes what a kill interrupted and, if the store is older, upgrades it. The store must not
 * be open. Answers the format it was upgraded from, or null.
 *
 * Throws a StoreError: STORE_NEWER, STORE_WRONG_KEY, STORE_CORRUPT, STORE_FULL, STORE_UPGRADE_FAILED and what opening throws. The
 * store is then as it was.
 */
export async function upgradeStore(options: UpgradeOptions): Promise<number | null> {
  const { path, key, log, plan = STORE_PLAN, onStep = () => undefined } = options;
  await settleStore(path, log);
  onStep('settled');
  const from = readStoreFormat({ path, key });
  if (from === 0 || from === plan.format) return null;
  if (from > plan.format) {
    throw new StoreError(
      'STORE_NEWER',
      'The local store was written by a newer version of Careline. Update the app; nothing was changed.',
    );
  }
  const started = options.now();
  log('store.upgrade-started', { version: plan.format, bytes: Number(sizeOf(path)) });
  try {
    const compared = await upgradeFrom(from, options, plan, onStep);
    log('store.upgraded', { version: plan.format, ...compared, milliseconds: options.now() - started });
    return from;
  } catch (error) {
    // Before the switch only the copy is in the way; after it, nothing is.
    if (sizeOf(path) !== null) await removeCopy(upgradePath(path));
    const failure = toUpgradeError(error);
    log('store.upgrade-failed', { code: failure.code, version: plan.format });
    throw failure;
  }
}

async function upgradeFrom(
  from: number,
  { path, key, log, now }: UpgradeOptions,
  plan: StorePlan,
  onStep: (step: UpgradeStep) => void,
): Promise<Comparison> {
  foldLog(path, key, from);
  onStep('folded');
  await requireRoom(path);
  await backUpStore(path, from, new Date(now()), log);
  onStep('backed-up');
  const copyPath = upgradePath(path);
  await copyWhole(path, copyPath);
  onStep('copied');
  await withStore({ path: copyPath, key, format: from }, (copy) => migrateCopy(copy, from, plan));
  onStep('migrated');
  const compared = await withStore({ path, key, format: from }, (old) =>
    withStore({ path: copyPath, key, format: plan.format }, (copy) =>
      compareStores(old.connection, copy.connection, from, plan),
    ),
  );
  requireWhole(copyPath, key);
  requireClosed(path);
  requireClosed(copyPath);
  onStep('compared');
  const before = beforePath(path, from);
  if (sizeOf(before) !== null) log('store.copy-removed', { kind: 'before-upgrade', count: 1 });
  await renameOnDisk(path, before);
  onStep('put-before');
  await renameOnDisk(copyPath, path);
  onStep('switched');
  return compared;
}

/** Everything into the one file, and nothing beside it: a copy of the file is then a copy of the store. */
function foldLog(path: string, key: Uint8Array, format: number): void {
  const database = acquireDatabase({ path, key, format });
  releaseDatabase(database);
  requireClosed(path);
  requireWhole(path, key);
}

function requireClosed(path: string): void {
  if ((sizeOf(`${path}-wal`) ?? 0n) === 0n) return;
  throw new StoreError('STORE_BUSY', 'Another program is using the local store. Close it and try again.');
}

function requireWhole(path: string, key: Uint8Array): void {
  const damaged = findDamagedPages(path, key);
  if (damaged.length === 0) return;
  throw new StoreError(
    'STORE_CORRUPT',
    `${damaged.length} pages of the local store are damaged, so it was not upgraded. Nothing was changed.`,
  );
}

/** Backup and copy, and as much again for the log of the copy. */
async function requireRoom(path: string): Promise<void> {
  const needed = (sizeOf(path) ?? 0n) * 3n;
  const { bavail, bsize } = await statfs(dirname(path), { bigint: true });
  if (bavail * bsize >= needed) return;
  const megabytes = Number(needed / 1_000_000n) + 1;
  throw new StoreError(
    'STORE_FULL',
    `Careline was updated and needs ${megabytes} MB of free disk space to bring your records along. Nothing was changed; free some space and try again.`,
  );
}

async function withStore<Result>(
  location: Parameters<typeof acquireDatabase>[0],
  work: (database: StoreDatabase) => Promise<Result>,
): Promise<Result> {
  const database = acquireDatabase(location);
  try {
    return await work(database);
  } finally {
    releaseDatabase(database);
  }
}

function toUpgradeError(error: unknown): StoreError {
  const known = toStoreError(error);
  if (known instanceof StoreError) return known;
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOSPC') {
    return new StoreError(
      'STORE_FULL',
      'The disk is full, so your records were not brought to this version of Careline. Nothing was changed; free some space and try again.',
      { cause: error },
    );
  }
  return new StoreError(
    'STORE_UPGRADE_FAILED',
    'Your records could not be brought to this version of Careline. They were left as they were; start Careline again, and if it happens again, ask for help.',
    { cause: error },
  );
}
