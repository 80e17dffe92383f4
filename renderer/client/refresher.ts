import type { QueryClient } from '@tanstack/react-query';
import type { ChangeNotice } from '#shared/contract/engine/session.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { useLive } from './live-store.ts';
import { readsOf } from './reads.ts';

/** What came from the server is shown this often at most, and more seldom while the first copy arrives. */
const SYNC_PAUSE = 400;
const FIRST_COPY_PAUSE = 2_000;

/**
 * Fetches answers anew when a notice names a collection they are made from: at once after one's own write, and joined for a
 * moment after a sync, so that a thousand arriving records do not ask for the queue a thousand times.
 */
export function createRefresher(queryClient: QueryClient) {
  let changed = new Set<CollectionName>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = () => {
    clearTimeout(timer);
    timer = undefined;
    const names = changed;
    changed = new Set();
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => readsOf(queryKey).some((name) => names.has(name)),
    });
  };
  return {
    onNotice: ({ collections, origin }: ChangeNotice) => {
      for (const name of collections) changed.add(name);
      if (origin === 'local') return refresh();
      const isFirstCopyHere = useLive.getState().sync?.isInitialSyncDone ?? true;
      timer ??= setTimeout(refresh, isFirstCopyHere ? SYNC_PAUSE : FIRST_COPY_PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}
