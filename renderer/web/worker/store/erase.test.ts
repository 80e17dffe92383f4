import 'fake-indexeddb/auto';
import { fillWithDefaultSettings, type RxJsonSchema } from 'rxdb';
import { expect, test } from 'vitest';
import { eraseBrowserStore } from './erase.ts';
import { getRxStorageEncryptedDexie } from './index.ts';

const schema: RxJsonSchema<{ id: string }> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 36 } },
  required: ['id'],
};

async function fill(databaseName: string, ...collections: string[]): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  for (const collectionName of collections) {
    const instance = await getRxStorageEncryptedDexie({ key }).createStorageInstance<{ id: string }>({
      databaseInstanceToken: 'test',
      databaseName,
      collectionName,
      schema: fillWithDefaultSettings(schema) as never,
      options: {},
      multiInstance: false,
      devMode: false,
    });
    const meta = { _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '1-a' };
    await instance.bulkWrite([{ document: { id: 'one', ...meta } }], 'test');
    await instance.close();
  }
}

test('every database of the account is deleted, and none of another', async () => {
  await fill('careline-1', 'calls', 'patients');
  await fill('careline-12', 'calls');
  expect(await eraseBrowserStore('careline-1')).toBe(2);
  const left = (await indexedDB.databases()).map(({ name }) => name);
  expect(left).toEqual(['rxdb-dexie-careline-12--0--calls']);
  expect(await eraseBrowserStore('careline-1')).toBe(0);
});
