import { expect, test } from 'vitest';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import { createPullFeed } from './pull-feed.ts';

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

test('PULL-2 a document that was asked for and is no news here is asked for once, and the pull goes on', async () => {
  const fetched: string[][] = [];
  let runs = 0;
  const feed = createPullFeed({
    pull: async (checkpoint) => ({
      documents: checkpoint?.sequence === 7 ? [{ id: id(1), _deleted: false }] : [],
      checkpoint: { sequence: 8 },
    }),
    fetch: async (ids): Promise<WireDocument[]> => {
      fetched.push([...ids]);
      return ids.map((one) => ({ id: one, _deleted: true }));
    },
    // Tombstones of what was never here.
    news: async () => [],
    admit: async (documents) => documents,
    onEnd: () => {
      runs += 1;
    },
  });
  feed.want([id(2)]);
  expect(await feed.take({ sequence: 7 }, 100)).toEqual({ documents: [], checkpoint: { sequence: 7 } });
  const next = await feed.take({ sequence: 7 }, 100);
  expect(next.documents.map((document) => document.id)).toEqual([id(1)]);
  expect(next.checkpoint).toEqual({ sequence: 8 });
  expect(fetched).toEqual([[id(2)]]);
  expect(runs).toBe(2);
});

test('SCOPE-2 a tombstone by id whose slice could not be written is asked for again', async () => {
  const fetched: string[][] = [];
  const feed = createPullFeed({
    pull: async () => ({ documents: [], checkpoint: { sequence: 8 } }),
    fetch: async (ids) => {
      fetched.push([...ids]);
      return ids.map((one) => ({ id: one, _deleted: true }));
    },
    news: async (documents) => documents,
    admit: async (documents) => documents,
    onEnd: () => undefined,
  });
  feed.want([id(1)]);
  expect((await feed.take({ sequence: 7 }, 100)).documents).toHaveLength(1);
  feed.rewind();
  expect((await feed.take({ sequence: 7 }, 100)).documents).toHaveLength(1);
  expect((await feed.take({ sequence: 7 }, 100)).documents).toHaveLength(0);
  feed.rewind();
  await feed.take({ sequence: 7 }, 100);
  expect(fetched).toEqual([[id(1)], [id(1)]]);
});

test('PULL-2 documents by id of which the server answers none do not hold up the pull', async () => {
  const fetched: string[][] = [];
  const feed = createPullFeed({
    pull: async () => ({ documents: [], checkpoint: { sequence: 8 } }),
    fetch: async (ids) => {
      fetched.push([...ids]);
      return [];
    },
    news: async (documents) => documents,
    admit: async (documents) => documents,
    onEnd: () => undefined,
  });
  feed.want([id(1), id(2)]);
  await feed.take({ sequence: 7 }, 100);
  expect(await feed.take({ sequence: 7 }, 100)).toEqual({ documents: [], checkpoint: { sequence: 8 } });
  expect(fetched).toEqual([[id(1), id(2)]]);
});
