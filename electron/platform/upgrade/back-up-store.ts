/** @file Backups of a store: copies of the encrypted file, taken before an upgrade, the last two kept. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { checkKey, findDamagedPages } from '#electron/store/index.ts';
import type { Log } from '#shared/engine/ports.ts';
import { backupPath, backupsOf, copyWhole, removeCopy, type StoreCopy, sizeOf } from './store-files.ts';

const KEPT = 2;

/** Copies a closed store, unless the newest backup is the same to the byte, and lets go of all but the last two. */
export async function backUpStore(path: string, format: number, now: Date, log: Log): Promise<void> {
  const [newest] = backupsOf(path);
  if (
    !newest ||
    sizeOf(newest.path) !== sizeOf(path) ||
    (await digestOf(newest.path)) !== (await digestOf(path))
  ) {
    await copyWhole(path, backupPath(path, format, now));
    log('store.backed-up', { kind: 'before-upgrade', version: format, bytes: Number(sizeOf(path)) });
  }
  const outdated = backupsOf(path).slice(KEPT);
  for (const backup of outdated) await removeCopy(backup.path);
  if (outdated.length > 0) log('store.copy-removed', { kind: 'backup', count: outdated.length });
}

/** The backups that open under the key, whole to the last page, and in a format that this version knows; newest first. */
export function goodBackups(path: string, key: Uint8Array, format: number): StoreCopy[] {
  return backupsOf(path).filter(
    (backup) =>
      backup.format <= format &&
      checkKey(backup.path, key) === 'opens' &&
      findDamagedPages(backup.path, key).length === 0,
  );
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
