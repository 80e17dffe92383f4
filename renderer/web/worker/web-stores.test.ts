import { IDBFactory as FakeIndexedDB, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { openStore } from '#shared/store/store.ts';
import { getRxStorageEncryptedDexie } from './store/index.ts';
import { createWebStores } from './web-stores.ts';

const NAME = 'careline-1';

test('a store started anew is empty, the one put aside keeps its data, and another account is not touched', async () => {
  const environment = { indexedDB: new FakeIndexedDB(), IDBKeyRange: FakeKeyRange };
  const stores = createWebStores(environment);
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const open = async (name: string) =>
    openStore(await stores.present(getRxStorageEncryptedDexie({ key, ...environment }), name), name);

  const first = await open(NAME);
  await first.writeLocal('call-draft', { words: 'half a note' });
  await first.close();
  expect(await stores.keeper.mayStartNew(NAME)).toBe(false);
  await stores.keeper.startNew(NAME);
  expect(await stores.keeper.mayStartNew(NAME)).toBe(true);
  expect(await stores.keeper.mayStartNew('careline-2')).toBe(false);

  const second = await open(NAME);
  expect(await second.readLocal('call-draft')).toBeNull();
  await second.writeLocal('call-draft', { words: 'a new note' });
  await second.close();
  await stores.keeper.opened(NAME);
  expect(await createWebStores(environment).keeper.mayStartNew(NAME)).toBe(false);

  const again = await open(NAME);
  expect(await again.readLocal('call-draft')).toEqual({ words: 'a new note' });
  await again.close();
  const aside = await openStore(getRxStorageEncryptedDexie({ key, ...environment }), NAME);
  expect(await aside.readLocal('call-draft')).toEqual({ words: 'half a note' });
  await aside.close();
});
