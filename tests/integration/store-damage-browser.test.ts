/** @file A record of a browser's store that its key does not open: heard by whoever opened the store, also when the one that met it keeps silent. */
import { IDBFactory as FakeIndexedDB, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { getRxStorageEncryptedDexie } from '#renderer/web/worker/store/index.ts';
import { makeTask } from '#shared/domain/test-documents.ts';
import { isDamage } from '#shared/engine/store-trouble.ts';
import { applyDocument } from '#shared/store/apply-document.ts';
import { openStore } from '#shared/store/store.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { createBrowserKey } from '#tests/contracts/storage-factories.ts';

const indexedDB = new FakeIndexedDB();

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Changes one letter of the sealed text of the record with this id. */
async function damage(id: string): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    const database = await answerOf(indexedDB.open(name as string));
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName, 'readwrite').objectStore(storeName);
      const record = store.keyPath === 'id' ? await answerOf(store.get(id)) : undefined;
      if (record === undefined) continue;
      const { sealed } = record as { sealed: string };
      const letter = sealed[40] === 'A' ? 'B' : 'A';
      await answerOf(store.put({ ...record, sealed: sealed.slice(0, 40) + letter + sealed.slice(41) }));
    }
    database.close();
  }
}

test('LIGHT-2 damage of a browser store is heard, though whoever met it keeps silent', async () => {
  const key = await createBrowserKey();
  const heard: unknown[] = [];
  const open = () =>
    openStore(
      getRxStorageEncryptedDexie({ key, indexedDB, IDBKeyRange: FakeKeyRange }),
      'careline-damaged',
      STORE_PLAN,
      (error) => heard.push(error),
    );
  const task = makeTask({ receivedAt: '' });
  const before = await open();
  await applyDocument(before, { collection: 'tasks', document: task, base: null });
  await before.close();
  await damage(task.id);

  const store = await open();
  expect(heard).toEqual([]);
  await store.collections.tasks.storageInstance.findDocumentsById([task.id], false).catch(() => undefined);
  expect(heard.map(isDamage)).toEqual([true]);
  await store.close();
});
