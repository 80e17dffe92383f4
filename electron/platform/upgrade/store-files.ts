/** @file The files beside a store, and what their names mean. What state an upgrade is in can be told from the names alone. */
import { type BigIntStats, closeSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What SQLite keeps beside a file of its own while it is open, or after a kill. */
const COMPANIONS = ['-wal', '-shm'] as const;

/** The copy on its way to the new format. Beside a store it is unfinished; alone it is complete and only waits for its name. */
export const upgradePath = (path: string) => `${path}.upgrade`;
/** The store as it was before the format that it has now; kept until the next start has opened the new one. */
export const beforePath = (path: string, format: number) => `${path}.before-${format}`;
/** A backup on its way back. Beside a store it is unfinished or forgotten; alone it only waits for its name. */
export const restorePath = (path: string) => `${path}.restore`;
/** A store that was put aside by its owner's choice. Nothing here ever removes one. */
export const asidePath = (path: string, at: Date) => `${path}.aside-${stampOf(at)}`;
/** A backup: a copy of the encrypted file. */
export const backupPath = (path: string, format: number, at: Date) =>
  `${path}.backup-${format}-${stampOf(at)}`;

/** A copy of a store, by what its name says. */
export interface StoreCopy {
  readonly path: string;
  readonly format: number;
  /** When it was made, milliseconds since the epoch; 0 for one whose name does not say. */
  readonly at: number;
}

/** The backups of a store, newest first. */
export function backupsOf(path: string): StoreCopy[] {
  return siblings(path, /^\.backup-(\d+)-(\d{8}T\d{9}Z)$/)
    .map(({ path: copy, match }) => ({ path: copy, format: Number(match[1]), at: timeOf(match[2] ?? '') }))
    .sort((one, other) => other.at - one.at);
}

/** The stores kept from before an upgrade, newest format first. */
export function beforesOf(path: string): StoreCopy[] {
  return siblings(path, /^\.before-(\d+)$/)
    .map(({ path: copy, match }) => ({ path: copy, format: Number(match[1]), at: 0 }))
    .sort((one, other) => other.format - one.format);
}

/** The stores put aside, newest first. */
export function asidesOf(path: string): string[] {
  return siblings(path, /^\.aside-(\d{8}T\d{9}Z)$/)
    .map((sibling) => sibling.path)
    .sort()
    .reverse();
}

/** Copies of copies that a kill left behind. */
export function unfinishedOf(path: string): string[] {
  return siblings(path, /^\.[a-z0-9TZ-]+\.partial$/).map((sibling) => sibling.path);
}

/** Size in bytes, or null when there is no such file. */
export function sizeOf(path: string): bigint | null {
  const facts: BigIntStats | undefined = statSync(path, { bigint: true, throwIfNoEntry: false });
  return facts?.size ?? null;
}

/** Copies a file under a name that exists only when the copy is whole and on disk. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  await rm(partial, { force: true });
  await copyFile(from, partial);
  const file = await open(partial, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, to);
  syncFolderOf(to);
}

/** Gives a file another name; on disk when it answers. */
export async function renameOnDisk(from: string, to: string): Promise<void> {
  await rename(from, to);
  syncFolderOf(to);
}

/** Gives a store its new name, with what SQLite keeps beside it. Killed in between, `settleStore` brings the rest after it. */
export async function renameStore(from: string, to: string): Promise<void> {
  if (sizeOf(from) !== null) await renameOnDisk(from, to);
  for (const companion of COMPANIONS) {
    if (sizeOf(from + companion) !== null) await renameOnDisk(from + companion, to + companion);
  }
}

/** Removes a copy of a store with what SQLite keeps beside it. */
export async function removeCopy(path: string): Promise<void> {
  for (const name of [path, ...COMPANIONS.map((companion) => path + companion)]) {
    await rm(name, { force: true });
  }
  syncFolderOf(path);
}

// Windows opens no folder for fsync, and its file system orders the rename itself.
function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function siblings(path: string, pattern: RegExp): { path: string; match: RegExpExecArray }[] {
  const name = basename(path);
  return readdirSync(dirname(path))
    .filter((sibling) => sibling.startsWith(name))
    .flatMap((sibling) => {
      const match = pattern.exec(sibling.slice(name.length));
      return match ? [{ path: join(dirname(path), sibling), match }] : [];
    });
}

function stampOf(at: Date): string {
  return at.toISOString().replaceAll(/[-:.]/g, '');
}

function timeOf(stamp: string): number {
  return Date.parse(
    stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z'),
  );
}
