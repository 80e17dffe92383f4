/** @file Damages the encrypted file of a closed device as a failing disk does: by a bit. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireDatabase, releaseDatabase } from '#electron/store/database.ts';
import { keyOfDevice } from './device-key.ts';

const PAGE = 4096;
/** Where in a page the bit is. */
const PLACE = 99;

/** The file of the one store in a device's folder. */
export function storePathIn(folder: string): string {
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.db')) ?? 'none');
}

/** Flips a bit in each page but the first; answers what the file holds now. */
export function flipEveryPage(path: string): Buffer {
  const { length } = readFileSync(path);
  return flipPages(
    path,
    Array.from({ length: Math.ceil(length / PAGE) - 1 }, (_, index) => index + 2),
  );
}

/**
 * Flips a bit in the first page of each table of the collections whose name is like `collections` (as in SQL).
 * Throws when there is none.
 */
export async function damageTables(
  folder: string,
  { email, passphrase }: { email: string; passphrase: string },
  collections: string,
): Promise<void> {
  const path = storePathIn(folder);
  const database = acquireDatabase({ path, key: await keyOfDevice(folder, email, passphrase) });
  const pages = database.connection
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name IN
      (SELECT 'documents_' || number FROM store_tables WHERE collection_name LIKE ?)`)
    .pluck()
    .all(collections) as number[];
  releaseDatabase(database);
  if (pages.length === 0) throw new Error(`No table is named like ${collections}.`);
  flipPages(path, pages);
}

function flipPages(path: string, pages: readonly number[]): Buffer {
  const bytes = readFileSync(path);
  for (const page of pages) {
    const at = (page - 1) * PAGE + PLACE;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  }
  writeFileSync(path, bytes);
  return bytes;
}
