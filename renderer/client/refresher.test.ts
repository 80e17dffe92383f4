import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { useLive } from './live-store.ts';
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

test('a record that arrives makes the answers old at once, and many that follow it once more', () => {
  const client = clientWithAnswers();
  const spy = vi.spyOn(client, 'invalidateQueries');
  const refresher = createRefresher(client);
  for (let count = 0; count < 1_000; count++) refresher.onNotice({ collections: ['tasks'], origin: 'sync' });
  expect(isOld(client, queue)).toBe(true);
  expect(spy).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  expect(spy).toHaveBeenCalledTimes(2);
});

test('while the first copy arrives the first rows are shown soon, and more and more at a time', () => {
  const client = clientWithAnswers();
  const shown: number[] = [];
  vi.spyOn(client, 'invalidateQueries').mockImplementation(async () => void shown.push(Date.now() - start));
  const { onNotice } = createRefresher(client);
  const isInitialSyncDone = (isDone: boolean) =>
    useLive.setState({ sync: { isInitialSyncDone: isDone } as SyncStatus });
  const arrive = (milliseconds: number) => {
    for (let time = 0; time < milliseconds; time += 10) {
      onNotice({ collections: ['calls'], origin: 'sync' });
      vi.advanceTimersByTime(10);
    }
  };
  isInitialSyncDone(false);
  const start = Date.now();
  arrive(7_000);
  expect(shown).toEqual([400, 1_200, 2_800, 4_800, 6_800]);
  // The light says that everything is here: so does the screen.
  isInitialSyncDone(true);
  expect(shown.at(-1)).toBe(7_000);
  arrive(1_200);
  expect(shown.slice(6)).toEqual([7_000, 7_400, 7_800, 8_200]);
});

test('after stop nothing is asked for any more', () => {
  const client = clientWithAnswers();
  const refresher = createRefresher(client);
  refresher.onNotice({ collections: ['tasks'], origin: 'sync' });
  client.setQueryData(queue, {});
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
