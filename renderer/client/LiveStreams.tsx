import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNotices } from '../ui/notices/notices.ts';
import { useConnection, useConnectionState } from './engine-context.ts';
import { follow } from './follow.ts';
import { useLive } from './live-store.ts';
import { createRefresher } from './refresher.ts';
import { flushUnsaved } from './unsaved.ts';

/** Follows the engine's streams: who is at the desk, where the records are, and which answers have become old. */
export function LiveStreams() {
  const { client } = useConnection();
  const { state, generation } = useConnectionState();
  const queryClient = useQueryClient();
  const isConnected = state === 'connected';
  const sessionState = useLive((live) => live.session?.state);
  const isOpen = isConnected && sessionState === 'open';

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation is a new port, so the stream opens anew
  useEffect(() => {
    if (!isConnected) return;
    const stop = new AbortController();
    const onStatus = (session: Parameters<typeof setSession>[0]) => {
      // The store closes when every window has answered this.
      if (session.state === 'locking') void flushUnsaved().then(() => client.session.flushed());
      // What the cache and the notices hold belongs to an open store only.
      else if (session.state !== 'open') {
        queryClient.clear();
        useNotices.setState({ notices: [] });
      }
      setSession(session);
    };
    void follow((signal) => client.session.status(undefined, { signal }), onStatus, stop.signal);
    return () => {
      stop.abort();
      // What an engine said holds no longer than the engine.
      useLive.setState({ session: null });
    };
  }, [isConnected, generation, client, queryClient]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    void follow(
      (signal) => client.sync.status(undefined, { signal }),
      (sync) => useLive.setState({ sync }),
      stop.signal,
    );
    const refresh = createRefresher(queryClient);
    void follow((signal) => client.session.changes(undefined, { signal }), refresh.onNotice, stop.signal);
    // Whatever changed while nobody listened is old by now.
    void queryClient.invalidateQueries();
    return () => {
      stop.abort();
      refresh.stop();
      useLive.setState({ sync: null });
    };
  }, [isOpen, generation, client, queryClient]);
  return null;
}

function setSession(session: NonNullable<ReturnType<typeof useLive.getState>['session']>): void {
  useLive.setState({ session });
}
