/** @file Finishes or takes back what a kill interrupted, before a store is opened. Needs no key: names say it all. */
import type { Log } from '#shared/engine/ports.ts';
import {
  asidesOf,
  beforesOf,
  removeCopy,
  renameOnDisk,
  renameStore,
  restorePath,
  sizeOf,
  unfinishedOf,
  upgradePath,
} from './store-files.ts';

/**
 * Brings the files of a store into a state that opens: a switch that was begun is finished, a copy that was not finished is
 * thrown away, and the store itself is never touched.
 */
export async function settleStore(path: string, log: Log): Promise<void> {
  for (const partial of unfinishedOf(path)) await drop(partial, 'partial-copy', log);
  const isThere = sizeOf(path) !== null;
  if (!isThere) await takeLogAlong(path, log);
  for (const [copy, kind] of [
    [upgradePath(path), 'upgrade'],
    [restorePath(path), 'restore'],
  ] as const) {
    if (sizeOf(copy) === null) continue;
    // Without the store, the old one has its new name already: the copy was compared before that.
    if (sizeOf(path) === null) {
      await renameStore(copy, path);
      log('store.switch-finished', { kind });
    } else {
      await drop(copy, kind, log);
    }
  }
  const [before] = beforesOf(path);
  if (sizeOf(path) === null && before) {
    await renameStore(before.path, path);
    log('store.switch-taken-back', { kind: 'before-upgrade' });
  }
}

async function drop(copy: string, kind: string, log: Log): Promise<void> {
  await removeCopy(copy);
  log('store.copy-removed', { kind, count: 1 });
}

// A store that was put aside without its log would lack its last words; a new store under the old name must not meet that log.
async function takeLogAlong(path: string, log: Log): Promise<void> {
  const [aside] = asidesOf(path);
  if (!aside || sizeOf(`${path}-wal`) === null || sizeOf(`${aside}-wal`) !== null) return;
  await renameOnDisk(`${path}-wal`, `${aside}-wal`);
  log('store.put-aside', { kind: 'log', count: 1 });
}
