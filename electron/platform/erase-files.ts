/** @file Removes files so that their bytes are gone from the disk as far as a program can see to it. */
import { type FileHandle, open, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The end of the name of an empty file that says: this store is being erased. */
const MARK = '.erasing';

const CHUNK = new Uint8Array(1024 * 1024);

/**
 * Overwrites a file with zeros, flushes them, cuts it to nothing and removes it. Harmless when there is none. A disk that writes elsewhere than
 * it is told (flash, copy-on-write) may keep the old blocks: what lay there was encrypted, and its key is erased first.
 */
export async function eraseFile(path: string): Promise<void> {
  let file: FileHandle;
  try {
    file = await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size; at += CHUNK.length) {
      await file.write(CHUNK, 0, Math.min(CHUNK.length, size - at), at);
    }
    await file.sync();
    await file.truncate(0);
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

/**
 * Erases the closed store of that database name: the file, its log and index, backups and copies of an upgrade, whatever stands beside it under its
 * name. Answers how many files there were.
 */
export async function eraseStoreFiles(folder: string, databaseName: string): Promise<number> {
  const names = await namesIn(folder);
  const begun = `${databaseName}${MARK}`;
  const own = names.filter((name) => name.startsWith(`${databaseName}.`) && name !== begun);
  if (own.length === 0 && !names.includes(begun)) return 0;
  await writeFile(join(folder, begun), '', { mode: 0o600, flush: true });
  for (const name of own) await eraseFile(join(folder, name));
  await eraseFile(join(folder, begun));
  return own.length;
}

/** Carries out the erasures in the folder that a kill or a power cut broke off. Answers how many files were left of them. */
export async function finishErasures(folder: string): Promise<number> {
  let count = 0;
  for (const name of await namesIn(folder)) {
    if (name.endsWith(MARK)) count += await eraseStoreFiles(folder, name.slice(0, -MARK.length));
  }
  return count;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder; its file system journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
