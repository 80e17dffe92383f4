/** @file What the engine tells those who watch: session, sync status, and notices of changed collections. */
import { EventPublisher } from '@orpc/server';
import type { ChangeNotice, SessionStatus } from '#shared/contract/engine/session.ts';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import type { TasksDue } from '#shared/contract/engine/tasks.ts';
import type { CollectionName } from '#shared/domain/document.ts';

interface Events {
  session: SessionStatus;
  sync: SyncStatus;
  changes: ChangeNotice;
  reminders: TasksDue;
}

/** A change is told after this time: the writes of one stroke follow on one another. */
const FIRST_MS = 4;
/** A collection that was told of is not told of again before this time has passed; another one does not wait for it. */
const REST_MS = 30;

export interface EngineEvents {
  publish<Name extends 'session' | 'sync' | 'reminders'>(name: Name, event: Events[Name]): void;
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
  const notices = { local: createNotices('local'), sync: createNotices('sync') };

  function createNotices(origin: ChangeNotice['origin']): (collection: CollectionName) => void {
    const waiting = new Set<CollectionName>();
    const resting = new Set<CollectionName>();
    const again = new Set<CollectionName>();

    function tell(): void {
      const collections = [...waiting];
      waiting.clear();
      publisher.publish('changes', { collections, origin } as never);
      for (const collection of collections) resting.add(collection);
      after(REST_MS, () => {
        for (const collection of collections) {
          resting.delete(collection);
          if (again.delete(collection)) changed(collection);
        }
      });
    }

    function changed(collection: CollectionName): void {
      if (resting.has(collection)) {
        again.add(collection);
        return;
      }
      if (waiting.size === 0) after(FIRST_MS, tell);
      waiting.add(collection);
    }
    return changed;
  }

  return {
    publish: (name, event) => publisher.publish(name, event as never),
    changed: (collection, origin) => notices[origin](collection),
    subscribe: (name, signal) =>
      publisher.subscribe(name, signal ? { signal: signal as never } : {}) as never,
  };
}
