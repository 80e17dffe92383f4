import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { TestDevice } from './server-harness.ts';

/** What a device holds that follows some collections from its checkpoints, as a real one does. */
export interface Follower {
  /** Pulls from the checkpoints and answers what came. */
  follow(): Promise<WireDocument[]>;
  /** The ids it holds, sorted. */
  ids(collection: CollectionName): string[];
  /** The ids that a new device of the same person would receive, sorted. */
  truth(collection: CollectionName): Promise<string[]>;
}

/** Follows from nothing. */
export function createFollower(
  device: TestDevice,
  collections: CollectionName[] = ['patients', 'tasks'],
): Follower {
  const held = new Map(collections.map((name) => [name, new Map<string, WireDocument>()]));
  const checkpoints = new Map<CollectionName, number>();
  return {
    async follow() {
      const news: WireDocument[] = [];
      for (const [collection, documents] of held) {
        const page = await device.pullAll(collection, checkpoints.get(collection));
        checkpoints.set(collection, page.sequence);
        for (const document of page.documents) {
          if (document._deleted) documents.delete(document.id);
          else documents.set(document.id, document);
        }
        news.push(...page.documents);
      }
      return news;
    },
    ids: (collection) => [...(held.get(collection)?.keys() ?? [])].sort(),
    async truth(collection) {
      const { documents } = await device.pullAll(collection);
      return documents
        .filter(({ _deleted }) => !_deleted)
        .map(({ id }) => id)
        .sort();
    },
  };
}
