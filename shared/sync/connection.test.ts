import { expect, test } from 'vitest';
import type { News } from '#shared/contract/server/sync.ts';
import { openConnection } from './connection.ts';
import type { ServerLink } from './server-link.ts';

/** What a device pulls when the stream says this, in this order. */
async function pulledFor(events: Omit<News, 'clocks'>[]): Promise<(readonly string[] | null)[]> {
  const pulled: (readonly string[] | null)[] = [];
  const heard = Promise.withResolvers<void>();
  async function* stream() {
    for (const event of events) yield { ...event, clocks: false };
    heard.resolve();
    await new Promise(() => undefined);
  }
  const client = { sync: { changes: async () => stream() } };
  const connection = openConnection({
    link: {
      authorized: (call: (to: unknown) => unknown) => call(client),
      dropRequests: () => undefined,
    } as unknown as ServerLink,
    now: () => 0,
    monotonic: () => 0,
    after: () => () => undefined,
    random: () => 0,
    onNews: (collections) => pulled.push(collections),
    onContact: () => undefined,
    onState: () => undefined,
  });
  await heard.promise;
  connection.close();
  return pulled;
}

test('WAKE-1 news of two writers count both, also when the later one is told first', async () => {
  const pulled = await pulledFor([
    { sequence: 11, collections: null },
    { sequence: 13, collections: ['tasks'] },
    { sequence: 12, collections: ['patients'] },
    { sequence: 13, collections: ['calls'] },
  ]);
  expect(pulled).toEqual([null, ['tasks'], ['patients'], ['calls']]);
});

test('WAKE-1 a heartbeat pulls nothing, and the word on the last sequence everything, once', async () => {
  const pulled = await pulledFor([
    { sequence: 11, collections: null },
    { sequence: 12, collections: ['tasks'] },
    { sequence: 12, collections: [] },
    { sequence: 12, collections: null },
    { sequence: 12, collections: null },
  ]);
  expect(pulled).toEqual([null, ['tasks'], null]);
});
