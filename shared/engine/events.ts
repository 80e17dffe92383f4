/** @file What the engine tells those who watch: session, sync status, and notices of changed collections. */
import { EventPublisher } from '@orpc/server';
import type { ChangeNotice, SessionStatus } from '#shared/contract/engine/session.ts';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';

interface Events {
  session: SessionStatus;
  sync: SyncStatus;
  changes: ChangeNotice;
}

/** The first change after a quiet moment is told after this time: the writes of one stroke follow on one another. */
const FIRST_MS = 4;
/** Changes within this time of the last notice make one more. */
const JOIN_MS = 30;

export interface EngineEvents {
  publish<Name extends 'session' | 'sync'>(name: Name, event: Events[Name]): void;
  changed(collection: CollectionName, origin: ChangeNotice['origin']): void;
  subscribe<Name extends keyof Events>(
    name: Name,
    signal: AbortSignal | undefined,
  ): AsyncIterable<Events[Name]>;
}

export function createEvents(
  after: (milliseconds: number, callback: () => void) => () => void,
): EngineEvents {
  const publisher = new EventPublisher<Record<keyof Events, never>>({ maxBufferedEvents: 50 });
  const waiting: Record<ChangeNotice['origin'], Set<CollectionName>> = { local: new Set(), sync: new Set() };
  let isScheduled = false;

  function flush(): void {
    const isQuiet = waiting.local.size === 0 && waiting.sync.size === 0;
    isScheduled = !isQuiet;
    if (isQuiet) return;
    after(JOIN_MS, flush);
    for (const origin of ['local', 'sync'] as const) {
      if (waiting[origin].size === 0) continue;
      publisher.publish('changes', { collections: [...waiting[origin]], origin } as never);
      waiting[origin].clear();
    }
  }

  return {
    publish: (name, event) => publisher.publish(name, event as never),
    changed(collection, origin) {
      waiting[origin].add(collection);
      if (isScheduled) return;
      isScheduled = true;
      after(FIRST_MS, flush);
    },
    subscribe: (name, signal) =>
      publisher.subscribe(name, signal ? { signal: signal as never } : {}) as never,
  };
}
