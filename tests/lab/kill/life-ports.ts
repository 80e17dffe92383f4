/** @file The ports of a child: the desktop home's own vault files and encrypted store, without Electron around them. */
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import type { RxStorageInstance } from 'rxdb';
import { createStorageOpener } from '#electron/engine-host/desktop-storage.ts';
import { createVaultRecordFiles } from '#electron/platform/vault-records.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import type { EnginePorts } from '#shared/engine/index.ts';
import { createStoreVault } from '#shared/engine/vault/store-vault.ts';
import type { StoreStorage } from '#shared/store/storage.ts';
import type { LifeOrder } from './messages.ts';

type Instance = RxStorageInstance<unknown, unknown, unknown>;

export interface LifePorts {
  ports: EnginePorts;
  /** The open collections, for tasks that work on the store itself. */
  instances: Set<Instance>;
}

const CHEAP = { algorithm: 'argon2id', memoryKibibytes: 8, iterations: 1, parallelism: 1 } as const;

/** `onKey` hears the key and the file of the store as it is opened. */
export function createLifePorts(order: LifeOrder, onKey: (hex: string, path: string) => void): LifePorts {
  const instances = new Set<Instance>();
  const stores = join(order.folder, 'stores');
  const openStorage = createStorageOpener(stores);
  const records = createVaultRecordFiles(join(order.folder, 'accounts'), (file) => {
    throw new Error(`The account file ${file} is damaged.`);
  });
  const vault = createStoreVault({
    records,
    openStorage: async (key, databaseName) => {
      onKey(Buffer.from(key).toString('hex'), join(stores, `${databaseName}.db`));
      return watched(await openStorage(key, databaseName), instances);
    },
    ...(order.isKeyCheap ? { derivation: CHEAP } : {}),
  });
  const ports: EnginePorts = {
    home: 'desktop',
    deviceName: 'Lab device',
    serverUrl: order.serverUrl,
    now: Date.now,
    monotonic: () => performance.now(),
    newId: () => newUuid(Date.now(), randomFillSync),
    fetch: globalThis.fetch,
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    vault,
    log: (event, facts) => {
      if (process.env.CARELINE_TEST_LOG) process.stderr.write(`${event} ${JSON.stringify(facts ?? {})}\n`);
    },
  };
  return { ports, instances };
}

function watched(storage: StoreStorage, instances: Set<Instance>): StoreStorage {
  return {
    ...storage,
    async createStorageInstance(parameters: never) {
      const instance = await storage.createStorageInstance(parameters);
      instances.add(instance as never);
      return instance as never;
    },
  } as StoreStorage;
}
