import { expect, test } from 'vitest';
import type { StoreDatabase } from './database.ts';
import { flushBefore } from './flush.ts';

test('what a person writes is flushed also right after what the replication wrote', () => {
  const said: string[] = [];
  const database = { connection: { pragma: (text: string) => said.push(text) } } as unknown as StoreDatabase;
  for (const context of [
    'bulk-insert',
    'replication-downstream-x',
    'replication-set-checkpoint',
    'rx-document-save',
    'local',
  ]) {
    flushBefore(database, context);
  }
  expect(said).toEqual(['synchronous = NORMAL', 'synchronous = FULL']);
});
