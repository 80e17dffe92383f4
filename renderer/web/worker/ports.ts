/** @file The world as the engine sees it in a browser. */

import { newUuid } from '#shared/domain/uuid.ts';
import type { EnginePorts } from '#shared/engine/index.ts';
import { createStoreVault } from '#shared/engine/vault/store-vault.ts';
import { takeDataKey } from './data-key.ts';
import { deviceName } from './device-name.ts';
import { eraseBrowserStore } from './store/erase.ts';
import { getRxStorageEncryptedDexie } from './store/index.ts';
import { indexedDbVaultRecords } from './vault-records.ts';
import { createWebStores } from './web-stores.ts';

/** Makes the engine's ports from the worker's own globals. */
export function createWebPorts(scope: SharedWorkerGlobalScope): EnginePorts {
  const stores = createWebStores();
  return {
    home: 'web',
    deviceName: deviceName(scope.navigator.userAgent),
    serverUrl: scope.location.origin,
    now: () => Date.now(),
    monotonic: () => performance.now(),
    newId: () => newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
    fetch: (...request: Parameters<typeof fetch>) => scope.fetch(...request),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    vault: createStoreVault({
      records: indexedDbVaultRecords(),
      async openStorage(bytes, databaseName) {
        const key = await takeDataKey(bytes);
        return stores.present(getRxStorageEncryptedDexie({ key }), databaseName);
      },
      eraseStorage: eraseBrowserStore,
    }),
    stores: stores.keeper,
    // A browser keeps no log of its own; what operators need is in the server's.
    log: () => undefined,
  };
}
