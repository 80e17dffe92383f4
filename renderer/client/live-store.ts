import { create } from 'zustand';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';

interface LiveState {
  session: SessionStatus | null;
  sync: SyncStatus | null;
}

/** The newest word of the engine's live streams. Null until the first word has come. */
export const useLive = create<LiveState>(() => ({ session: null, sync: null }));

/** Who is at the desk and whether the store is open. Null before the engine has said so. */
export function useSession(): SessionStatus | null {
  return useLive((state) => state.session);
}

/** The sync light and its counts. Null before the engine has said so. */
export function useSyncStatus(): SyncStatus | null {
  return useLive((state) => state.sync);
}
