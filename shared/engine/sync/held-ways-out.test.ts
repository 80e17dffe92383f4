import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import type { PushResult } from '#shared/contract/server/sync.ts';
import { makeTask, testId } from '#shared/domain/test-documents.ts';
import { openStore } from '#shared/store/store.ts';
import { openHeldRecords } from './held-records.ts';
import { type HeldParts, retryHeld } from './held-ways-out.ts';

test('HOLD-3 a record that is passed on while it is offered once more stays passed on, whatever the server answers', async () => {
  const store = await openStore(getRxStorageMemory(), `held-${testId(1)}`);
  const task = makeTask({ id: testId(1), receivedAt: '' });
  await store.collections.tasks.insert(task);
  const held = await openHeldRecords(store);
  const refused: PushResult & { outcome: 'refused' } = {
    ...{ id: task.id, outcome: 'refused', code: 'OUT_OF_SCOPE', message: 'Not in your care.' },
  };
  const row = { newDocumentState: { ...task, _deleted: false }, assumedMasterState: null };
  await held.refuse('tasks', row, refused);
  const client = {
    sync: {
      push: async () => {
        await held.change(task.id, { sentAsIsAt: '2026-11-21T15:00:00.000Z' });
        return { results: [refused] };
      },
    },
  };
  await retryHeld({
    ...{ store, held, now: Date.now },
    connection: { request: (call: (to: unknown) => unknown) => call(client) },
  } as unknown as HeldParts);
  expect(held.get(task.id)?.sentAsIsAt).toBe('2026-11-21T15:00:00.000Z');
  expect(held.open()).toEqual([]);
  await store.close();
});
