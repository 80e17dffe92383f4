/** @file The one light and what stands beside it: changed piece by piece, told when it differs. */
import type { SyncStatus } from '#shared/contract/engine/sync.ts';

export interface StatusBoard {
  current(): SyncStatus;
  update(change: Partial<Omit<SyncStatus, 'light'>>): void;
  close(): void;
}

/** Starts with what is known. The light is made from the rest (LIGHT-1). */
export function openStatusBoard(
  first: Omit<SyncStatus, 'light'>,
  onStatus: (status: SyncStatus) => void,
): StatusBoard {
  let status: SyncStatus = { ...first, light: lightOf(first) };
  let isClosed = false;
  return {
    current: () => status,
    update(change) {
      const next = { ...status, ...change };
      next.light = lightOf(next);
      const isSame = JSON.stringify(next) === JSON.stringify(status);
      status = next;
      if (!isSame && !isClosed) onStatus(status);
    },
    close() {
      isClosed = true;
    },
  };
}

function lightOf({ held, pending, isInitialSyncDone }: Omit<SyncStatus, 'light'>): SyncStatus['light'] {
  if (held > 0) return 'held';
  return pending > 0 || !isInitialSyncDone ? 'on-this-device' : 'with-the-server';
}
