/** @file Looks for patients out of sight in the plain bytes of a closed store, free pages and its log included. */
import { existsSync } from 'node:fs';
import { decryptFile, decryptLog } from '#tests/support/decrypted-store.ts';

/** The patients whose family name is still in a page of the store. The name stands in no record but theirs. */
export function leaksInPages(
  store: { key: string; path: string },
  patients: readonly { id: string; marker: string }[],
): string[] {
  if (store.path === '' || !existsSync(store.path)) return [];
  const key = Buffer.from(store.key, 'hex');
  const log = `${store.path}-wal`;
  const pages = [...decryptFile(store.path, key), ...(existsSync(log) ? decryptLog(log, key) : [])];
  return patients
    .filter(({ marker }) => pages.some((page) => page.includes(marker)))
    .map(({ id }) => `a page still has the name of patient ${id}`);
}
