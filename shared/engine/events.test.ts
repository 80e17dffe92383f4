import { expect, test } from 'vitest';
import { createEvents } from './events.ts';

test('a change is told at once together with those of the same stroke; only the same collection waits for its next turn', async () => {
  const due: { at: number; callback: () => void }[] = [];
  let now = 0;
  const events = createEvents((milliseconds, callback) => {
    due.push({ at: now + milliseconds, callback });
    return () => undefined;
  });
  const pass = (until: number) => {
    for (now = now + 1; now <= until; now += 1) {
      for (const timer of due.filter(({ at }) => at === now)) timer.callback();
    }
    now = until;
  };
  const notices: string[] = [];
  const following = (async () => {
    for await (const { collections } of events.subscribe('changes', undefined)) {
      notices.push(`${now} ${collections.join()}`);
    }
  })();
  await Promise.resolve();
  const told = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return notices.splice(0).map((notice) => notice.split(' ')[1]);
  };
  events.changed('calls', 'local');
  events.changed('tasks', 'local');
  pass(5);
  expect(await told()).toEqual(['calls,tasks']);
  events.changed('tasks', 'local');
  events.changed('patients', 'local');
  pass(10);
  expect(await told()).toEqual(['patients']);
  events.changed('tasks', 'sync');
  pass(15);
  expect(await told()).toEqual(['tasks']);
  pass(34);
  expect(await told()).toEqual([]);
  pass(45);
  expect(await told()).toEqual(['tasks']);
  pass(200);
  expect(await told()).toEqual([]);
  events.changed('calls', 'local');
  pass(205);
  expect(await told()).toEqual(['calls']);
  void following;
});
