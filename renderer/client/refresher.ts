import type { QueryClient } from '@tanstack/react-query';
import type { ChangeNotice } from '#shared/contract/engine/session.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { useLive } from './live-store.ts';
import { readsOf } from './reads.ts';

/** What came from the server is shown at once, and after that this often at most. */
const SYNC_PAUSE = 400;
/** While the first copy arrives, which is all the time, it is shown less and less often until it is complete. */
const LONGEST_PAUSE = 2_000;

/** How long a command that has not answered may hold back what it changed. */
const LONGEST_HOLD = 2_000;

/**
 * Fetches answers anew when a notice names a collection they are made from. After one's own write: at once, but not before the
 * command has answered to whoever gave it, who might otherwise be gone from the screen by then. After a sync: at once too, then what
 * follows is joined for a moment, so that a thousand arriving records do not ask for the queue a thousand times.
 */
export function createRefresher(queryClient: QueryClient) {
  let changed = new Set<CollectionName>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHolding = false;
  let pause = SYNC_PAUSE;

  const refresh = () => {
    clearTimeout(timer);
    timer = undefined;
    isHolding = false;
    const names = changed;
    changed = new Set();
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => readsOf(queryKey).some((name) => names.has(name)),
    });
  };
  const refreshAndRest = () => {
    refresh();
    timer = setTimeout(() => {
      timer = undefined;
      if (changed.size > 0) refreshAndRest();
    }, SYNC_PAUSE);
  };
  const stopWatching = queryClient.getMutationCache().subscribe(() => {
    if (!isHolding || queryClient.isMutating() > 0) return;
    clearTimeout(timer);
    isHolding = false;
    timer = setTimeout(refresh);
  });
  const stopListening = useLive.subscribe((now, before) => {
    const isComplete = now.sync?.isInitialSyncDone === true && before.sync?.isInitialSyncDone === false;
    if (isComplete && timer && !isHolding) refresh();
  });
  return {
    onNotice: ({ collections, origin }: ChangeNotice) => {
      for (const name of collections) changed.add(name);
      if (origin === 'local') {
        if (queryClient.isMutating() === 0) return refresh();
        clearTimeout(timer);
        isHolding = true;
        timer = setTimeout(refresh, LONGEST_HOLD);
        return;
      }
      if (timer) return;
      if (useLive.getState().sync?.isInitialSyncDone ?? true) {
        pause = SYNC_PAUSE;
        refreshAndRest();
      } else {
        timer = setTimeout(refresh, pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      }
    },
    stop: () => {
      stopWatching();
      stopListening();
      clearTimeout(timer);
    },
  };
}
