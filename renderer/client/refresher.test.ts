import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRefresher } from './refresher.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const queue = [['queue', 'today'], { type: 'query' }];
const forms = [['screenings', 'forms'], { type: 'query' }];

function clientWithAnswers(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(queue, {});
  client.setQueryData(forms, []);
  return client;
}
const isOld = (client: QueryClient, key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;

test("one's own write makes the answers old at once, and only those made from it", () => {
  const client = clientWithAnswers();
  createRefresher(client).onNotice({ collections: ['calls'], origin: 'local' });
  expect(isOld(client, queue)).toBe(true);
  expect(isOld(client, forms)).toBe(false);
});

test('many arriving records make the answers old once, a moment later', () => {
  const client = clientWithAnswers();
  const spy = vi.spyOn(client, 'invalidateQueries');
  const refresher = createRefresher(client);
  for (let count = 0; count < 1_000; count++) refresher.onNotice({ collections: ['tasks'], origin: 'sync' });
  expect(isOld(client, queue)).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(isOld(client, queue)).toBe(true);
  expect(spy).toHaveBeenCalledTimes(1);
});

test('after stop nothing is asked for any more', () => {
  const client = clientWithAnswers();
  const refresher = createRefresher(client);
  refresher.onNotice({ collections: ['tasks'], origin: 'sync' });
  refresher.stop();
  vi.advanceTimersByTime(5_000);
  expect(isOld(client, queue)).toBe(false);
});

test('a write is not shown before the command that made it has answered', async () => {
  const client = clientWithAnswers();
  let answer = () => {};
  const command = client.getMutationCache().build(client, {
    mutationFn: () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  });
  const refresher = createRefresher(client);
  const done = command.execute(undefined).then(() => isOld(client, queue));
  await vi.advanceTimersByTimeAsync(0);
  refresher.onNotice({ collections: ['calls'], origin: 'local' });
  await vi.advanceTimersByTimeAsync(500);
  expect(isOld(client, queue)).toBe(false);
  answer();
  expect(await done).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOld(client, queue)).toBe(true);
});
